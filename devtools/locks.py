"""One run at a time: a file lock that the kernel frees when its holder ends, however it ends."""

import fcntl
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

from devtools import paths
from devtools.failure import Failure

NAMES = ("up", "test", "setup")


@contextmanager
def only_one(name: str) -> Iterator[None]:
	"""Hold the lock of this name; Failure where another process holds it."""
	paths.OURS.mkdir(parents=True, exist_ok=True)
	with (paths.OURS / f"{name}.lock").open("a+") as file:
		try:
			fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
		except BlockingIOError:
			raise Failure(
				f"Another `./dev {name}` is at work here (process {holder(name)}): "
				"wait until it has ended, or end it with `./dev stop`."
			) from None
		file.truncate(0)
		file.write(str(os.getpid()))
		file.flush()
		yield
		file.truncate(0)


def holder(name: str) -> int | None:
	"""The process that holds this lock, if any."""
	path = paths.OURS / f"{name}.lock"
	if not path.exists():
		return None
	with path.open("r+") as file:
		try:
			fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
			return None
		except BlockingIOError:
			return int(file.read() or 0)


def end_holders(seconds: float = 40) -> list[str]:
	"""End what runs on this bench and wait for it; answers the names of what was ended."""
	ended = []
	for name in NAMES:
		if pid := holder(name):
			os.kill(pid, signal.SIGTERM)
			ended.append(name)
	deadline = time.monotonic() + seconds
	while any(holder(name) for name in ended):
		if time.monotonic() > deadline:
			raise Failure(
				f"Process {holder(ended[0])} does not end: end it with `kill -9`, then run this again."
			)
		time.sleep(0.1)
	return ended
