"""The browser's half of Frappe: scripts and styles, built from locked npm packages."""

from devtools import paths, shell
from devtools.installing.source import Source
from devtools.offline import browser
from devtools.steps import digest, once


def build(source: Source) -> None:
	"""Build what the browser loads, where its sources changed since the last build."""
	public = paths.APP / "public"
	changed = digest(paths.ASSETS, *([public] if public.exists() else [])) + str(source)
	if source.kind == "release":
		once("assets", "browser assets", changed, _build_as_frappe_does)
	else:
		lock = paths.ASSETS / "package-lock.json"
		once("npm", "npm packages", digest(lock) + str(source), browser.install_packages)
		once("assets", "browser assets", changed, browser.build)


def _build_as_frappe_does() -> None:
	shell.run("assets", "bench", "build", cwd=paths.BENCH)
