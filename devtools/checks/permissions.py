"""Whoever passes the permission checks by says why, beside it or in the comment directly above.

Counts as passing by: `ignore_permissions` with any value but False, as a keyword, a key of a
dictionary, an attribute or a flag that is set; and `frappe.set_user(...)`. Tests are exempt.
"""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

from .finding import Finding
from .source import Place, Source, calls, dotted, literal_text, python_sources

FLAG = "ignore_permissions"


def check(app: Path) -> Iterator[Finding]:
	for source in python_sources(app, tests=False):
		for what, places in bypasses(source):
			if not source.has_reason(*places):
				yield Finding(
					source.path, places[0].lineno, f"{what} without a comment that gives the reason"
				)


def bypasses(source: Source) -> Iterator[tuple[str, Sequence[Place]]]:
	"""What is bypassed, and the places at which the reason may stand, the bypass itself first."""
	for name, call in calls(source):
		if name in {"frappe.set_user", "set_user"}:
			yield "set_user", [call]
		yield from ((FLAG, (each, call)) for each in keywords_set(call))
	for node in source.nodes:
		if isinstance(node, ast.Dict):
			yield from ((FLAG, [key]) for key in keys_set(node))
		elif isinstance(node, ast.Assign) and is_on(node.value) and any(map(is_flag, node.targets)):
			yield FLAG, [node]


def keywords_set(call: ast.Call) -> list[ast.keyword]:
	return [each for each in call.keywords if each.arg == FLAG and is_on(each.value)]


def keys_set(node: ast.Dict) -> Iterator[ast.expr]:
	for key, value in zip(node.keys, node.values, strict=True):
		if key and literal_text(key) == FLAG and is_on(value):
			yield key


def is_on(value: ast.expr) -> bool:
	return not (isinstance(value, ast.Constant) and not value.value)


def is_flag(target: ast.expr) -> bool:
	if isinstance(target, ast.Subscript):
		return literal_text(target.slice) == FLAG
	return dotted(target).endswith(f".{FLAG}")
