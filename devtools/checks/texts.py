"""Nothing in the repository is unfinished, or true on one machine alone.

Looks in every file that git tracks or would track (all but LICENSE) for marks of work left over,
for paths of the machine it was written on, and for addresses of package registries, which belong
into the settings of whoever installs. Takes the repository, or any folder in it.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from .finding import Finding

# Put together, so that this file does not find itself.
MARKS = ("TO" + "DO", "FIX" + "ME", "X" * 3)
FOLDERS = ("work", "home", "root")
REGISTRIES = ("pypi.@", "registry.npmjs.@", "files.pythonhosted.@", "deb.debian.@")
PATTERNS = (
	("work left over", re.compile(rf"\b(?:{'|'.join(MARKS)})\b")),
	# At the start of a path only: a folder of that name further down is anybody's.
	("a path of one machine", re.compile(rf"(?<![\w.~*}})>\]-])/(?:{'|'.join(FOLDERS)})/")),
	("a package registry", re.compile("|".join(map(re.escape, REGISTRIES)).replace("@", "org"), re.I)),
)
EXEMPT = {"LICENSE"}


def check(folder: Path) -> Iterator[Finding]:
	try:
		root = Path(git(folder, "rev-parse", "--show-toplevel").strip())
		listed = git(root, "ls-files", "-co", "--exclude-standard", "-z").split("\0")
	except (OSError, subprocess.CalledProcessError) as error:
		# Without git there is no list of files, and a list of none would pass.
		yield Finding(folder, 1, f"git cannot list the files: {error}")
		return
	for path in (root / name for name in sorted(filter(None, listed))):
		if path.is_file() and not path.is_symlink() and path.relative_to(root).as_posix() not in EXEMPT:
			yield from in_file(path)


def git(folder: Path, *arguments: str) -> str:
	command = ["git", "-C", str(folder), *arguments]
	return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def in_file(path: Path) -> Iterator[Finding]:
	content = path.read_bytes()
	if b"\0" in content:  # a picture or a font
		return
	for line, text in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
		for what, pattern in PATTERNS:
			for found in pattern.finditer(text):
				yield Finding(Path(os.path.relpath(path)), line, f"{what}: {found[0]}")
