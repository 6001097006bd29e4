"""Running other programs: their output goes to a log, and a failure tells where to look."""

import ctypes
import os
import shutil
import signal
import subprocess
from pathlib import Path

from devtools import paths
from devtools.failure import Failure

DISK_FULL = "The disk is full: free some space (see `df -h .`), then run the same command again."


def environment(**more: str) -> dict[str, str]:
	"""The environment of what we run: our tools come first on the PATH."""
	folders = [paths.TOOLS / "bin", paths.NODE / "bin"]
	path = os.pathsep.join([*(str(folder) for folder in folders), os.environ.get("PATH", ""), "/usr/sbin"])
	return {**os.environ, "PATH": path, "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1", **more}


def which(program: str) -> str | None:
	return shutil.which(program, path=environment()["PATH"])


def run(log: str, *command: object, cwd: Path | None = None, **env: str) -> None:
	"""Run a command to its end with its output in `logs/<log>.log`.

	Raises Failure with the last line of that output where the command fails.
	"""
	paths.LOGS.mkdir(parents=True, exist_ok=True)
	file = paths.LOGS / f"{log}.log"
	words = [str(word) for word in command]
	with file.open("a", errors="replace") as output:
		output.write("\n$ " + " ".join(words) + "\n")
		output.flush()
		start = output.tell()
		done = subprocess.run(
			words, cwd=cwd, env=environment(**env), stdin=subprocess.DEVNULL, stdout=output, stderr=output
		)
	if done.returncode:
		raise Failure(why_not(Path(words[0]).name, log, start))


def why_not(program: str, log: str, start: int = -4000) -> str:
	"""One sentence on why a program failed, from what its log says after byte `start` (or near its end)."""
	text = _tail(paths.LOGS / f"{log}.log", start)
	if "No space left on device" in text or "Errcode: 28" in text or "errno: 28" in text:
		return DISK_FULL
	lines = [line.strip() for line in text.splitlines() if line.strip()]
	last = lines[-1][:200] if lines else "it said nothing"
	return (
		f"{program} failed ({last}): read .bench/dev/logs/{log}.log, mend what it names, then run this again."
	)


def _tail(file: Path, start: int) -> str:
	with file.open("rb") as log:
		size = log.seek(0, os.SEEK_END)
		log.seek(start if start >= 0 else max(0, size + start))
		return log.read().decode(errors="replace")


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
	"""Run a command on our own terminal; its exit status."""
	return subprocess.run([str(word) for word in command], cwd=cwd, env=environment(**env)).returncode


def start(log: str, *command: object, cwd: Path | None = None, **env: str) -> subprocess.Popen:
	"""Start a server whose output goes to `logs/<log>.log` and which never outlives us."""
	paths.LOGS.mkdir(parents=True, exist_ok=True)
	with (paths.LOGS / f"{log}.log").open("ab") as file:
		return subprocess.Popen(
			[str(word) for word in command],
			cwd=cwd,
			env=environment(**env),
			stdin=subprocess.DEVNULL,
			stdout=file,
			stderr=file,
			preexec_fn=_die_with_parent,
		)


def _die_with_parent() -> None:
	# A process group of its own keeps Ctrl-C from reaching it before we stop it in order;
	# the kernel ends it should we be killed ourselves (prctl PR_SET_PDEATHSIG).
	os.setpgrp()
	ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def end(process: subprocess.Popen, seconds: float = 15) -> None:
	"""Ask a server to stop, and insist where it does not."""
	if process.poll() is not None:
		return
	process.terminate()
	try:
		process.wait(seconds)
	except subprocess.TimeoutExpired:
		os.killpg(process.pid, signal.SIGKILL)
		process.wait()
