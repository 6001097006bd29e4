"""Everything people read stands in Arabic too, in translations/ar.csv (source, translation, context).

A text of `_()`, `__()`, `_lt()`, `mark()` or `N_()`, of a template, and of the JSON of DocTypes,
workspaces, reports, cards, charts, workflows and roles needs a row, unless it has no Latin letters.
A row without context serves every context. In the catalogue each row is whole, says something other
than its source, keeps its placeholders, stands once, and is used: by the app, or by the engine
(`engine_texts.py`), whose counts have one form for all numbers.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .finding import Finding, Unreadable
from .translatable import PLURALS, Text, translatable
from .words import needs_translation, placeholders

# After Arabic letters each group of digits is a number of its own, and they change places; so do the parts of
# a day, a sign before a number, and what follows a scheme.
TURNED_ROUND = re.compile(r"\d[ \u00a0]+\d|\d[-–]\d|\+\d|\w://")
ISOLATED = re.compile("[\u2066-\u2068][^\u2069 ]*\u2069")
# What is counted has another form beside 2, 3, 11 and 100.
COUNTED = re.compile(
	r"\{\d\}[\u2066-\u2069]? (?:يوم|أيام|أسبوع|أسابيع|شهر|أشهر|شهور|سنة|سنوات|عام|ساع|دقي|دقائق|ثاني|ثوان|"
	r"مرة|مرات|ملف|صف|سطر|أسطر|محرف|حرف|أحرف|عضو|أعضاء|منظمة|منظمات|طلب|صوت|أصوات|شخص|أشخاص|اسم|أسماء)"
)
ISOLATES = re.compile("[\u2066-\u2068]")
SENTENCE_ENDS = (".", ":", "?", "!", "؟")
# One spelling of the two that are in use: عضواً.
TANWIN_BEFORE_ALIF = "\u064b\u0627"
# Beside these the noun says the number itself: يومان.
SAYING = ("zero", "one", "two")


@dataclass(frozen=True)
class Row:
	line: int
	source: str
	translation: str
	context: str
	# A third cell that is there and empty, which the engine reads like none: a row for a text of the engine.
	for_engine: bool = False

	@property
	def key(self) -> tuple[str, str]:
		return self.source, self.context


def check(app: Path) -> Iterator[Finding]:
	path = app / "translations" / "ar.csv"
	if not path.is_file():
		yield Finding(path, 1, "there is no Arabic catalogue")
		return
	rows = list(read(path))
	texts = list(translatable(app))
	yield from missing(texts, rows)
	for row in rows:
		yield from (Finding(path, row.line, fault) for fault in row_faults(row))
	yield from (Finding(path, row.line, f"stands twice: {row.source!r}") for row in repeated(rows))
	yield from (Finding(path, row.line, f"nothing uses {row.source!r}") for row in unused(texts, rows))


def read(path: Path) -> Iterator[Row]:
	with path.open(encoding="utf-8", newline="") as file:
		reader = csv.reader(file, strict=True)
		line = 1
		try:
			for cells in reader:
				if cells:
					yield row_of(path, line, cells)
				line = reader.line_num + 1
		except (csv.Error, UnicodeDecodeError) as error:
			raise Unreadable(path, line, str(error)) from error


def row_of(path: Path, line: int, cells: list[str]) -> Row:
	if len(cells) not in (2, 3):
		# The engine logs such a row and goes on without it.
		raise Unreadable(path, line, f"a row has two or three cells, this one {len(cells)}")
	context = cells[2] if len(cells) == 3 else ""
	return Row(line, cells[0], cells[1], context, for_engine=len(cells) == 3 and not context)


def missing(texts: list[Text], rows: list[Row]) -> Iterator[Finding]:
	known = {row.key for row in rows}
	for text in texts:
		# The forms of a plural are told apart by their contexts alone.
		serving = {(text.text, text.context)} | ({(text.text, "")} if text.context not in PLURALS else set())
		if not known & serving:
			form = f" with the context «{text.context}»" if text.context in PLURALS else ""
			known.add((text.text, text.context))  # told once, where it stands first
			yield Finding(text.path, text.line, f"has no Arabic row{form}: {text.text!r}")


def row_faults(row: Row) -> Iterator[str]:
	translation = row.translation.strip()
	if not translation:
		yield f"has no translation: {row.source!r}"
		return
	if translation == row.source.strip() and needs_translation(row.source):
		yield f"translates {row.source!r} by itself"
	if TANWIN_BEFORE_ALIF in translation:
		yield f"has the tanwin before its alif, and the others after it: {row.source!r}"
	if not agree(row):
		yield f"has other placeholders than {row.source!r}"
	if TURNED_ROUND.search(ISOLATED.sub("", translation)):
		yield f"shows groups of digits in reverse, or torn: isolate them, with hard spaces: {row.source!r}"
	yield from _cut_off(row, translation)
	if COUNTED.search(translation) and row.context not in PLURALS and not row.for_engine:
		yield f"counts, with one form for all numbers: take ngettext(): {row.source!r}"


def _cut_off(row: Row, translation: str) -> Iterator[str]:
	if len(ISOLATES.findall(translation)) != translation.count("\u2069"):
		yield f"opens an isolate that it does not close, or is cut off: {row.source!r}"
	ends = row.source.endswith(SENTENCE_ENDS) and not row.for_engine
	if ends and not translation.endswith(SENTENCE_ENDS):
		yield f"has lost its end: {row.source!r}"


def agree(row: Row) -> bool:
	"""Whether a row has the placeholders of its source; the number may be said by the noun."""
	wanted, given = placeholders(row.source), placeholders(row.translation)
	spared = {"{0}"} if row.context in SAYING else set()
	return wanted - spared <= given <= wanted


def repeated(rows: list[Row]) -> Iterator[Row]:
	seen = set()
	for row in rows:
		if row.key in seen:
			yield row
		seen.add(row.key)


def unused(texts: list[Text], rows: list[Row]) -> Iterator[Row]:
	used = {(text.text, context) for text in texts for context in (text.context, "")}
	yield from (row for row in rows if row.key not in used and not row.for_engine)
