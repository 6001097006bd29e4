"""The browser's half of Frappe: scripts and styles, built from locked npm packages."""

import shutil

from devtools import paths, shell
from devtools.source import Source
from devtools.steps import digest, once


def build(source: Source) -> None:
	"""Build what the browser loads, where its sources changed since the last build."""
	public = paths.APP / "public"
	changed = digest(paths.ASSETS, *([public] if public.exists() else [])) + str(source)
	if source.kind == "release":
		once("assets", "browser assets", changed, _build_as_frappe_does)
	else:
		lock = paths.ASSETS / "package-lock.json"
		once("npm", "npm packages", digest(lock) + str(source), _install_packages)
		once("assets", "browser assets", changed, _build)


def _build_as_frappe_does() -> None:
	shell.run("assets", "bench", "build", cwd=paths.BENCH)


def _install_packages() -> None:
	modules = paths.BENCH / "apps" / "frappe" / "node_modules"
	paths.NODE.mkdir(parents=True, exist_ok=True)
	for name in ("package.json", "package-lock.json"):
		shutil.copy(paths.ASSETS / name, paths.NODE / name)
	shell.run("npm", "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", cwd=paths.NODE)
	if modules.is_symlink():
		modules.unlink()
	modules.symlink_to(paths.NODE / "node_modules")


def _build() -> None:
	shell.run("assets", "node", paths.ASSETS / "build.mjs", "--bench", paths.BENCH)
