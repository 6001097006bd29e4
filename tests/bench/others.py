"""A bench as somebody else makes it, with a site of its own, on the database and Redis of this one."""

import json
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import redis

from devtools import paths, shell, state
from devtools.failure import Failure
from devtools.installing import bench, source, yarn

from . import database

FOLDER = paths.OURS / "others"
BENCH = FOLDER / "bench"
CLONE = FOLDER / "coalition"
SITE = "others.localhost"
SAMPLE = paths.SAMPLE.name
DATABASE = "coalition_others"
LOG = paths.LOGS / "others.log"
# Numbered apart, so that whatever is left in Redis can be dropped at once.
REDIS_DATABASE = 7
# What the stage sets for its own tests is not for somebody else's bench, whose compiled files go with it.
APART = {"PYTHONPATH": "", "COALITION_SITE": "", "PYTHONPYCACHEPREFIX": ""}


@contextmanager
def made() -> Iterator[None]:
	"""The bench, its site and the clone are there inside, and gone afterwards, however it ends."""
	ended = signal.signal(signal.SIGTERM, signal.default_int_handler)
	# A run that was killed may have left something.
	drop()
	try:
		_clone_work_tree()
		_make_bench()
		_connect()
		_new_site()
		yield
	finally:
		drop()
		signal.signal(signal.SIGTERM, ended)


def drop() -> None:
	"""Remove all of it; each part also where removing another one fails."""
	with ExitStack() as parts:
		# From the last to the first.
		parts.callback(shutil.rmtree, FOLDER, ignore_errors=True)
		parts.callback(database.drop, DATABASE)
		for address in _redis():
			parts.callback(redis.from_url(address).flushdb)


def run(*words: object, cwd: Path = BENCH, **env: str) -> str:
	"""What a command prints; AssertionError with the end of that where the command fails."""
	start = LOG.stat().st_size if LOG.exists() else 0
	try:
		shell.run("others", *words, cwd=cwd, **{**APART, **env})
	except Failure:
		raise AssertionError(_printed(start)[-3000:]) from None
	return _printed(start)


def _printed(start: int) -> str:
	# Progress bars go back to the start of their line.
	return LOG.read_bytes()[start:].decode(errors="replace").replace("\r", "\n")


def on_site(*words: object, **env: str) -> str:
	"""Run a command of bench on the site."""
	return run("bench", "--site", SITE, *words, **env)


def python(script: Path, *words: object, **env: str) -> str:
	"""Run a script in that bench's environment."""
	return run(BENCH / "env" / "bin" / "python", script, *words, cwd=BENCH / "sites", **env)


def add_sample_app() -> None:
	"""Put the app of `tests/plugins` beside ours, as `bench get-app` does with one that has a repository."""
	folder = CLONE / paths.SAMPLE.relative_to(paths.ROOT)
	run("uv", "pip", "install", "--python", BENCH / "env" / "bin" / "python", "--editable", folder)
	(BENCH / "apps" / SAMPLE).symlink_to(folder)
	with (BENCH / "sites" / "apps.txt").open("a") as listed:
		listed.write(f"\n{SAMPLE}\n")


@contextmanager
def new_version() -> Iterator[None]:
	"""Inside, the app is a later version: with one more permission on two DocTypes, and another workflow."""
	app = BENCH / "apps" / "coalition"
	package = app / "apps" / "coalition"
	for name in ("coalition_place", "coalition_sector"):
		file = package / "base" / "doctype" / name / f"{name}.json"
		doctype = json.loads(file.read_text())
		doctype["permissions"].append({"role": "Training Coordinator", "read": 1})
		doctype["modified"] = "2030-01-01 12:00:00.000000"
		file.write_text(json.dumps(doctype, indent=1))
	file = package / "membership" / "workflows.py"
	shipped = 'Step("Submitted", "Start Review", "Under Review", roles.SECRETARIAT)'
	assert shipped in file.read_text()
	file.write_text(file.read_text().replace(shipped, shipped.replace("SECRETARIAT", "COUNCIL")))
	try:
		yield
	finally:
		_git("checkout", "--quiet", "--", ".", cwd=app)


