"""The browser's half of Frappe from locked npm packages, without the package manager that it asks for."""

import shutil

from devtools import paths, shell


def install_packages() -> None:
	modules = paths.BENCH / "apps" / "frappe" / "node_modules"
	paths.NODE.mkdir(parents=True, exist_ok=True)
	for name in ("package.json", "package-lock.json"):
		shutil.copy(paths.ASSETS / name, paths.NODE / name)
	shell.run("npm", "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", cwd=paths.NODE)
	if modules.is_symlink():
		modules.unlink()
	modules.symlink_to(paths.NODE / "node_modules")


def build() -> None:
	shell.run("assets", "node", paths.ASSETS / "build.mjs", "--bench", paths.BENCH)
