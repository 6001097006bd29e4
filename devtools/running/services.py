"""The private MariaDB and Redis of a bench, on free loopback ports."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from devtools import locks, paths, shell, state
from devtools.failure import Failure
from devtools.steps import forget, once

SECONDS_TO_START = 60


@contextmanager
def running(bench: dict) -> Iterator[None]:
	"""Have MariaDB and both Redis answer inside: those of a running `./dev up`, or our own until the end."""
	if locks.holder("serve"):
		bench.update(state.load())
		yield
		return
	with locks.only_one("database"), ExitStack() as ours:
		_start_mariadb(bench, ours)
		for name in ("cache", "queue"):
			_start_redis(bench, name, ours)
		state.save(bench)
		yield


def answers(port: int) -> bool:
	with socket.socket() as probe:
		probe.settimeout(1)
		return probe.connect_ex(("127.0.0.1", port)) == 0


def sql(bench: dict, statement: str, database: str = "") -> str:
	"""What the database's root gets for a statement; empty where it cannot log in."""
	return shell.output(*client(bench), database, "--batch", "--skip-column-names", "--execute", statement)


def client(bench: dict, program: str = "mariadb") -> list[str]:
	"""The command line of MariaDB's client for this bench; the password is in a file that only we read."""
	return [program, f"--defaults-extra-file={_client_file(bench)}"]


def can_log_in(bench: dict) -> bool:
	return sql(bench, "select 1") == "1"


def cpu_seconds(bench: dict, user: str) -> float:
	"""What this user's statements took since the database began."""
	statement = f"select cpu_time from information_schema.user_statistics where user = '{user}'"
	return float(sql(bench, statement) or 0)


def empty_redis(bench: dict, number: int) -> None:
	"""Forget all that the databases of this number hold, in the cache and in the queue."""
	for name in ("cache", "queue"):
		shell.run("site", "redis-cli", "-p", bench["ports"][name], "-n", number, "flushdb")


def _client_file(bench: dict) -> Path:
	file = paths.OURS / "mariadb-client.cnf"
	text = (
		f"[client]\nhost=127.0.0.1\nport={bench['ports'].get('mariadb', 0)}\nuser=root\n"
		f"password={bench['passwords']['database']}\n"
	)
	if not file.exists() or file.read_text() != text:
		file.touch(mode=0o600)
		file.write_text(text)
	return file


def _start_mariadb(bench: dict, ours: ExitStack) -> None:
	if not paths.MARIADB.exists():
		forget("mariadb")
	once("mariadb", "database files", "1", lambda: _make_database_files(bench))
	port = state.claim_port(bench, "mariadb")
	server = shell.start(
		"mariadb",
		"mariadbd",
		"--no-defaults",
		f"--datadir={paths.MARIADB}",
		# In a folder that servers share, each removes at its start what the others have there.
		f"--tmpdir={paths.MARIADB}",
		f"--port={port}",
		"--bind-address=127.0.0.1",
		# A relative path lies in the data folder, so that a deep folder does not exceed the limit of 107.
		"--socket=mariadb.sock",
		"--pid-file=mariadb.pid",
		"--character-set-server=utf8mb4",
		"--collation-server=utf8mb4_unicode_ci",
		"--innodb-buffer-pool-size=512M",
		# Counts CPU time by user: each site has one of its own.
		"--userstat=1",
		# A crash of the machine may cost the last second: this is no production database.
		"--innodb-flush-log-at-trx-commit=2",
		"--max-allowed-packet=64M",
		*_as_root(),
	)
	ours.callback(shell.end, server)
	try:
		_await(server, "MariaDB", "mariadb", lambda: can_log_in(bench))
	except Failure as failure:
		hint = "Where nothing helps, `./dev reset` removes the bench with its data."
		raise Failure(f"{failure} {hint}") from None


def _make_database_files(bench: dict) -> None:
	"""Make an empty database that knows one user, root with our password, from this machine."""
	forget("site-*")
	shutil.rmtree(paths.MARIADB, ignore_errors=True)
	paths.MARIADB.mkdir(parents=True)
	shell.run(
		"mariadb",
		"mariadb-install-db",
		"--no-defaults",
		f"--datadir={paths.MARIADB}",
		"--auth-root-authentication-method=normal",
		"--skip-test-db",
		*_as_root(),
	)
	first = paths.OURS / "first.sql"
	first.touch(mode=0o600)
	password = bench["passwords"]["database"]
	first.write_text(
		"flush privileges;\n"
		"delete from mysql.global_priv where User = '' or (User = 'root' and Host <> 'localhost');\n"
		"flush privileges;\n"
		f"alter user root@localhost identified by '{password}';\n"
		f"create user root@'127.0.0.1' identified by '{password}';\n"
		"grant all on *.* to root@'127.0.0.1' with grant option;\n"
	)
	bootstrap = ("mariadbd", "--no-defaults", "--bootstrap", f"--datadir={paths.MARIADB}", *_as_root())
	shell.run("mariadb", *bootstrap, stdin=first)
	first.unlink()


def _start_redis(bench: dict, name: str, ours: ExitStack) -> None:
	folder = paths.REDIS / name
	folder.mkdir(parents=True, exist_ok=True)
	port = state.claim_port(bench, name)
	# The cache forgets what is old; the queue keeps every job.
	limits = ["--maxmemory", "256mb", "--maxmemory-policy", "allkeys-lru"] if name == "cache" else []
	server = shell.start(
		f"redis-{name}",
		"redis-server",
		*("--port", port, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no"),
		*limits,
	)
	ours.callback(shell.end, server)
	_await(server, "Redis", f"redis-{name}", lambda: answers(port))


def _await(server: subprocess.Popen, title: str, log: str, is_up: Callable[[], bool]) -> None:
	deadline = time.monotonic() + SECONDS_TO_START
	while not is_up():
		if server.poll() is not None or time.monotonic() > deadline:
			raise Failure(shell.why_not(title, log))
		time.sleep(0.1)


def _as_root() -> list[str]:
	# MariaDB refuses to run as root unless it is told that it may.
	return ["--user=root"] if os.getuid() == 0 else []
