"""Rows are locked by one helper: what it promises, and in which order, is then read in one place.

Nothing but `base/records/locking.py` says `for_update`, as an argument or a method of the query builder, or
`FOR UPDATE` in SQL. Tests are exempt.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from .finding import Finding
from .source import Source, literal_text, python_sources

HELPER = "base/records/locking.py"
NAME = "for_update"
IN_SQL = re.compile(r"\bselect\b.*\b(for\s+update|lock\s+in\s+share\s+mode)\b", re.IGNORECASE | re.DOTALL)


def check(app: Path) -> Iterator[Finding]:
	for source in python_sources(app, tests=False):
		if source.path.relative_to(app).as_posix() != HELPER:
			for line in sorted(set(locked_by_hand(source))):
				yield Finding(source.path, line, f"locks rows by hand: use a function of {HELPER}")


def locked_by_hand(source: Source) -> Iterator[int]:
	for node in source.nodes:
		if isinstance(node, ast.keyword | ast.arg) and node.arg == NAME:
			yield node.lineno
		elif isinstance(node, ast.Attribute) and node.attr == NAME:
			yield node.end_lineno or node.lineno
		elif isinstance(node, ast.expr) and says_so(literal_text(node) or ""):
			yield node.lineno


def says_so(text: str) -> bool:
	"""The name of the argument, or SQL; a sentence of a docstring may speak of it."""
	return text == NAME or bool(IN_SQL.search(text))