def _clone_work_tree() -> None:
	"""A repository of what this work tree holds, committed or not."""
	FOLDER.mkdir(parents=True)
	_git("clone", "--quiet", paths.ROOT, CLONE, cwd=FOLDER)
	listed = ("ls-files", "-z", "--cached", "--others", "--exclude-standard")
	for name in set(shell.output("git", *listed, cwd=paths.ROOT).split("\0")) - {""}:
		_copy(paths.ROOT / name, CLONE / name)
	_git("checkout", "--quiet", "-B", "main", cwd=CLONE)
	_git("add", "--all", cwd=CLONE)
	_git("commit", "--quiet", "--allow-empty", "--no-verify", "--message", "work tree", cwd=CLONE)


def _copy(file: Path, target: Path) -> None:
	target.unlink(missing_ok=True)
	# A file that was deleted and not committed is listed all the same.
	if file.is_symlink() or file.exists():
		target.parent.mkdir(parents=True, exist_ok=True)
		shutil.copy2(file, target, follow_symlinks=False)


def _git(*words: object, cwd: Path) -> None:
	run("git", "-c", "user.name=other", "-c", "user.email=other@localhost", *words, cwd=cwd)


def _make_bench() -> None:
	"""The bench with both apps: from what uv has in its cache, as asking registries takes half a minute."""
	chosen = source.Source(**state.load()["source"])
	_, branch = source.repository(chosen)
	env = {"PATH": yarn.path(chosen), **bench.packages(chosen)}
	try:
		_init_and_get_app(branch, UV_OFFLINE="1", **env)
	except AssertionError:
		# The cache may have been cleaned since this work tree's own bench was made.
		_init_and_get_app(branch, **env)


def _init_and_get_app(branch: str, **env: str) -> None:
	shutil.rmtree(BENCH, ignore_errors=True)
	run(
		*("bench", "init", "--skip-assets", "--no-procfile", "--no-backups"),
		*("--skip-redis-config-generation", "--python", sys.executable),
		*("--frappe-path", (paths.BENCH / "apps" / "frappe").as_uri(), "--frappe-branch", branch, BENCH),
		cwd=FOLDER,
		**env,
	)
	run("bench", "get-app", "--skip-assets", CLONE.as_uri(), **env)


def _connect() -> None:
	"""Tell the bench where the running database and Redis are, and that tests may run there."""
	file = BENCH / "sites" / "common_site_config.json"
	ours = _configuration()
	addresses = dict(zip(("redis_cache", "redis_queue"), _redis(), strict=True))
	config = {
		**json.loads(file.read_text()),
		**addresses,
		"redis_socketio": addresses["redis_cache"],
		**{key: ours[key] for key in ("db_host", "db_port", "root_password", "admin_password")},
		"allow_tests": 1,
	}
	file.write_text(json.dumps(config, indent=1))
	# The list that a build writes and mails are styled by; the build itself would take minutes.
	(BENCH / "sites" / "assets").mkdir(exist_ok=True)
	shutil.copy(paths.SITES / "assets" / "assets.json", BENCH / "sites" / "assets")


def _redis() -> list[str]:
	ours = _configuration()
	return [f"{ours[key]}/{REDIS_DATABASE}" for key in ("redis_cache", "redis_queue")]


def _configuration() -> dict:
	return json.loads((paths.SITES / "common_site_config.json").read_text())


def _new_site() -> None:
	"""A site with Frappe alone; restored where this bench has a dump of one, which saves half a minute."""
	bare = paths.DUMPS / "bare.sql"
	run(
		*("bench", "new-site", SITE, "--no-mariadb-socket", "--db-name", DATABASE),
		*(("--source-sql", bare) if bare.exists() else ()),
	)
