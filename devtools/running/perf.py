"""Measuring: what the budgets of docs/architecture.md say, and a hundred programs at once."""

import os
import signal
import subprocess
import time

from benchmarks.measure import Figure
from devtools import paths, shell, state
from devtools.failure import Failure
from devtools.running import serve

# Seconds: on a machine that has nothing of it, and once all is there.
FIRST_UP, UP_AGAIN = 360, 10


def budgets(bench: dict) -> int:
	"""Print a line for each budget of the app; answers 0 where all are kept."""
	return _measure("benchmarks", paths.TEST_SITE)


def up() -> int:
	"""The same of `./dev up`, which starts the database itself: nothing else may work with it."""
	lines = [Figure("`./dev up`, again", _seconds_of_up(), UP_AGAIN, "s")]
	if first := state.load().get("first_up"):
		lines.append(Figure("`./dev up`, the first of this bench", first, FIRST_UP, "s"))
	for line in lines:
		print(line)
	return int(any(line.is_over for line in lines))


def load(bench: dict) -> int:
	"""Let a hundred programs poll and hand in for two minutes; answers 0 where all went well."""
	with serve.web(paths.TEST_SITE, state.claim_port(bench, "test_web")) as address:
		return _measure("benchmarks.load", address.replace(paths.TEST_SITE, "127.0.0.1"))


def _measure(module: str, word: str) -> int:
	return shell.foreground(
		*(paths.PYTHON, "-m", module, word),
		cwd=paths.SITES,
		COALITION_SITE=paths.TEST_SITE,
		PYTHONPATH=os.pathsep.join([str(paths.ROOT), str(paths.ROOT / "apps")]),
	)


def _seconds_of_up() -> float:
	"""Until it serves, the second time: the first one may have a demo site to make."""
	shell.run("perf", paths.ROOT / "dev", "up", "--no-serve")
	started = time.monotonic()
	with subprocess.Popen([paths.ROOT / "dev", "up"], stdout=subprocess.PIPE, text=True) as up:
		try:
			for line in up.stdout or ():
				if line.startswith("Up in"):
					return time.monotonic() - started
		finally:
			up.send_signal(signal.SIGINT)
	raise Failure("`./dev up` ended before it served: run it by itself to see why.")
