"""Adding rows to tables that stand in source files, each where its kind stands."""

import ast
import csv
import io
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from devtools.checks import translatable
from devtools.failure import Failure
from devtools.scaffold import writing
from devtools.scaffold.formatting import tidied

# What a translator looks for: the text itself stands behind it.
UNTRANSLATED = "⟦تُترجم⟧"
# The file, and the line that begins its table; without one, the rows go to the end of the file.
_PLACE = re.compile(r"^== (\S+)(?: (.+))?\n", re.MULTILINE)
_CLOSES = {"{": "}", "[": "]"}


# A module's README may have its rooms in a table; a row for one is written as for a list.
_ROOM = re.compile(r"^\| \[`.*\n", re.MULTILINE)
_A_ROOM = re.compile(r"- (\[`.+?\)): (.+)\n")


@dataclass(frozen=True)
class Made:
	"""The files that are new or changed, and the texts that wait for their Arabic."""

	files: list[Path]
	untranslated: list[str]


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
			_require_readable(path, self.texts[path])

	def change(self, path: Path, edit: Callable[[str], str]) -> None:
		self.texts[path] = edit(self.texts.get(path) or path.read_text(encoding="utf-8"))

	def texts_below(self, folder: Path) -> list[str]:
		"""What people will read of it, in the state that it will have."""
		with TemporaryDirectory() as elsewhere:
			copy = Path(elsewhere) / folder.name
			shutil.copytree(folder, copy)
			below = {path: text for path, text in self.texts.items() if path.is_relative_to(folder)}
			writing.write({copy / path.relative_to(folder): text for path, text in below.items()})
			return [text.text for text in translatable.texts_below(copy)]

	def write(self, app: Path, texts: Iterable[str]) -> Made:
		"""All or none, with rows for those texts."""
		catalogue = app / "translations" / "ar.csv"
		untranslated = _untranslated(catalogue, texts)
		self.change(catalogue, lambda text: at_the_end(text, _marked(untranslated)))
		changed = {path: tidied(path, text) for path, text in self.texts.items()}
		changed = {path: text for path, text in changed.items() if _differs(path, text)}
		writing.write(changed)
		return Made([*changed], untranslated)


def _differs(path: Path, text: str) -> bool:
	return not path.exists() or path.read_text(encoding="utf-8") != text


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
	"""The row at the end, or of the table of rooms, where what it begins with is not told yet."""
	begin = row.strip().partition(":")[0].removeprefix("- ")
	if begin in text:
		return text
	rooms = [*_ROOM.finditer(text)]
	if not rooms or not (room := _A_ROOM.fullmatch(row)):
		return at_the_end(text, row)
	end = rooms[-1].end()
	return f"{text[:end]}| {room[1]} | {room[2]} |\n{text[end:]}"


def at_the_end(text: str, more: str) -> str:
	"""What stood there without the end of its line gets one first."""
	return text + ("\n" if more and text and not text.endswith("\n") else "") + more


def _untranslated(catalogue: Path, texts: Iterable[str]) -> list[str]:
	known = {row[0] for row in csv.reader(io.StringIO(catalogue.read_text(encoding="utf-8"))) if row}
	return [text for text in dict.fromkeys(texts) if text not in known]


def _marked(texts: list[str]) -> str:
	file = io.StringIO()
	csv.writer(file, lineterminator="\n").writerows([text, f"{UNTRANSLATED} {text}"] for text in texts)
	return file.getvalue()
