"""The words of JavaScript, and of the expressions in Jinja templates, which are near enough.

A list of tokens is enough to see which function is called with what, and unlike a search for text
it is not taken in by comments, strings, or a call inside a template literal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CHUNK = r"(?:\\.|\$(?!\{)|[^`\\$])*(?:`|\$\{)"
LEXEME = re.compile(
	rf"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
	|(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
	|(?P<template>`{CHUNK})
	|(?P<name>[\w$]+(?:\??\.[A-Za-z_$][\w$]*)*)
	|(?P<mark>.)""",
	re.VERBOSE | re.DOTALL,
)
REST = re.compile(rf"(?P<chunk>\}}{CHUNK})", re.DOTALL)
REGEX = re.compile(r"(?P<regex>/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*)")
# After these a slash begins a regular expression; after anything else it divides.
BEFORE_REGEX = set("(,=:[!&|?{};+-*%<>~^") | {"", "return", "typeof", "case"}
BLOCK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
JINJA_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}


@dataclass(frozen=True)
class Token:
	kind: str
	text: str
	line: int

	@property
	def value(self) -> str:
		"""What a string, or a template literal, stands for."""
		return re.sub(r"\\(u[0-9a-fA-F]{4}|.)", unescaped, self.text[1:-1], flags=re.DOTALL)


def unescaped(found: re.Match[str]) -> str:
	escaped = found[1]
	return chr(int(escaped[1:], 16)) if len(escaped) == 5 else ESCAPES.get(escaped, escaped)


def tokens(text: str) -> Iterator[Token]:
	position, line, before = 0, 1, ""
	open_braces: list[int] = []  # for each open `${`, the braces opened inside it
	while position < len(text):
		found = lexeme(text, position, before, open_braces)
		lexed = Token(found.lastgroup or "", found[0], line)
		follow_braces(lexed, open_braces)
		position, line = found.end(), line + found[0].count("\n")
		if lexed.kind != "space":
			before = lexed.text
			yield lexed


def lexeme(text: str, position: int, before: str, open_braces: list[int]) -> re.Match[str]:
	special = None
	if text[position] == "}" and open_braces[-1:] == [0]:
		special = REST.match(text, position)
	elif text[position] == "/" and before in BEFORE_REGEX:
		special = REGEX.match(text, position)
	found = special or LEXEME.match(text, position)
	assert found, "the last part of the pattern takes any letter"
	return found


def follow_braces(token: Token, open_braces: list[int]) -> None:
	if token.kind == "chunk":
		open_braces.pop()
	if token.kind in {"template", "chunk"}:
		if token.text.endswith("${"):
			open_braces.append(0)
	elif open_braces and token.text in {"{", "}"}:
		open_braces[-1] += 1 if token.text == "{" else -1


def jinja_code(text: str) -> str:
	"""A template with all but its expressions and statements blanked, each on the line it was."""
	text = JINJA_COMMENT.sub(blank, text)
	parts, position = [], 0
	for block in BLOCK.finditer(text):
		parts += [blanked(text[position : block.start()]), "  ", block[0][2:-2], " ;"]
		position = block.end()
	return "".join(parts)


def blank(found: re.Match[str]) -> str:
	return blanked(found[0])


def blanked(text: str) -> str:
	return re.sub(r"[^\n]", " ", text)
