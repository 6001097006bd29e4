"""Progress, and going on where an interrupted run stopped.

A step is done when the file in `done/` that bears its name holds its key. The key says what the step
was made from (a lock file's digest, say), so that a changed input makes the step run again.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from devtools import paths


@contextmanager
def progress(title: str) -> Iterator[None]:
	"""Print one line for what happens inside: its title, then its seconds."""
	print(f"  {title} ", end="", flush=True)
	started = time.monotonic()
	try:
		yield
	except BaseException:
		print("... not done", flush=True)
		raise
	print(f"... {time.monotonic() - started:.1f} s", flush=True)


def is_done(name: str) -> bool:
	return (paths.DONE / name).exists()


def once(name: str, title: str, key: str, action: Callable[[], None]) -> bool:
	"""Run `action` unless it was done before with the same key; tell whether it ran. No title, no line."""
	marker = paths.DONE / name
	if marker.exists() and marker.read_text() == key:
		return False
	marker.unlink(missing_ok=True)
	with progress(title) if title else nullcontext():
		action()
	marker.parent.mkdir(parents=True, exist_ok=True)
	marker.write_text(key)
	return True


def forget(*names: str) -> None:
	"""Let these steps run again the next time; `site-*` names all that begin so."""
	for name in names:
		for marker in paths.DONE.glob(name):
			marker.unlink(missing_ok=True)


def forget_all_but(*names: str) -> None:
	"""Let all steps run again the next time, except these."""
	forget(*(marker.name for marker in paths.DONE.glob("*") if marker.name not in names))


def digest(*files: Path, leave_out: Callable[[Path], bool] = lambda file: False) -> str:
	"""The sha256 over names and contents of files and folders, in a fixed order (hex)."""
	total = hashlib.sha256()
	for file in files:
		for path in sorted(file.rglob("*")) if file.is_dir() else [file]:
			name = path.relative_to(file.parent)
			if path.is_file() and "__pycache__" not in name.parts and not leave_out(name):
				total.update(str(name).encode() + b"\0")
				total.update(hashlib.sha256(path.read_bytes()).digest())
	return total.hexdigest()
