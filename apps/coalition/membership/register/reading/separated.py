"""A text file whose cells are parted by commas, semicolons, tabs or bars, as people write it. Pure.

The standard library's reader takes the quotes of `"بسمة" للتنمية` for those around a cell, and loses them.
A quote encloses a cell where it begins it and the next single one ends it; any other is a letter.
"""

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from coalition.membership.register.reading.sheet import (
	LAST_ROW,
	MOST_COLUMNS,
	MOST_LETTERS,
	Record,
	Table,
	UnreadableSheet,
)

SEPARATORS = (",", ";", "\t", "|")
# What Arabic Windows writes without asking. Any bytes can be read so: the headings tell whether it is right.
OLD_ENCODING = "windows-1256"
# What Excel takes from the first line and does not show.
_HINT = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)


def tables(content: bytes) -> list[Table]:
	"""The file as each separator has it. Raises UnreadableSheet where it is no text."""
	text, encoding = _decoded(content)
	hint = _HINT.match(text)
	body = text[hint.end() :] if hint else text
	return [
		Table(
			partial(records, body, each), separator=each, encoding=encoding, is_guess=encoding == OLD_ENCODING
		)
		for each in ((hint[1],) if hint else SEPARATORS)
	]


def records(text: str, separator: str) -> Iterator[Record]:
	"""The records of a text, blank ones among them, with numbers.

	Raises UnreadableSheet: "too_wide", "too_big" for a cell, "too_many_rows".
	"""
	number, cells = 1, []
	for found in _field(separator).finditer(text):
		quoted, plain, end = found.groups()
		if number > LAST_ROW or found.end() - found.start() > 2 * MOST_LETTERS:
			raise UnreadableSheet("too_many_rows" if number > LAST_ROW else "too_big")
		cells.append(_unwrapped(plain) if quoted is None else quoted.replace('""', '"'))
		if end == separator:
			if len(cells) >= MOST_COLUMNS:
				raise UnreadableSheet("too_wide")
			continue
		yield Record(number, tuple(cells))
		number, cells = number + 1, []


@lru_cache(maxsize=len(SEPARATORS))
def _field(separator: str) -> re.Pattern[str]:
	part = re.escape(separator)
	ends = rf"{part}|\r\n|\r|\n|\Z"
	return re.compile(rf'(?:"([^"]*(?:""[^"]*)*)" *(?={ends})|([^{part}\r\n]*))({ends})')


def _unwrapped(cell: str) -> str:
	"""A cell in quotes whose own quotes were not doubled, without those around it.

	In `"جمعية "بسمة" للتنمية"` the second quote opens; in `"بسمة" و"أمل"` it closes, and all are meant.
	"""
	inner = cell[1:-1]
	if not (len(cell) > 1 and cell[0] == cell[-1] == '"'):
		return cell
	before, quote, _after = inner.partition('"')
	return inner if quote and (not before or before.endswith(" ")) else cell


def _decoded(content: bytes) -> tuple[str, str]:
	encoding = "UTF-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
	try:
		return content.decode(encoding), encoding.upper().removesuffix("-SIG")
	except UnicodeDecodeError:
		return _of_old_windows(content), OLD_ENCODING


def _of_old_windows(content: bytes) -> str:
	try:
		return content.decode(OLD_ENCODING)
	except UnicodeDecodeError:
		raise UnreadableSheet("not_utf8") from None
