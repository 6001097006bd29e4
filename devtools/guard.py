"""Runs a program and leaves nothing of it behind: what it started ends when it ends, or when we do.

Usage: python guard.py PARENT PROGRAM [WORD ...]
PARENT is the process that wants it run. Should that one be killed, the kernel tells us and we end the rest.
"""

import ctypes
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

# From <sys/prctl.h>.
SET_DEATH_SIGNAL = 1
SET_CHILD_SUBREAPER = 36
SECONDS_TO_END = 20

prctl = ctypes.CDLL(None).prctl


def main(parent: int, command: list[str]) -> int:
	# What the program leaves behind becomes our child, so that we find it.
	prctl(SET_CHILD_SUBREAPER, 1)
	prctl(SET_DEATH_SIGNAL, signal.SIGTERM)
	# Ctrl-C is for the program. (It inherits no handler, as it would inherit that we ignore it.)
	signal.signal(signal.SIGINT, lambda *_: None)
	try:
		program = subprocess.Popen(command, preexec_fn=lambda: prctl(SET_DEATH_SIGNAL, signal.SIGKILL))
	except OSError as error:
		sys.exit(f"{command[0]}: {error.strerror}")
	signal.signal(signal.SIGTERM, lambda *_: ask_to_end(program))
	if os.getppid() != parent:
		ask_to_end(program)
	status = program.wait()
	end_children()
	return status if status >= 0 else 128 - status


def ask_to_end(program: subprocess.Popen) -> None:
	"""Let the program end in order, and insist after a while."""
	signal.signal(signal.SIGALRM, lambda *_: program.kill())
	signal.alarm(SECONDS_TO_END)
	program.terminate()


def end_children() -> None:
	"""End our children; their own then become ours, until there are none."""
	me = os.getpid()
	while True:
		for child in Path(f"/proc/{me}/task/{me}/children").read_text().split():
			# What runs under sudo is not ours to end: we wait for it.
			with suppress(PermissionError):
				os.kill(int(child), signal.SIGKILL)
		try:
			os.wait()
		except ChildProcessError:
			return


sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
