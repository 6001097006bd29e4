"""An ordinary bench, made by the bench command, with Frappe and this repository's app in it."""

import json
import os
import shutil
import sys
from pathlib import Path

from devtools import paths, shell
from devtools.installing import tools, yarn
from devtools.installing.source import Source, repository
from devtools.steps import digest, forget_all_but, once

# Frappe's own package names git addresses for these (version 16 the second one too); those on PyPI serve.
GUNICORN = "gunicorn==23.0.0"
PYPIKA = "pypika==0.48.9"
# Version 16 uses it where a site says so alone, and it is built from MariaDB's headers.
NO_MYSQLCLIENT = "mysqlclient; python_version < '3'"
# A released Frappe pins no packages beneath its own: take what had been published on this day.
RELEASE_PACKAGES_UNTIL = "2026-09-01"


def make(source: Source) -> None:
	"""Make the bench with Frappe from this source, unless that stands already."""
	once("origin", "", str(source), _remove)
	address, branch = repository(source)
	lock = paths.LOCKS / "frappe-pypi.txt"
	if source.kind == "pypi":
		once("python", "Python packages", digest(lock), lambda: _make_environment(lock))
	once("bench", f"bench with Frappe ({source.kind})", str(source), lambda: _init(source, address, branch))


def _remove() -> None:
	"""Remove what was made from another source, so that everything is made anew; MariaDB's files may stay."""
	forget_all_but("tools", "mariadb")
	for folder in (paths.BENCH / "env", paths.BENCH / "apps", paths.SITES, paths.SOURCE):
		shutil.rmtree(folder, ignore_errors=True)


def _make_environment(lock: Path) -> None:
	"""The bench's environment from the lock file, checked by digest, before bench looks for anything."""
	forget_all_but("tools", "mariadb", "origin", "source")
	tools.uv(
		"python", "venv", "--quiet", "--seed", "--clear", "--python", sys.executable, paths.BENCH / "env"
	)
	tools.uv("python", "pip", "install", "--python", paths.PYTHON, "--require-hashes", "--requirement", lock)


def _init(source: Source, address: str, branch: str) -> None:
	folder = paths.OURS / "init"
	_allow_root(folder)
	for made in (paths.BENCH / "apps", paths.SITES):
		shutil.rmtree(made, ignore_errors=True)
	shell.run(
		"bench",
		*("bench", "init", "--ignore-exist", "--skip-assets", "--no-procfile", "--no-backups"),
		*("--skip-redis-config-generation", "--python", sys.executable),
		*("--frappe-path", address, "--frappe-branch", branch, paths.BENCH),
		cwd=folder,
		PATH=yarn.path(source),
		**packages(source),
	)


def _allow_root(folder: Path) -> None:
	"""bench runs as root only below a folder whose configuration names root as the user."""
	sites = folder / "sites"
	sites.mkdir(parents=True, exist_ok=True)
	user = "root" if os.getuid() == 0 else os.environ.get("USER", "")
	(sites / "common_site_config.json").write_text(json.dumps({"frappe_user": user}))


def packages(source: Source) -> dict[str, str]:
	"""What uv is told about versions, as environment variables."""
	if source.kind == "pypi":
		return {"UV_CONSTRAINT": str(paths.LOCKS / "frappe-pypi.txt")}
	override = paths.OURS / "override.txt"
	# Where a URL answers, so do the addresses that it names; a path is for machines where they may not.
	instead = (GUNICORN, PYPIKA) if source.kind == "path" else (GUNICORN,)
	override.write_text("\n".join((*instead, NO_MYSQLCLIENT, "setuptools<81", "")))
	return {"UV_OVERRIDE": str(override), "UV_EXCLUDE_NEWER": RELEASE_PACKAGES_UNTIL}


def add_app() -> None:
	"""Put this work tree into the bench, so that a change to a file is at once a change to the app."""
	_link("coalition", paths.ROOT)
	made_from = digest(paths.ROOT / "setup.py", paths.ROOT / "pyproject.toml")
	once("app", "app coalition", made_from, lambda: _install("app", paths.ROOT))
	_list_apps()


def add_sample_app() -> None:
	"""Put the app of `tests/plugins` into the bench; which site has it is another matter."""
	_link(paths.SAMPLE.name, paths.SAMPLE)
	made_from = digest(paths.SAMPLE / "pyproject.toml")
	once("sample-app", "sample app", made_from, lambda: _install("sample-app", paths.SAMPLE))
	_list_apps()


def _link(name: str, folder: Path) -> None:
	link = paths.BENCH / "apps" / name
	if not link.is_symlink():
		link.symlink_to(os.path.relpath(folder, link.parent))


def _install(step: str, folder: Path) -> None:
	tools.uv(step, "pip", "install", "--python", paths.PYTHON, "--editable", folder)


def _list_apps() -> None:
	"""The apps of this bench: ours before those that somebody got beside them."""
	file = paths.SITES / "apps.txt"
	listed = file.read_text().split() if file.exists() else []
	names = dict.fromkeys(("frappe", "coalition", paths.SAMPLE.name, *listed))
	present = [name for name in names if (paths.BENCH / "apps" / name).exists()]
	file.write_text("".join(f"{name}\n" for name in present))


def add_test_packages() -> None:
	lock = paths.LOCKS / "test.txt"
	words = ("pip", "install", "--python", paths.PYTHON, "--require-hashes", "--requirement", lock)
	once("test-packages", "test packages", digest(lock), lambda: tools.uv("test-packages", *words))


def configure(bench: dict) -> None:
	"""Write what all sites of the bench share: where the database, Redis and the mail sink are."""
	file = paths.SITES / "common_site_config.json"
	ports = bench["ports"]
	config = json.loads(file.read_text())
	config.update(
		db_host="127.0.0.1",
		db_port=ports["mariadb"],
		redis_cache=f"redis://127.0.0.1:{ports['cache']}",
		redis_socketio=f"redis://127.0.0.1:{ports['cache']}",
		redis_queue=f"redis://127.0.0.1:{ports['queue']}",
		webserver_port=ports.get("web"),
		# Here, since a command line is seen by everybody on the machine and stands in logs.
		root_password=bench["passwords"]["database"],
		admin_password=bench["passwords"]["administrator"],
		mail_server="127.0.0.1",
		mail_port=ports.get("mail"),
		# The sink asks for no login, and the engine is not to look for a password.
		disable_mail_smtp_authentication=1,
		auto_email_id="secretariat@coalition.localhost",
		# The engine would call the sender by its own name.
		email_sender_name="Coalition",
		# A guest who meets an error learns nothing of our code from it.
		allow_error_traceback=False,
		developer_mode=0,
		# /coalition/gallery shows every component of the portal.
		coalition_gallery=1,
		# Tests make more users in an hour than strangers may.
		throttle_user_limit=100_000,
	)
	new = file.with_suffix(".new")
	new.touch(mode=0o600)
	new.write_text(json.dumps(config, indent=1, sort_keys=True))
	new.replace(file)
