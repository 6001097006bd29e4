"""The lane's site by a web server of a test's own, which may have less of what a server stands on."""

import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic, sleep

from devtools import paths


def free_port() -> int:
	with socket.socket() as free:
		free.bind(("127.0.0.1", 0))
		return free.getsockname()[1]


def until_open(port: int) -> None:
	deadline = monotonic() + 30
	while monotonic() < deadline:
		with socket.socket() as probe:
			if probe.connect_ex(("127.0.0.1", port)) == 0:
				return
		sleep(0.05)
	raise AssertionError(f"nothing answers at {port}")


@contextmanager
def serving(before: Sequence[str] = ()) -> Iterator[str]:
	"""Its address; `before` are words that begin its command."""
	port = free_port()
	words = [paths.PYTHON, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"]
	words += ["--threads", "4", "--pythonpath", paths.ROOT, "devtools.inside.web:application"]
	server = subprocess.Popen([*before, *map(str, words)], cwd=paths.SITES)
	try:
		until_open(port)
		yield f"http://127.0.0.1:{port}"
	finally:
		server.terminate()
		server.wait()
