"""What a list may ask in words of SQL: columns, and few functions of them. Pure.

The engine makes its queries of text, and looks for what is bad in it. Here what is known to be good is read,
and all else is refused:

	terms   = term {"," term}            term    = expr ["asc" | "desc"]
	field   = ["distinct"] expr ["as" alias]
	expr    = operand ["/" operand]
	operand = text | number | column | "(" expr ")" | function "(" [["distinct"] expr {"," expr}] ")"
	column  = [table "."] (name | "*")
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

# What the engine's own lists, charts, cards and searches are made of.
FUNCTIONS = frozenset(
	{
		*("count", "sum", "avg", "min", "max", "abs", "locate", "ifnull", "nullif"),
		*("date", "unix_timestamp"),
	}
)
_ALIAS = re.compile(r"\s+as\s+(`[^`]*`|'[^'\\]*'|\"[^\"\\]*\"|\w+)\s*$", re.IGNORECASE)
_TOKEN = re.compile(
	r"""\s*(?:
		(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
		|(?P<number>-?\d+(?:\.\d+)?)(?![\w.`])
		|(?P<function>[a-zA-Z_]+)\s*\(
		|(?:(?P<table>`[^`]+`|\w+)\s*\.\s*)?(?P<column>`[^`]+`|[a-zA-Z_]\w*|\*)
		|(?P<mark>[(),/])
	)\s*""",
	re.VERBOSE | re.ASCII,
)
# Nothing of the engine's is deeper.
MOST_DEPTH = 5


class NotAnExpression(ValueError):
	"""It is something else than columns and functions of the short list."""


@dataclass(frozen=True)
class Column:
	"""`table` as the query calls it, "" for that of the list itself; `name` may be "*". Without quotes."""

	table: str
	name: str


@lru_cache(maxsize=4096)
def columns_of_field(text: str) -> tuple[Column, ...]:
	"""The columns that a field of a list reads, with or without an alias. Raises NotAnExpression."""
	reader = _Reader(_ALIAS.sub("", text))
	reader.skip_word("distinct")
	found = tuple(reader.expression())
	reader.end()
	return found


def alias_of(text: str) -> str:
	"""What a field of a list is called in its rows; "" where it has no name but its own."""
	found = _ALIAS.search(text)
	return found[1].strip("`'\"") if found else ""


@lru_cache(maxsize=1024)
def columns_of_terms(text: str) -> tuple[Column, ...]:
	"""The columns by which a list is sorted or grouped. Raises NotAnExpression."""
	reader = _Reader(text)
	found = [*reader.expression()]
	reader.skip_word("asc", "desc")
	while reader.skip_mark(","):
		found += reader.expression()
		reader.skip_word("asc", "desc")
	reader.end()
	return tuple(found)


class _Reader:
	def __init__(self, text: str) -> None:
		self._text = text
		self._tokens = _tokens(text)

	def expression(self, depth: int = 0) -> Iterator[Column]:
		if depth > MOST_DEPTH:
			raise NotAnExpression(self._text)
		yield from self._operand(depth)
		if self.skip_mark("/"):
			yield from self._operand(depth)

	def skip_word(self, *words: str) -> bool:
		return self._skip_if(lambda token: not token["table"] and (token["column"] or "").lower() in words)

	def skip_mark(self, mark: str) -> bool:
		return self._skip_if(lambda token: token["mark"] == mark)

	def end(self) -> None:
		if self._tokens:
			raise NotAnExpression(self._text)

	def _operand(self, depth: int) -> Iterator[Column]:
		token = self._take()
		if token["column"]:
			yield Column(_bare(token["table"] or ""), _bare(token["column"]))
		elif token["function"]:
			yield from self._call(token["function"], depth)
		elif token["mark"] == "(":
			yield from self.expression(depth + 1)
			self._require(")")
		elif token["mark"]:
			raise NotAnExpression(self._text)

	def _call(self, function: str, depth: int) -> Iterator[Column]:
		if function.lower() not in FUNCTIONS:
			raise NotAnExpression(self._text)
		self.skip_word("distinct")
		yield from self.expression(depth + 1)
		while self.skip_mark(","):
			yield from self.expression(depth + 1)
		self._require(")")

	def _require(self, mark: str) -> None:
		if not self.skip_mark(mark):
			raise NotAnExpression(self._text)

	def _take(self) -> re.Match[str]:
		if not self._tokens:
			raise NotAnExpression(self._text)
		return self._tokens.pop(0)

	def _skip_if(self, is_it: Callable[[re.Match[str]], bool]) -> bool:
		found = bool(self._tokens) and is_it(self._tokens[0])
		if found:
			self._tokens.pop(0)
		return found


def _tokens(text: str) -> list[re.Match[str]]:
	found, place = [], 0
	while place < len(text):
		token = _TOKEN.match(text, place)
		if not token:
			raise NotAnExpression(text)
		found.append(token)
		place = token.end()
	return found


def _bare(name: str) -> str:
	return name.strip("`")
