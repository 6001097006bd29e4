"""The sites of a bench: one with demo data to look at, and those of the tests."""

import json
import shutil
from pathlib import Path

from devtools import paths, shell, state
from devtools.running import services
from devtools.steps import digest, forget, is_done, once


def make_demo(bench: dict) -> None:
	"""Make the site with demo data, or bring it up to the app as it is now."""
	site = paths.DEMO_SITE
	once(f"site-{site}", f"site {site}", "1", lambda: _make(bench, site))
	tell_address(bench)
	once(f"app-{site}", "app on it", app_digest(), lambda: _install_or_migrate(site))
	# Loading it again adds what is new, and leaves what there is.
	once(
		f"demo-{site}",
		"demo data",
		digest(*sorted(paths.APP.glob("*/demo*"))),
		lambda: _load_demo(bench, site),
	)


def app_digest(*more: Path) -> str:
	"""Changes whenever the app's code does: a site of another one is migrated. Tests change no site."""
	return digest(paths.APP, *more, leave_out=_is_test)


def _is_test(name: Path) -> bool:
	return "tests" in name.parts or name.name.startswith("test_")


def tell_address(bench: dict) -> None:
	"""Tell the demo site where it answers: what leaves it bears this address, whatever a request claims."""
	port = bench["ports"].get("web") or state.claim_port(bench, "web")
	file = paths.SITES / paths.DEMO_SITE / "site_config.json"
	config = json.loads(file.read_text())
	config["host_name"] = f"http://{paths.DEMO_SITE}:{port}"
	file.write_text(json.dumps(config, indent=1, sort_keys=True))


def _make(bench: dict, site: str) -> None:
	"""Make a site with Frappe alone; what an interrupted run left of it goes first."""
	forget(f"installed-{site}", f"app-{site}", f"demo-{site}")
	drop(bench, site)
	new_site = ("bench", "new-site", site, "--no-mariadb-socket", "--db-name", database(site))
	shell.run("site", *new_site, cwd=paths.BENCH)
	script = paths.ROOT / "devtools" / "inside" / "first_setup.py"
	shell.run("site", paths.PYTHON, script, site, cwd=paths.SITES)


def database(site: str) -> str:
	return "coalition_" + site.split(".")[0]


def drop(bench: dict, site: str) -> None:
	"""Remove a site's database, its user and its folder, whatever of them there is."""
	name = database(site)
	shell.run("site", *services.client(bench), "--execute", f"drop database if exists `{name}`")
	# A restored site has one of the second kind, which comes before the other.
	users = f"'{name}'@'%', '{name}'@'localhost'"
	shell.run("site", *services.client(bench), "--execute", f"drop user if exists {users}")
	shutil.rmtree(paths.SITES / site, ignore_errors=True)


def _install_or_migrate(site: str) -> None:
	"""Install the app once; an installation that broke off begins again from the start."""
	installed = paths.DONE / f"installed-{site}"
	if installed.exists():
		shell.run("site", "bench", "--site", site, "migrate", cwd=paths.BENCH)
	else:
		install_app(site, "coalition", "--force")
		installed.touch()


def install_app(site: str, *words: str) -> None:
	shell.run("site", "bench", "--site", site, "install-app", *words, cwd=paths.BENCH)


def _load_demo(bench: dict, site: str) -> None:
	script = paths.ROOT / "devtools" / "inside" / "load_demo.py"
	password = bench["passwords"]["demo"]
	shell.run("site", paths.PYTHON, script, site, cwd=paths.SITES, DEMO_PASSWORD=password)


def make_for_tests(bench: dict) -> None:
	"""Have two dumps of an untouched test site: with Frappe alone, and with the app as it is now.

	The site is made once, and the app installed anew where it changed, so that installing is tested too. The
	sample app comes with it. Tests work on copies (`restore`).
	"""
	site = paths.TEST_SITE
	for step, name in (("site", "bare"), ("app", "with-app")):
		if not (_tables(name).exists() and _folder(name).exists()):
			forget(f"{step}-{site}")
	if once(f"site-{site}", f"site {site}", "1", lambda: _make(bench, site)):
		_dump(bench, "bare")
	once(f"app-{site}", "app on it", app_digest(paths.SAMPLE), lambda: _install_afresh(bench))


def _install_afresh(bench: dict) -> None:
	restore(bench, paths.TEST_SITE, "bare")
	install_app(paths.TEST_SITE, "coalition", "--force")
	install_app(paths.TEST_SITE, paths.SAMPLE.name)
	_dump(bench, "with-app")


def _dump(bench: dict, name: str) -> None:
	"""Keep the test site's tables and its folder."""
	site, folder = paths.TEST_SITE, _folder(name)
	shutil.rmtree(folder, ignore_errors=True)
	shutil.copytree(paths.SITES / site, folder, ignore=shutil.ignore_patterns("logs"))
	words = services.client(bench, "mariadb-dump")
	shell.run("site", *words, "--single-transaction", f"--result-file={_tables(name)}", database(site))


def copy_ahead(bench: dict, site: str) -> None:
	"""Have an untouched copy at a test site, for whoever takes it next."""
	once(_copy(site), "", str(_tables("with-app").stat().st_mtime_ns), lambda: restore(bench, site))


def is_copied(site: str) -> bool:
	return is_done(_copy(site))


def take_copy(bench: dict, site: str) -> None:
	"""Have an untouched copy at a test site, which counts as touched from now on."""
	copy_ahead(bench, site)
	forget(_copy(site))


def _copy(site: str) -> str:
	return f"copy-{site}"


def restore(bench: dict, site: str, name: str = "with-app") -> None:
	"""Make one of the test sites what the dump says, whatever became of it."""
	forget(_copy(site))
	drop(bench, site)
	shutil.copytree(_folder(name), paths.SITES / site)
	(paths.SITES / site / "logs").mkdir()
	password = _configure(site)
	_make_database(bench, database(site), password)
	log = f"site-{site}"
	shell.run(log, *services.client(bench), database(site), "--execute", f"source {_tables(name)}")
	services.empty_redis(bench, _redis_database(site))


def _make_database(bench: dict, name: str, password: str) -> None:
	for statement in (
		f"create database `{name}`",
		f"create user '{name}'@'%' identified by '{password}'",
		f"grant all on `{name}`.* to '{name}'@'%'",
	):
		shell.run("site", *services.client(bench), "--execute", statement)


def _configure(site: str) -> str:
	"""Give a copy of the test site its address and its own databases, also in Redis; answers its password."""
	file = paths.SITES / site / "site_config.json"
	config = json.loads(file.read_text())
	# Version 16 names the user apart.
	config["db_name"] = config["db_user"] = database(site)
	config["host_name"] = f"http://{site}"
	common = json.loads((paths.SITES / "common_site_config.json").read_text())
	for name in ("redis_cache", "redis_queue", "redis_socketio"):
		config[name] = f"{common[name]}/{_redis_database(site)}"
	file.write_text(json.dumps(config, indent=1, sort_keys=True))
	return config["db_password"]


def _redis_database(site: str) -> int:
	"""The number of a test site's databases in Redis; the demo has the first, 0."""
	return paths.TEST_SITES.index(site) + 1


def _tables(name: str) -> Path:
	return paths.DUMPS / f"{name}.sql"


def _folder(name: str) -> Path:
	return paths.DUMPS / name
