import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devtools import paths

DEVTOOLS = Path(paths.__file__).parent
# What the tools read only.
STAY = (paths.LOCKS, paths.ASSETS, paths.APP)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
	"""A work tree of its own for the tools, in this process."""
	real = paths.ROOT
	for name, value in list(vars(paths).items()):
		if isinstance(value, Path) and value.is_relative_to(real) and value not in STAY:
			monkeypatch.setattr(paths, name, tmp_path / value.relative_to(real))
	return tmp_path


@pytest.fixture
def command(tmp_path: Path) -> Iterator[Callable[[str], subprocess.Popen]]:
	"""Starts a command of its own, in a work tree that all commands of a test share."""
	for name in ("locks.py", "shell.py", "paths.py", "failure.py", "guard.py", "state.py", "__init__.py"):
		(tmp_path / "devtools").mkdir(exist_ok=True)
		shutil.copy(DEVTOOLS / name, tmp_path / "devtools")
	started = []

	def start(code: str) -> subprocess.Popen:
		words = [sys.executable, "-c", f"import time\nfrom devtools import locks, shell, state\n{code}"]
		env = {**os.environ, "PYTHONPATH": str(tmp_path)}
		process = subprocess.Popen(words, cwd=tmp_path, env=env, stdout=subprocess.PIPE, text=True)
		started.append(process)
		return process

	yield start
	for process in started:
		process.kill()
		process.communicate()


def await_true(condition: Callable[[], object], seconds: float = 5) -> bool:
	deadline = time.monotonic() + seconds
	while not condition():
		if time.monotonic() > deadline:
			return False
		time.sleep(0.02)
	return True
