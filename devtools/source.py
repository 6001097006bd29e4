"""Where Frappe comes from: its official repository, or the renamed snapshot on PyPI, restored.

`--frappe release` (or a URL or path with @ref) is an ordinary checkout. `--frappe pypi` serves machines
that reach package registries alone: the package `criscostack` is Frappe 15.0.0-dev under another name,
and giving the names back yields the public tree of 5 August 2023 (see docs/frappe-sources.md).
"""

import hashlib
import shutil
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path

from devtools import paths, shell
from devtools.failure import Failure
from devtools.steps import digest, once

OFFICIAL = "https://github.com/frappe/frappe"
RELEASE = "v15.118.0"

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


@dataclass(frozen=True)
class Source:
	"""One choice of Frappe. `kind` is "pypi", "release" (a git URL) or "path" (a local repository)."""

	kind: str
	url: str = ""
	ref: str = ""

	def __str__(self) -> str:
		return "pypi" if self.kind == "pypi" else f"{self.url}@{self.ref}"

	def as_dict(self) -> dict:
		return asdict(self)


def choose(text: str | None, before: dict | None) -> Source:
	"""The source that was asked for; else the one this bench has; else the best that can be reached."""
	if not text:
		return Source(**before) if before else _default()
	source = _named(text)
	if source.as_dict() != before:
		_check_exists(source)
	return source


def _named(text: str) -> Source:
	if text == "pypi":
		return Source("pypi")
	if text == "release":
		return Source("release", OFFICIAL, RELEASE)
	url, at, ref = text.rpartition("@")
	if not at or not url:
		raise Failure(
			f"`--frappe {text}` names no version: write `release`, `pypi`, or a URL or path with @ref."
		)
	return Source("release", url, ref) if "://" in url else Source("path", str(Path(url).resolve()), ref)


def _check_exists(source: Source) -> None:
	"""Raise Failure before anything of the bench is given up for a source that is not there."""
	if source.kind == "pypi":
		return
	found = shell.output("git", "ls-remote", "--heads", "--tags", source.url, source.ref)
	if not source.ref or not found:
		raise Failure(
			f"There is no branch or tag `{source.ref}` to be had from {source.url}: "
			"look whether both are right and can be reached, or use `--frappe pypi`."
		)


def _default() -> Source:
	"""The release where its git host answers within ten seconds, by whatever way git goes there."""
	tag = f"refs/tags/{RELEASE}"
	if shell.output("timeout", "10", "git", "ls-remote", "--tags", OFFICIAL, tag):
		return Source("release", OFFICIAL, RELEASE)
	return Source("pypi")


def repository(source: Source) -> tuple[str, str]:
	"""The git address and branch that `bench init` clones; a local one is made ready first."""
	if source.kind == "release":
		return source.url, source.ref
	folder = paths.SOURCE / "frappe"
	prepare = restore_snapshot if source.kind == "pypi" else _clone
	once("source", f"Frappe from {source}", str(source), lambda: prepare(source, folder))
	return folder.as_uri(), "main"


def _clone(source: Source, folder: Path) -> None:
	"""Copy one version of a local repository to a folder named as bench wants it."""
	shutil.rmtree(folder, ignore_errors=True)
	address = Path(source.url).as_uri()
	shell.run("source", "git", "clone", "--quiet", "--depth=1", "--branch", source.ref, address, folder)
	shell.run("source", "git", "checkout", "--quiet", "-B", "main", cwd=folder)


def restore_snapshot(source: Source, folder: Path) -> None:
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
