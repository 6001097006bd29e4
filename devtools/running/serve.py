"""The servers of a running bench: web, worker, scheduler, mail sink. All end with who began them."""

import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from devtools import paths, shell
from devtools.failure import Failure

SECONDS_TO_ANSWER = 60


@contextmanager
def web(site: str, port: int) -> Iterator[str]:
	"""Serve one site on a loopback port; yields its address once it answers."""
	server = shell.start(
		f"web-{site}",
		*(paths.PYTHON, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"),
		*("--workers", "2", "--worker-class", "gthread", "--threads", "4", "--preload", "--timeout", "120"),
		*("--chdir", paths.SITES, "--pythonpath", paths.ROOT, "devtools.inside.web:application"),
		cwd=paths.SITES,
		COALITION_SITE=site,
	)
	try:
		_await_answer(server, site, port)
		yield f"http://{site}:{port}"
	finally:
		shell.end(server)


def _await_answer(server: subprocess.Popen, site: str, port: int) -> None:
	deadline = time.monotonic() + SECONDS_TO_ANSWER
	while not _pings(port):
		if server.poll() is not None or time.monotonic() > deadline:
			raise Failure(shell.why_not("The web server", f"web-{site}"))
		time.sleep(0.2)


def _pings(port: int) -> bool:
	try:
		with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/method/ping", timeout=30) as answer:
			return answer.status == 200
	except (urllib.error.URLError, ConnectionError, TimeoutError):
		return False


@contextmanager
def background(bench: dict) -> Iterator[None]:
	"""The worker, the scheduler and the mail sink."""
	frappe = [paths.PYTHON, "-m", "frappe.utils.bench_helper", "frappe"]
	sink = [paths.TOOLS / "bin" / "python", paths.ROOT / "devtools" / "inside" / "mail_sink.py"]
	with ExitStack() as ours:
		servers = [
			shell.start("mail", *sink, bench["ports"]["mail"], paths.MAIL),
			shell.start(
				"worker", *frappe, "worker", "--quiet", "--queue", "short,default,long", cwd=paths.SITES
			),
			shell.start("schedule", *frappe, "schedule", cwd=paths.SITES),
		]
		for server in servers:
			ours.callback(shell.end, server)
		yield


def until_told_to_end() -> None:
	"""Wait for Ctrl-C or `./dev stop`; Failure where a server ends by itself, be it the database."""
	try:
		while not (name := shell.fallen()):
			time.sleep(0.5)
	except (KeyboardInterrupt, SystemExit):
		return
	raise Failure(shell.why_not(name, name))
