import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from devtools.checks.finding import Finding

Check = Callable[[Path], Iterator[Finding]]


class Skeleton:
	"""A small app on disk, to write samples into and let a check loose on."""

	def __init__(self, folder: Path):
		self.folder = folder
		self.write("__init__.py", "")
		self.write("hooks.py", "")
		self.write("modules.txt", "Base\nMembership\nGovernance\nPooling\n")
		for module in ("base", "membership", "governance", "pooling", "portal", "setup"):
			self.write(f"{module}/__init__.py", "")

	def write(self, name: str, text: str) -> None:
		path = self.folder / name
		path.parent.mkdir(parents=True, exist_ok=True)
		path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")

	def write_json(self, name: str, data: Any) -> None:
		self.write(name, json.dumps(data, indent=1, ensure_ascii=False))

	def found(self, check: Check) -> list[str]:
		return [
			f"{finding.path.relative_to(self.folder).as_posix()}:{finding.line}: {finding.message}"
			for finding in check(self.folder)
		]


@pytest.fixture
def app(tmp_path: Path) -> Skeleton:
	return Skeleton(tmp_path / "coalition")
