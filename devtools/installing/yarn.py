"""The program with which `bench init` installs the packages of Frappe's browser code."""

import os
import shutil

from devtools import paths, shell
from devtools.installing import tools
from devtools.installing.source import Source
from devtools.steps import digest, once

FOLDER = paths.OURS / "yarn"
NOTHING = paths.OURS / "no-yarn"


def path(source: Source) -> str:
	"""The PATH for `bench init`: with yarn for a released Frappe, else with one that does nothing.

	Where we build the browser code ourselves, its packages come from our own lock file (see assets.py).
	"""
	usual = shell.environment()["PATH"]
	if source.kind == "release":
		once("yarn", "yarn", digest(paths.LOCKS / "yarn"), _install)
		return usual
	tools.write_program("yarn", "exit 0", NOTHING)
	return f"{NOTHING}{os.pathsep}{usual}"


def _install() -> None:
	shutil.copytree(paths.LOCKS / "yarn", FOLDER, dirs_exist_ok=True)
	shell.run("yarn", "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", cwd=FOLDER)
	tools.write_program("yarn", f'exec node "{FOLDER}/node_modules/yarn/bin/yarn.js" "$@"')
