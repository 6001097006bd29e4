"""Adding rows to tables that stand in source files, each where its kind stands."""

import csv
import io
from pathlib import Path

from devtools.failure import Failure

# What a translator looks for: the text itself stands behind it.
UNTRANSLATED = "⟦تُترجم⟧"


def into_table(path: Path, table: str, row: str) -> None:
	"""A row at the end of the table of this name, whose brace closes it on a line of its own."""
	text = path.read_text(encoding="utf-8")
	begin = _start_of(text, path, f"{table} = {{")
	if text.startswith("}", begin):
		end, row = begin, f"\n{row}\n"
	else:
		end, row = text.index("\n}", begin) + 1, f"{row}\n"
	path.write_text(text[:end] + row + text[end:], encoding="utf-8")


def _start_of(text: str, path: Path, begin: str) -> int:
	place = text.find(begin)
	if place < 0:
		raise Failure(f"{path}: there is no line `{begin}` to add a row to.")
	return place + len(begin)


def at_the_end(path: Path, text: str) -> None:
	path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{text}", encoding="utf-8")


def into_catalogue(path: Path, texts: list[str]) -> list[str]:
	"""Rows for texts that have none yet, marked as untranslated; answers those."""
	known = {row[0] for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"))) if row}
	new = [text for text in dict.fromkeys(texts) if text not in known]
	with path.open("a", encoding="utf-8", newline="") as file:
		csv.writer(file, lineterminator="\n").writerows([text, f"{UNTRANSLATED} {text}"] for text in new)
	return new
