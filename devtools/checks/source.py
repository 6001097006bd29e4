"""Python files as the checks see them: a syntax tree, and the comments that the tree leaves out."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .files import files, is_test
from .finding import Unreadable

# Comments to tools say what to do, and not why.
DIRECTIVE = re.compile(
	r"\b(?:noqa(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?|nosec|nosemgrep\S*"
	r"|type:\s*ignore(?:\[[\w, -]*\])?|pragma:\s*no cover|fmt:\s*\w+)"
)
FORMATTERS = {"format", "format_map", "join", "replace"}
Place = ast.expr | ast.stmt | ast.keyword  # what has a line
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
	path: Path
	tree: ast.Module
	nodes: tuple[ast.AST, ...]  # all of the tree, walked once for all checks
	comments: dict[int, str]
	alone: frozenset[int]  # the lines that hold a comment and nothing else

	def remarks(self, *nodes: Place) -> str:
		"""The comments at nodes: on the first and last line, and in the block directly above."""
		lines = {line for node in nodes for line in self.lines_around(node)}
		return " ".join(self.comments.get(line, "") for line in sorted(lines))

	def lines_around(self, node: Place) -> Iterator[int]:
		yield node.lineno
		yield node.end_lineno or node.lineno
		above = node.lineno - 1
		while above in self.alone:
			yield above
			above -= 1

	def has_reason(self, *nodes: Place) -> bool:
		"""A reason has two words at the least: one alone is a label."""
		return len(re.findall(r"\w{2,}", DIRECTIVE.sub("", self.remarks(*nodes)))) >= 2


def python_sources(app: Path, tests: bool = True) -> Iterator[Source]:
	for path in files(app, ".py"):
		if tests or not is_test(app, path):
			yield python_source(path)


def python_source(path: Path) -> Source:
	try:
		return Source(path, *parse(path.read_text(encoding="utf-8")))
	except SyntaxError as error:
		raise Unreadable(path, error.lineno, error.msg) from error
	except (UnicodeDecodeError, tokenize.TokenError) as error:
		raise Unreadable(path, None, str(error)) from error


@cache
def parse(text: str) -> tuple[ast.Module, tuple[ast.AST, ...], dict[int, str], frozenset[int]]:
	"""Kept by text, since nearly every check reads every file."""
	tree = ast.parse(text)
	found = [
		token
		for token in tokenize.generate_tokens(io.StringIO(text).readline)
		if token.type == tokenize.COMMENT
	]
	comments = {token.start[0]: token.string.lstrip("# ") for token in found}
	alone = frozenset(token.start[0] for token in found if not token.line[: token.start[1]].strip())
	return tree, tuple(ast.walk(tree)), comments, alone


def dotted(node: ast.AST) -> str:
	"""`frappe.db.sql` for that expression; what is no name becomes `()`, as in `().insert`."""
	if isinstance(node, ast.Name):
		return node.id
	if isinstance(node, ast.Attribute):
		return f"{dotted(node.value)}.{node.attr}"
	return "()"


def calls(source: Source) -> Iterator[tuple[str, ast.Call]]:
	for node in source.nodes:
		if isinstance(node, ast.Call):
			yield dotted(node.func), node


def argument(call: ast.Call, position: int, *names: str) -> ast.expr | None:
	if len(call.args) > position:
		return call.args[position]
	return next((keyword.value for keyword in call.keywords if keyword.arg in names), None)


def literal_text(node: ast.AST | None) -> str | None:
	if isinstance(node, ast.Constant) and isinstance(node.value, str):
		return node.value
	return None


def is_built(node: ast.AST | None) -> bool:
	"""Whether a text is put together here: f-string, `+`, `%`, or a formatting method."""
	if isinstance(node, ast.IfExp):
		return is_built(node.body) or is_built(node.orelse)
	if isinstance(node, ast.NamedExpr):
		return is_built(node.value)
	if isinstance(node, ast.Call):
		return isinstance(node.func, ast.Attribute) and node.func.attr in FORMATTERS
	return isinstance(node, ast.JoinedStr | ast.BinOp)
