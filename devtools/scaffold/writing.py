"""Several files written as one: all of them, or none."""

import shutil
import signal
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

_INTERRUPTIONS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}


def write(texts: Mapping[Path, str]) -> None:
	"""Where anything goes wrong, what was made is taken away and what was edited is as before."""
	with _undisturbed(), ExitStack() as undo:
		beside = {path: _beside(path, text, undo) for path, text in texts.items()}
		for path, new in beside.items():
			_put(new, path, undo)
		undo.pop_all()


@contextmanager
def _undisturbed() -> Iterator[None]:
	"""An interruption waits for these milliseconds: a second one would break off the undoing."""
	before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTIONS)
	try:
		yield
	finally:
		signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _beside(path: Path, text: str, undo: ExitStack) -> Path:
	"""What it will be, in its folder under another name."""
	for folder in reversed([each for each in path.parents if not each.exists()]):
		folder.mkdir()
		undo.callback(folder.rmdir)
	new = path.with_name(f".{path.name}.new")
	undo.callback(new.unlink, missing_ok=True)
	new.write_text(text, encoding="utf-8")
	return new


def _put(new: Path, path: Path, undo: ExitStack) -> None:
	if path.exists():
		shutil.copymode(path, new)
		undo.callback(path.write_bytes, path.read_bytes())
	else:
		undo.callback(path.unlink, missing_ok=True)
	new.replace(path)
