"""Adding rows to tables that stand in source files, each where its kind stands."""

import ast
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from devtools.failure import Failure

# What a translator looks for: the text itself stands behind it.
UNTRANSLATED = "⟦تُترجم⟧"
# The file, and the line that begins its table; without one, the rows go to the end of the file.
_PLACE = re.compile(r"^== (\S+)(?: (.+))?\n", re.MULTILINE)
_CLOSES = {"{": "}", "[": "]"}


class Edits:
	"""Files as they will be, new and changed: none is written before all rows have found their places."""

	def __init__(self) -> None:
		self.texts: dict[Path, str] = {}

	def add(self, folder: Path, rows: str) -> None:
		"""Rows for files of this folder, each with its place (templates/rows.tmpl). Raises Failure."""
		for file, table, row in _with_places(rows):
			path = folder / file
			text = self.texts.get(path) or path.read_text(encoding="utf-8")
			self.texts[path] = _with_row(text, table, row, path) if table else _with_end(text, row)

	def write(self) -> None:
		"""Raises Failure where a table is no plain one."""
		for path, text in self.texts.items():
			_require_readable(path, text)
		for path, text in self.texts.items():
			path.parent.mkdir(parents=True, exist_ok=True)
			path.write_text(text, encoding="utf-8")


def _require_readable(path: Path, text: str) -> None:
	try:
		ast.parse(text if path.suffix == ".py" else "")
	except SyntaxError as error:
		raise Failure(f"{path}: a table is no plain one, add its row by hand ({error}).") from error


def _with_places(rows: str) -> Iterator[tuple[str, str | None, str]]:
	_nothing, *parts = _PLACE.split(rows)
	return zip(parts[::3], parts[1::3], parts[2::3], strict=True)


def _with_row(text: str, table: str, row: str, path: Path) -> str:
	"""The row at the end of its table, once; what a module has not declared yet begins in its hooks."""
	closes = _CLOSES[table[-1]]
	if path.name == "hooks.py" and f"\n{table}" not in text:
		text += f"{table}\n{closes}\n"
	place = f"\n{text}".find(f"\n{table}")
	if place < 0:
		raise Failure(f"{path}: there is no line `{table}` to add a row to.")
	begin = place + len(table)
	if row.strip().rstrip(",") in text[begin:]:
		return text
	on_its_line, _end, _rest = text[begin:].partition("\n")
	if on_its_line:
		known = on_its_line.removesuffix(closes)
		opened = f"\n\t{known},\n{row}" if known else f"\n{row}"
		return f"{text[:begin]}{opened}{text[begin + len(known) :]}"
	end = text.index(f"\n{closes}", begin) + 1
	return text[:end] + row + text[end:]


def _with_end(text: str, row: str) -> str:
	"""The row at the end, where what it begins with is not told yet."""
	begin = row.strip().partition(":")[0].removeprefix("- ")
	return text if begin in text else text + row


def at_the_end(path: Path, text: str) -> None:
	path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{text}", encoding="utf-8")


def into_catalogue(path: Path, texts: list[str]) -> list[str]:
	"""Rows for texts that have none yet, marked as untranslated; answers those."""
	known = {row[0] for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"))) if row}
	new = [text for text in dict.fromkeys(texts) if text not in known]
	with path.open("a", encoding="utf-8", newline="") as file:
		csv.writer(file, lineterminator="\n").writerows([text, f"{UNTRANSLATED} {text}"] for text in new)
	return new
