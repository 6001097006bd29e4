"""Frappe where package registries alone can be reached: the renamed snapshot on PyPI, restored.

The package `criscostack` is Frappe 15.0.0-dev under another name, and giving the names back yields the public
tree of 5 August 2023 (see docs/frappe-sources.md).
"""

import hashlib
import shutil
import tarfile
from pathlib import Path

from devtools import paths, shell
from devtools.failure import Failure
from devtools.steps import digest

SNAPSHOT = "criscostack==1.0.0"
SNAPSHOT_SHA256 = "82f55713e9ee191d5a6c8eaba215ae3da4ab9ee20d8eaa27f501351ee6345478"
TREE_SHA256 = "254c22894861e459ede7ae789e07bbf85d32691a3b199e67011b2108b153208e"

# In this order: later pairs give back what earlier ones left.
NAMES = (
	("criscostack", "frappe"),
	("Criscostack", "Frappe"),
	("CRISCOSTACK", "FRAPPE"),
	("criscoerp", "erpnext"),
	("Criscoerp", "ERPNext"),
	("Crisco", "Frappe"),
	("crisco", "frappe"),
	("CRISCO", "FRAPPE"),
)
RENAMED_FILE = ("utils/brik_helper.py", "utils/bench_helper.py")


def restore(folder: Path) -> None:
	"""Download the snapshot, check it, give every name back, check again, and make it a repository."""
	shutil.rmtree(folder.parent, ignore_errors=True)
	archive = _download(folder.parent)
	with tarfile.open(archive) as tar:
		_restore(tar, folder)
	tree = digest(folder / "frappe")
	if tree != TREE_SHA256:
		raise Failure(
			f"The restored Frappe has the digest {tree} and should have {TREE_SHA256}: "
			"somebody changed the package; do not use it, and report this."
		)
	# What a build puts there is no change to Frappe.
	(folder / ".gitignore").write_text("node_modules\ndist\n*.pyc\n*.egg-info\n")
	git = ["git", "-c", "user.name=snapshot", "-c", "user.email=snapshot@localhost"]
	shell.run("source", "git", "init", "--quiet", "--initial-branch=main", cwd=folder)
	shell.run("source", "git", "add", "--all", "--force", cwd=folder)
	shell.run("source", *git, "commit", "--quiet", "-m", "Frappe 15.0.0-dev, restored", cwd=folder)


def _download(folder: Path) -> Path:
	folder.mkdir(parents=True)
	pip = [paths.TOOLS / "bin" / "python", "-m", "pip", "download", "--disable-pip-version-check"]
	shell.run("source", *pip, "--no-deps", "--no-binary=:all:", "--dest", folder, SNAPSHOT)
	(archive,) = folder.glob("*.tar.gz")
	found = hashlib.sha256(archive.read_bytes()).hexdigest()
	if found != SNAPSHOT_SHA256:
		raise Failure(
			f"The downloaded {archive.name} has the sha256 {found} and should have {SNAPSHOT_SHA256}: "
			"somebody changed the package; do not use it, and report this."
		)
	return archive


def _restore(tar: tarfile.TarFile, folder: Path) -> None:
	for member in tar:
		name = Path(*Path(member.name).parts[1:])
		wanted = name.parts[:1] == ("criscostack",) or str(name) in ("pyproject.toml", "README.md")
		if member.isfile() and wanted and name.name != ".DS_Store":
			target = folder / _restored_path(str(name))
			target.parent.mkdir(parents=True, exist_ok=True)
			target.write_bytes(_restored_content(tar.extractfile(member).read()))


def _restored_path(name: str) -> str:
	return _rename(name).replace(*RENAMED_FILE)


def _restored_content(content: bytes) -> bytes:
	try:
		return _rename(content.decode()).encode()
	except UnicodeDecodeError:
		return content


def _rename(text: str) -> str:
	for changed, real in NAMES:
		text = text.replace(changed, real)
	return text
