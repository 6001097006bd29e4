"""The sites of a bench: one with demo data to look at, one for the tests."""

import shutil
from pathlib import Path

from devtools import paths, services, shell
from devtools.failure import Failure
from devtools.steps import digest, forget, once


def make_demo(bench: dict) -> None:
	"""Make the site with demo data, or bring it up to the app as it is now."""
	site = paths.DEMO_SITE
	once(f"site-{site}", f"site {site}", "1", lambda: _make(bench, site))
	once(f"app-{site}", "app on it", app_digest(), lambda: _install_or_migrate(site))
	# Loading it again adds what is new, and leaves what there is.
	once(f"demo-{site}", "demo data", digest(paths.APP / "setup" / "demo"), lambda: _load_demo(bench, site))


def app_digest(*more: Path) -> str:
	"""Changes whenever the app's code does: a site made with another one is migrated."""
	return digest(paths.APP, *more)


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
	shell.run("site", *services.client(bench), "--execute", f"drop user if exists '{name}'@'%'")
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
	"""Have a test site that nobody has touched, with the app as it is now.

	The site is made once; after that two dumps bring it back in seconds: without the app where the app
	changed, so that installing it is tested too, and with the app otherwise. The sample app comes with it.
	"""
	site = paths.TEST_SITE
	if once(f"site-{site}", f"site {site}", "1", lambda: _make(bench, site)):
		_dump(bench, site, "bare")
	with_app = app_digest(paths.SAMPLE)
	if once(f"app-{site}", "app on it", with_app, lambda: _install_afresh(bench, site)):
		_dump(bench, site, "with-app")
	else:
		_restore(bench, site, "with-app")


def _install_afresh(bench: dict, site: str) -> None:
	_restore(bench, site, "bare")
	install_app(site, "coalition", "--force")
	install_app(site, paths.SAMPLE.name)


def _dump(bench: dict, site: str, name: str) -> None:
	paths.DUMPS.mkdir(parents=True, exist_ok=True)
	words = services.client(bench, "mariadb-dump")
	shell.run("site", *words, "--single-transaction", f"--result-file={_file(name)}", database(site))


def _restore(bench: dict, site: str, name: str) -> None:
	if not _file(name).exists():
		forget(f"site-{site}", f"app-{site}")
		raise Failure(
			f"The dump {_file(name).name} of the test site is gone: run this again to make the site anew."
		)
	shell.run("site", *services.client(bench), "--execute", f"drop database if exists `{database(site)}`")
	shell.run("site", *services.client(bench), "--execute", f"create database `{database(site)}`")
	shell.run("site", *services.client(bench), database(site), "--execute", f"source {_file(name)}")
	shell.run("site", "bench", "--site", site, "clear-cache", cwd=paths.BENCH)


def _file(name: str) -> Path:
	return paths.DUMPS / f"{name}.sql"
