"""Running other programs: their output goes to a log, and a failure tells where to look.

Each runs under a guard (guard.py), so that nothing outlives us, however we end.
"""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from devtools import locks, paths
from devtools.failure import Failure

GUARD = paths.ROOT / "devtools" / "guard.py"
DISK_FULL = "The disk is full: free some space (see `df -h .`), then run the same command again."
# What programs say when it is, in small letters; and with how little left it is full whatever they say.
FULL_WORDS = (
	"no space left on device",
	"errcode: 28",
	"errno: 28",
	"failed with error 28",
	"enospc",
	"disk full",
)
FULL_BYTES = 20 * 1024**2

# No program is to litter the work tree, colour its log or ask the person at the keyboard. (Without a place
# for compiled files, every start would compile all of Frappe.)
QUIET = {
	"PYTHONPYCACHEPREFIX": str(paths.OURS / "pycache"),
	"PYTHONDONTWRITEBYTECODE": "",
	"NO_COLOR": "1",
	"GIT_TERMINAL_PROMPT": "0",
}

# The servers that we started, by the name of their log.
_servers: dict[str, subprocess.Popen] = {}
# What runs in other threads and is measured.
_measured: set[subprocess.Popen] = set()


def environment(**more: str) -> dict[str, str]:
	"""The environment of what we run: our tools come first on the PATH."""
	folders = [paths.TOOLS / "bin", paths.NODE / "bin"]
	path = os.pathsep.join([*(str(folder) for folder in folders), os.environ.get("PATH", ""), "/usr/sbin"])
	return {**os.environ, "PATH": path, **QUIET, **more}


def which(program: str) -> str | None:
	return shutil.which(program, path=environment()["PATH"])


def run(log: str, *command: object, cwd: Path | None = None, stdin: Path | None = None, **env: str) -> None:
	"""Run a command to its end with its output in `logs/<log>.log`.

	Raises Failure with the last line of that output where the command fails.
	"""
	with _log(log).open("a", errors="replace") as output, Path(stdin or os.devnull).open() as given:
		output.write("\n$ " + " ".join(str(word) for word in command) + "\n")
		output.flush()
		start = output.tell()
		program = _guarded(command, env, cwd=cwd, stdin=given, stdout=output, stderr=output)
		try:
			status = program.wait()
		finally:
			end(program)
	if status:
		raise Failure(why_not(Path(str(command[0])).name, log, start))


def measured(log: str, *command: object, cwd: Path | None = None, **env: str) -> tuple[int, float]:
	"""Run a command to its end with its output in the log; its status and its CPU-seconds.

	These are of all that it started as well, since its guard waits for each. Several threads may call it.
	"""
	with _log(log).open("ab") as output:
		how = {"cwd": cwd, "stdin": subprocess.DEVNULL, "stdout": output, "stderr": output}
		program = _guarded(command, env, **how)
	_measured.add(program)
	try:
		_pid, status, usage = os.wait4(program.pid, 0)
		program.returncode = os.waitstatus_to_exitcode(status)
	finally:
		_measured.discard(program)
	return program.returncode, usage.ru_utime + usage.ru_stime


def end_measured() -> None:
	"""Ask what other threads measure to end; they then see it end."""
	for program in list(_measured):
		with suppress(ProcessLookupError):
			os.kill(program.pid, signal.SIGTERM)


def _log(name: str) -> Path:
	paths.LOGS.mkdir(parents=True, exist_ok=True)
	return paths.LOGS / f"{name}.log"


def _guarded(command: tuple, env: dict[str, str], own_group: bool = True, **how) -> subprocess.Popen:
	"""Start a command under its guard. In a group of its own, Ctrl-C does not reach it before us."""
	words = [sys.executable, "-I", "-S", GUARD, os.getpid(), *command]
	return subprocess.Popen(
		[str(word) for word in words],
		env=environment(**env),
		# Our locks stay locked until the last of what ran under them is gone.
		pass_fds=locks.held(),
		preexec_fn=os.setpgrp if own_group else None,
		**how,
	)


def why_not(program: str, log: str, start: int = 0) -> str:
	"""One sentence on why a program failed, from what its log says after byte `start`."""
	with (paths.LOGS / f"{log}.log").open("rb") as file:
		file.seek(start)
		text = file.read().decode(errors="replace")
	if any(word in text.lower() for word in FULL_WORDS) or _is_full():
		return DISK_FULL
	lines = [line.strip() for line in text.splitlines() if line.strip()] or ["it said nothing"]
	# MariaDB's last words tell little, its first error does.
	reason = next((line for line in lines if "[ERROR]" in line), lines[-1])[:200]
	file = f".bench/dev/logs/{log}.log"
	return f"{program} failed ({reason}): read {file}, mend what it names, then run this again."


def _is_full() -> bool:
	return shutil.disk_usage(paths.LOGS).free < FULL_BYTES


def output(*command: object, cwd: Path | None = None, **env: str) -> str:
	"""What a command prints on standard output; empty where it fails or does not exist."""
	try:
		done = subprocess.run(
			[str(word) for word in command],
			cwd=cwd,
			env=environment(**env),
			stdin=subprocess.DEVNULL,
			capture_output=True,
			text=True,
			timeout=60,
		)
	except (OSError, subprocess.TimeoutExpired):
		return ""
	return done.stdout.strip() if done.returncode == 0 else ""


def foreground(*command: object, cwd: Path | None = None, **env: str) -> int:
	"""Run a command on our own terminal; its exit status.

	Ctrl-C is for the command to deal with (a console only drops its line); where it ends by that, so do we.
	"""
	pressed = []
	before = signal.signal(signal.SIGINT, lambda *_: pressed.append(True))
	program = _guarded(command, env, own_group=False, cwd=cwd)
	try:
		status = program.wait()
	finally:
		end(program)
		signal.signal(signal.SIGINT, before)
	if pressed and status:
		raise KeyboardInterrupt
	return status


def start(log: str, *command: object, cwd: Path | None = None, **env: str) -> subprocess.Popen:
	"""Start a server whose output goes to `logs/<log>.log`; that of its last run is kept beside it."""
	file = _log(log)
	if file.exists():
		file.replace(paths.LOGS / f"{log}.before.log")
	with file.open("wb") as output:
		server = _guarded(command, env, cwd=cwd, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
	_servers[log] = server
	return server


def process_of(log: str) -> int:
	"""The process under which this server runs."""
	return _servers[log].pid


def fallen() -> str | None:
	"""The name of a server that ended by itself, if one did."""
	return next((log for log, server in _servers.items() if server.poll() is not None), None)


def end(process: subprocess.Popen) -> None:
	"""Ask a program to end and wait until it has; its guard insists where it does not."""
	if process.poll() is None:
		process.terminate()
	process.wait()
