"""Calls in JavaScript files and Jinja templates, with their arguments."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from .files import files, is_test
from .finding import Unreadable
from .tokens import Token, jinja_code, tokens

SCRIPTS = (".js", ".mjs", ".ts", ".vue")
TEMPLATES = (".html", ".jinja", ".j2", ".txt", ".xml")
OPENING, CLOSING = set("([{"), set(")]}")
TEXTS = {"string", "template", "chunk"}


@dataclass(frozen=True)
class ScriptCall:
	path: Path
	line: int
	name: str
	arguments: list[list[Token]]
	comment: str  # the line of the call and the one above, for a reason written there

	def argument(self, position: int) -> list[Token]:
		return self.arguments[position] if position < len(self.arguments) else []


def script_calls(app: Path) -> Iterator[ScriptCall]:
	yield from calls_in_files(app, SCRIPTS, str)


def template_calls(app: Path) -> Iterator[ScriptCall]:
	yield from calls_in_files(app, TEMPLATES, jinja_code)


def calls_in_files(
	app: Path, suffixes: tuple[str, ...], code_of: Callable[[str], str]
) -> Iterator[ScriptCall]:
	for path in files(app, *suffixes):
		if not is_test(app, path):
			text = read(path)
			lines = ["", *text.splitlines(), ""]
			for name, arguments in calls(code_of(text)):
				comment = " ".join(lines[name.line - 1 : name.line + 1])
				yield ScriptCall(path, name.line, name.text, arguments, comment)


def read(path: Path) -> str:
	try:
		return path.read_text(encoding="utf-8")
	except UnicodeDecodeError as error:
		raise Unreadable(path, None, str(error)) from error


@cache
def calls(code: str) -> list[tuple[Token, list[list[Token]]]]:
	found = list(tokens(code))
	return [
		(token, arguments(found, index + 2))
		for index, token in enumerate(found[:-1])
		if token.kind == "name" and found[index + 1].text == "(" and not is_definition(found, index)
	]


def is_definition(found: list[Token], index: int) -> bool:
	return index > 0 and found[index - 1].text == "function"


def arguments(found: list[Token], start: int) -> list[list[Token]]:
	"""The tokens of each argument, from the one after the opening parenthesis to its partner."""
	given: list[list[Token]] = [[]]
	depth = 0
	for token in islice(found, start, None):
		depth += step(token)
		if depth < 0:
			break
		if depth == 0 and token.text == ",":
			given.append([])
		else:
			given[-1].append(token)
	return given


def step(token: Token) -> int:
	if token.kind != "mark":
		return 0
	return (token.text in OPENING) - (token.text in CLOSING)


def literal(argument: list[Token]) -> str | None:
	"""The text of an argument that is a string and nothing else (Jinja joins strings in a row)."""
	if not argument or not all(token.kind in {"string", "template"} for token in argument):
		return None
	if any(token.text.endswith("${") for token in argument):
		return None
	return "".join(token.value for token in argument)
