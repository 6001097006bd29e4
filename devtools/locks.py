"""One run at a time: file locks that the kernel frees when their holders end, however they end.

The guards of what a command starts inherit its locks (see shell.py): after a `kill -9` a lock is free once
the last server is gone, and whoever comes next waits these few seconds.
"""

import fcntl
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from devtools import paths
from devtools.failure import Failure

# What each lock stands for, in the words of the one who has to wait.
NAMES = {
	"up": "Another `./dev up` is at work here",
	"test": "Another `./dev test` is at work here",
	"serve": "Another `./dev up` serves this bench",
	"setup": "Another command is setting this bench up",
	"database": "Another command works with this bench's database",
}
SECONDS_TO_END = 60

_held: list[int] = []


def held() -> tuple[int, ...]:
	"""The open files of the locks that we hold, for programs that are to hold them with us."""
	return tuple(_held)


@contextmanager
def only_one(name: str) -> Iterator[None]:
	"""Hold the lock of this name; Failure where another command holds it."""
	# What is below is for its owner's eyes: it holds passwords.
	paths.BENCH.mkdir(mode=0o700, exist_ok=True)
	paths.OURS.mkdir(exist_ok=True)
	with _file(name).open("a+") as file:
		_take(file, name)
		_held.append(file.fileno())
		file.write(str(os.getpid()))
		file.flush()
		try:
			yield
		finally:
			file.truncate(0)
			_held.remove(file.fileno())


def _file(name: str) -> Path:
	return paths.OURS / f"{name}.lock"


def _take(file: TextIO, name: str) -> None:
	deadline = time.monotonic() + SECONDS_TO_END
	while not _try(file):
		pid = _written(file)
		if _lives(pid) or time.monotonic() > deadline:
			raise Failure(
				f"{NAMES[name]} (process {pid}): wait until it is done, or end it with `./dev stop`."
			)
		time.sleep(0.1)
	file.truncate(0)


def _try(file: TextIO) -> bool:
	try:
		fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
	except BlockingIOError:
		return False
	return True


def _written(file: TextIO) -> int:
	file.seek(0)
	return int(file.read() or 0)


def _lives(pid: int) -> bool:
	return bool(pid) and Path(f"/proc/{pid}").exists()


def is_free(name: str) -> bool:
	"""Whether nobody holds this lock, not even a server whose command was killed."""
	if not _file(name).exists():
		return True
	with _file(name).open("r+") as file:
		return _try(file)


def holder(name: str) -> int | None:
	"""The command that holds this lock, if any."""
	if is_free(name):
		return None
	with _file(name).open() as file:
		pid = _written(file)
	return pid if _lives(pid) else None


def end_holders() -> list[str]:
	"""End what runs on this bench and wait for it; answers the names of what was ended."""
	holders = {pid: name for name in reversed(NAMES) if (pid := holder(name))}
	for pid in holders:
		with suppress(ProcessLookupError):
			os.kill(pid, signal.SIGTERM)
	deadline = time.monotonic() + SECONDS_TO_END
	while busy := [name for name in NAMES if not is_free(name)]:
		if time.monotonic() > deadline:
			raise Failure(
				f"Process {holder(busy[0])} does not end: end it with `kill -9`, then run this again."
			)
		time.sleep(0.1)
	return sorted(holders.values())
