"""A limit of memory for a job that reads what somebody sent: a few kilobytes can unpack to gigabytes."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def at_most(megabytes: int) -> Iterator[None]:
	"""By so much this process may grow in here; beyond that, whatever asks for memory raises MemoryError.

	For jobs, each of which has a process of its own. A system that does not tell how large a process is has
	no limit.
	"""
	before = resource.getrlimit(resource.RLIMIT_AS)
	if size := _size():
		most = size + megabytes * 2**20
		resource.setrlimit(resource.RLIMIT_AS, (most if before[1] < 0 else min(most, before[1]), before[1]))
	try:
		yield
	finally:
		resource.setrlimit(resource.RLIMIT_AS, before)


def _size() -> int:
	"""Bytes of address space that this process has; 0 where the system does not tell."""
	with suppress(OSError, ValueError):
		return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
	return 0
