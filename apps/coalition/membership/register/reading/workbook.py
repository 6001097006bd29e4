"""The sheets of an XLSX file, from whomever it came. Pure: no database, nothing is written or fetched.

It is a packed file: how much it unpacks to is looked at before, and a document type, which could multiply
what it holds, is refused. What openpyxl says of styles and texts is its; the rows come from `sheet_xml.py`.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice

from openpyxl import Workbook
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet

from coalition.membership.register.reading.sheet import (
	MOST_UNPACKED,
	Range,
	Record,
	Table,
	UnreadableSheet,
	number_of,
)
from coalition.membership.register.reading.sheet_xml import Looks, SheetReader

# A sheet from its beginning, as often as it is asked.
Chunks = Callable[[], Iterator[bytes]]
MOST_RANGES = 500
_CHUNK = 2**18
_MERGED = re.compile(
	rb'<(?:\w+:)?mergeCell\s[^<>]{0,160}?ref="([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?"'
)
_LONGEST_TAG = 200
_DOCTYPE = b"<!DOCTYPE"
# Texts that cells share: openpyxl builds all of them before the first row is read.
_SHARED = re.compile(rb"<(?:\w{1,20}:)?si[\s/>]")
MOST_SHARED = 2_000_000
# Pictures are not read.
_UNREAD_PARTS = ("xl/media/", "docProps/thumbnail")


def tables(content: bytes) -> list[Table]:
	"""The sheets in their order, hidden ones among them. Raises UnreadableSheet."""
	try:
		_check_package(content)
		return list(_tables(io.BytesIO(content)))
	except UnreadableSheet:
		raise
	except MemoryError:
		raise UnreadableSheet("too_big") from None
	except Exception:
		# openpyxl raises whatever a broken package leads to; all of it means the same to whoever sent it.
		raise UnreadableSheet("not_a_spreadsheet") from None


def _tables(content: io.BytesIO) -> Iterator[Table]:
	"""Each step of openpyxl's reader but the last, which goes through a whole sheet to learn its size."""
	reader = ExcelReader(content, read_only=True, data_only=True, keep_links=False)
	reader.read_manifest()
	reader.read_strings()
	reader.read_workbook()
	apply_stylesheet(reader.archive, reader.wb)
	looks = _looks(reader.wb)
	for sheet, relation in reader.parser.find_sheets():
		if relation.target in reader.valid_files and "chartsheet" not in relation.Type:
			chunks = partial(_chunks, reader.archive, relation.target)
			yield Table(
				partial(_records, chunks, reader.shared_strings, looks),
				name=sheet.name,
				is_hidden=sheet.state != "visible",
				merged=partial(_merged, chunks),
				epoch=looks.epoch,
			)


def _looks(book: Workbook) -> Looks:
	fonts = [bool(font.strike) for font in book._fonts]
	struck = {place for place, style in enumerate(book._cell_styles) if fonts[style.fontId]}
	days = frozenset(book._date_formats) - frozenset(book._timedelta_formats)
	return Looks(days, frozenset(struck), book.epoch)


def _records(chunks: Chunks, texts: Sequence[str], looks: Looks) -> Iterator[Record]:
	reader = SheetReader(texts, looks)
	for chunk in chunks():
		try:
			found = reader.feed(chunk)
		except UnreadableSheet:
			raise
		except MemoryError:
			raise UnreadableSheet("too_big") from None
		except Exception:
			raise UnreadableSheet("not_a_spreadsheet") from None
		yield from found


def _merged(chunks: Chunks) -> tuple[Range, ...]:
	"""Ranges of cells made one: they stand behind the rows, and are needed before them."""
	found: dict[Range, None] = {}
	rest = b""
	for chunk in chunks():
		for each in islice(_MERGED.finditer(rest + chunk), MOST_RANGES):
			found[_range(each)] = None
		rest = chunk[-_LONGEST_TAG:]
		if len(found) >= MOST_RANGES:
			break
	return tuple(found)


def _range(found: re.Match[bytes]) -> Range:
	left, top, right, bottom = (part.decode() for part in found.groups(b""))
	return int(top), number_of(left), int(bottom or top), number_of(right or left)


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
	try:
		with archive.open(part) as source:
			while chunk := source.read(_CHUNK):
				yield chunk
	except (zipfile.BadZipFile, KeyError, EOFError, OSError):
		raise UnreadableSheet("not_a_spreadsheet") from None


def _check_package(content: bytes) -> None:
	with zipfile.ZipFile(io.BytesIO(content)) as package:
		parts = package.infolist()
		if len(parts) > 1000 or sum(part.file_size for part in parts) > MOST_UNPACKED:
			raise UnreadableSheet("too_big")
		for part in parts:
			# By which name a part is read, the package says itself.
			if not part.filename.startswith(_UNREAD_PARTS):
				_check_part(package, part)


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
	"""Wherever in the part: what stands before it may be as long as anybody likes."""
	rest, shared = b"", 0
	with package.open(part) as opened:
		while chunk := opened.read(_CHUNK):
			plain = chunk.replace(b"\0", b"")
			if _DOCTYPE in (rest + plain).upper():
				raise UnreadableSheet("not_a_spreadsheet")
			shared += len(_SHARED.findall(plain))
			if shared > MOST_SHARED:
				raise UnreadableSheet("too_big")
			rest = plain[-len(_DOCTYPE) :]
