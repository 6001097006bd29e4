"""Numbers, codes, names and days keep their direction wherever they are shown to people.

- a translated text is filled by `fill()` or `ngettext()`, which isolate what is put in: never by `.format()`;
- in a template, what is shown of data stands in `<bdi>`, or in an element that says its `dir`. A whole label
  or sentence of ours, by its name (OURS) or since a call made it, is in the page's direction already; so are
  the title of the page and what holds no markup: `<option>`, `<textarea>`.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from .files import files, is_test
from .finding import Finding
from .messages import TRANSLATORS
from .scripts import TEMPLATES, read
from .source import calls, dotted, python_sources
from .tokens import BLOCK, JINJA_COMMENT

FORMATTED = "fills a translated text by .format(): take fill(), which isolates numbers and names"
BARE = "shows {0} outside <bdi>: among letters of the other direction it is turned round"
# Names of what is a label or a sentence of ours, in the language of the page.
OURS = {
	*("because", "caption", "detail", "error", "heading", "help", "label", "lead", "message", "problem"),
	*("sentence", "term", "text", "title", "titles", "words"),
}
SUFFIXES = ("_text", "_in_words", "why_none")
ISOLATING = {"bdi", "option", "style", "textarea", "title"}
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "wbr"}
TITLE = re.compile(r"\{%-?\s*block title\s*-?%\}.*?\{%-?\s*endblock", re.DOTALL)
CALL = re.compile(r"[\w.]+\(.*\)$", re.DOTALL)
# A macro may make the attributes of an element.
ATTRIBUTE = re.compile(r'[\w-]="[^"]*$')
SHOWN = re.compile("\x01(\\d+)\x02")
LOOKED_UP = re.compile(r"\b_\((?:[^()]|\([^()]*\))*\)\s*\.\s*format\(")


def check(app: Path) -> Iterator[Finding]:
	for source in python_sources(app, tests=False):
		for name, call in calls(source):
			if name.endswith(".format") and is_translated(call.func):
				yield Finding(source.path, call.lineno, FORMATTED)
	for path in files(app, *TEMPLATES):
		if not is_test(app, path):
			yield from template_faults(path, read(path))


def is_translated(function: object) -> bool:
	"""Whether this is the `.format` of what `_()` gave."""
	given = getattr(function, "value", None)
	return dotted(getattr(given, "func", None)) in TRANSLATORS


def template_faults(path: Path, text: str) -> Iterator[Finding]:
	page = Page()
	page.feed(page.marked(text))
	page.close()
	for block in BLOCK.finditer(JINJA_COMMENT.sub(lines_of, text)):
		if LOOKED_UP.search(block[0]):
			yield Finding(path, block.string.count("\n", 0, block.start()) + 1, FORMATTED)
	for line, expression in page.bare:
		yield Finding(path, line, BARE.format(expression))


class Page(HTMLParser):
	"""The elements around each expression of a template, its statements left out."""

	def __init__(self) -> None:
		super().__init__()
		self.open: list[tuple[str, bool]] = []
		self.expressions: list[tuple[int, str]] = []
		self.bare: list[tuple[int, str]] = []

	def marked(self, text: str) -> str:
		"""The template with a mark for each expression, which no attribute's quotes can hide."""
		return BLOCK.sub(self._mark, TITLE.sub(lines_of, JINJA_COMMENT.sub(lines_of, text)))

	def _mark(self, block: re.Match[str]) -> str:
		if block[0].startswith("{%"):
			return lines_of(block)
		self.expressions.append(
			(block.string.count("\n", 0, block.start()) + 1, block[0][2:-2].strip("- \n"))
		)
		return f"\x01{len(self.expressions) - 1}\x02{lines_of(block)}"

	def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
		if tag not in VOID:
			says = tag in ISOLATING or (tag != "html" and any(name == "dir" for name, _value in attrs))
			self.open.append((tag, says))

	def handle_endtag(self, tag: str) -> None:
		names = [name for name, _says in self.open]
		if tag in names:
			del self.open[len(names) - 1 - names[::-1].index(tag) :]

	def handle_data(self, data: str) -> None:
		if any(says for _name, says in self.open):
			return
		shown = [
			self.expressions[int(found[1])]
			for found in SHOWN.finditer(data)
			if not ATTRIBUTE.search(data[: found.start()])
		]
		self.bare += [(line, expression) for line, expression in shown if not is_ours(expression)]


def is_ours(expression: str) -> bool:
	name = expression.partition("|")[0].strip().rpartition(".")[2]
	return bool(CALL.match(expression)) or name in OURS or name.endswith(SUFFIXES) or is_of_ours(expression)


def is_of_ours(expression: str) -> bool:
	"""`titles.summary`, `titles[language]`: one of a family of ours."""
	return re.split(r"[.[]", expression)[0] in OURS


def lines_of(found: re.Match[str]) -> str:
	return "\n" * found[0].count("\n")
