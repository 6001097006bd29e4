"""Plain Python that decides without a database, and says so: its types are checked strictly."""

import ast
import re
from pathlib import Path

from devtools import paths

_SAYS_SO = re.compile(r"\bPure\b")


def files() -> list[Path]:
	"""The modules of the app whose docstring says "Pure"."""
	return sorted(path for path in paths.APP.rglob("*.py") if path.name != "__init__.py" and _is_pure(path))


def _is_pure(path: Path) -> bool:
	told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
	return bool(told and _SAYS_SO.search(told))
