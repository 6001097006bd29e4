"""Registers that no spreadsheet writes, and what is longer than anything that a register holds."""

import time
import zipfile
from io import BytesIO

import pytest

from coalition.base.text.spreadsheets import xlsx
from coalition.membership.register.reading import workbook
from coalition.membership.register.reading.register import open_register
from coalition.membership.register.reading.sheet import LONGEST_HEADING, UnreadableSheet
from tests.unit.registers import SHORT, as_csv, as_xlsx, read, short, told


def with_part(name: str, change) -> bytes:
	"""A register as XLSX in which one part is changed, or one is added."""
	changed = BytesIO()
	with (
		zipfile.ZipFile(BytesIO(as_xlsx(SHORT, short("أ")))) as package,
		zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as made,
	):
		parts = {part.filename: package.read(part) for part in package.infolist()}
		for part, text in {name: b"", **parts}.items():
			made.writestr(part, change(text) if part == name else text)
	return changed.getvalue()


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/texts", "xl/texts.dat"])
def test_a_document_type_is_refused_wherever_it_stands(part):
	before = b"<!--" + b" " * 300_000 + b'--><!DOCTYPE x [<!ENTITY a "b">]>'
	with pytest.raises(UnreadableSheet, match="not_a_spreadsheet"):
		open_register(with_part(part, lambda text: before + text))


def test_more_shared_texts_than_a_register_has_are_refused_before_they_are_built():
	with pytest.raises(UnreadableSheet, match="too_big"):
		open_register(with_part("xl/texts.xml", lambda text: b"<si/>" * (workbook.MOST_SHARED + 9000)))


def test_merged_cells_are_found_in_time_that_grows_with_the_file():
	def seconds(times: int) -> float:
		comment = b"<!-- " + b"<mergeCell " * times + b"-->"
		content = with_part(
			"xl/worksheets/sheet1.xml", lambda text: text.replace(b"<sheetData", comment + b"<sheetData")
		)
		(table,) = workbook.tables(content)
		begun = time.process_time()
		assert table.merged() == ()
		return time.process_time() - begun

	assert seconds(200_000) < 8 * max(seconds(50_000), 0.005)


def test_what_is_longer_than_a_record_or_a_list_holds_is_told():
	many = "؛".join(f"حي {number}" for number in range(3_000))
	found = read(as_csv([*SHORT, "أماكن العمل"], [*short("أ"), many], [*short("ب"), "حي 1؛ حي 2"]))
	assert told(found) == [(2, "too_long")]
	heading = "ع" * 5_000
	register = open_register(as_csv([*SHORT, heading], [*short("أ"), "1"]))
	assert max(map(len, register.unknown)) == LONGEST_HEADING


def sheet_of(row_xml: str, *texts: str) -> bytes:
	"""A register whose second row is this XML, with texts that cells share."""
	content = as_xlsx(SHORT, short("أ"))
	shared = "".join(f"<si><t>{text}</t></si>" for text in texts)
	rewritten = BytesIO()
	with (
		zipfile.ZipFile(BytesIO(content)) as old,
		zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as new,
	):
		for part in old.namelist():
			text = old.read(part).decode()
			if part.endswith("sheet1.xml"):
				head, _row, tail = text.partition('<row r="2"')
				text = head + row_xml + tail[tail.index("</row>") + 6 :]
			if shared and part.endswith("sharedStrings.xml"):
				text = text.replace("</sst>", f"{shared}</sst>")
			new.writestr(part, text)
	return rewritten.getvalue()


def cell(address: str, text: str) -> str:
	return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


WHOLE = "".join(cell(f"{letter}2", text) for letter, text in zip("ABCD", short("ب"), strict=True))


@pytest.mark.parametrize(
	("row", "problem"),
	[
		(f'<row r="-5">{WHOLE}</row>', "not_a_spreadsheet"),
		(f'<row r="0">{WHOLE}</row>', "not_a_spreadsheet"),
		(f'<row r="1">{WHOLE}</row>', "not_a_spreadsheet"),
		(f'<row r="1e300">{WHOLE}</row>', "not_a_spreadsheet"),
		(f'<row r="9999999">{WHOLE}</row>', "too_many_rows"),
		(f'<row r="2">{cell("AAAA2", "x")}</row>', "not_a_spreadsheet"),
		(f'<row r="2">{cell("$A$2", "x")}</row>', "not_a_spreadsheet"),
		(f'<row r="2">{cell("A2", "x" * 50_000)}</row>', "too_big"),
	],
)
def test_a_row_that_no_spreadsheet_writes_is_refused_and_none_is_lost(row, problem):
	with pytest.raises(UnreadableSheet) as caught:
		read(sheet_of(row))
	assert caught.value.problem == problem


def test_addresses_in_small_letters_are_those_of_great_ones():
	row = "".join(cell(f"{letter}2", text) for letter, text in zip("abcd", short("ب"), strict=True))
	assert read(sheet_of(f'<row r="2">{row}</row>')).names == ["ب"]


@pytest.mark.parametrize("number", ["inf", "nan", "-1e400", "9" * 5_000, "1_0"])
def test_what_is_no_number_is_told_as_a_cell_that_failed(number):
	row = f'<row r="2">{WHOLE.partition(cell("D2", short("ب")[3]))[0]}<c r="D2"><v>{number}</v></c></row>'
	assert told(read(sheet_of(row))) == [(2, "cell_error")]


@pytest.mark.parametrize(
	"content",
	[
		",".join(SHORT).encode() + b"\n" + b"x" * 9_000_000,
		",".join(SHORT).encode() + "\nأ,".encode() + "حي و".encode() * 900_000 + ",الصحة,2016-01-01".encode(),
		",".join(SHORT).encode() + b"\n" * 9_000_000,
	],
)
def test_a_text_that_is_long_without_an_end_is_refused_soon(content):
	began = time.process_time()
	with pytest.raises(UnreadableSheet):
		read(content)
	# Looked at letter by letter it would take a minute.
	assert time.process_time() - began < 15


def test_a_table_of_two_hundred_columns_is_written():
	(table,) = workbook.tables(xlsx([[f"ع{number}" for number in range(200)]]))
	(record,) = table.filled()
	assert len(record.cells) == 200
