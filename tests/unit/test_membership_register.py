import csv
import io
import zipfile
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition.base.text.spreadsheets import csv_file, xlsx
from coalition.base.text.words import tidy
from coalition.membership.demo import register as demo
from coalition.membership.register.reading.columns import column_of
from coalition.membership.register.reading.known import compared
from coalition.membership.register.reading.register import open_register, tables_of
from coalition.membership.register.reading.sheet import UnreadableSheet, letter
from tests.unit.registers import ARABIC, HERE, ROW, SHORT, as_xlsx, of, read, short, told, with_cell


def test_the_demo_register_has_172_organisations_of_which_88_declared_the_charter():
	register = read(demo.FILE.read_bytes(), HERE)
	assert (len(register.rows), register.problems, register.unknown) == (172, [], [])
	assert sum(row.values["declared_on"] is not None for row in register.rows) == 88


def test_the_demo_register_is_what_its_code_writes():
	written = list(csv.reader(demo.FILE.read_text(encoding="utf-8").splitlines()))
	assert written == [list(demo.HEADINGS), *map(list, demo.rows())]


def test_arabic_digits_are_read_as_numbers_and_dates():
	(row,) = of(ARABIC, ROW).rows
	assert row.values["member_since"] == date(2016, 3, 1)
	assert row.values["contact_phone"] == "+963944123456"
	assert row.values["declared_on"] is None


def test_headings_may_be_english_in_any_order_and_case_and_unknown_ones_are_told():
	headings = ["PLACE *", "member since", "Organisation Name:", "sector", "Something Else"]
	register = of(headings, ["Homs", "2016-03-01", "Buzur", "Health", "?"])
	assert register.rows[0].identity == compared("Buzur", "Homs")
	assert register.unknown == ["Something Else"]


def test_headings_are_known_without_hamzas_and_vowel_marks():
	assert column_of("البريد الالكتروني") is column_of("البَريد الإلكتروني") is column_of("E-mail")


@pytest.mark.parametrize(
	"name, phone", [("الاسم", "واتساب"), ("Name", "Tel."), ("الاسم بالعربية", "WhatsApp")]
)
def test_what_a_heading_may_mean_it_means_where_no_other_one_does(name, phone):
	line, number = [*short("جمعية بذور"), "0944 123 456"], "+963944123456"
	found = of([name, *SHORT[1:], phone], line)
	assert (found.names, found.problems) == (["جمعية بذور"], [])
	assert found.rows[0].values["contact_phone"] == number
	# Beside the organisation's it is somebody else's.
	found = of([name, *SHORT, "هاتف", phone], ["هالة", *line, "0933 111 222"])
	assert (found.names, found.unknown) == (["جمعية بذور"], [name, phone])
	assert found.rows[0].values["contact_phone"] == number


def test_a_title_may_stand_above_the_headings():
	register = read(as_xlsx(["سجل الأعضاء 2026"], [], ARABIC, ROW), HERE)
	assert [row.line for row in register.rows] == [4]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_spreadsheet_may_separate_by_what_its_country_uses(separator):
	text = "\n".join(separator.join(line) for line in (ARABIC, ROW))
	for encoding in ("utf-8", "utf-16"):
		(row,) = read(text.encode(encoding), HERE).rows
		assert row.identity == compared("جمعية بذور", "حمص")


def test_empty_lines_are_passed_over_and_the_line_number_is_the_files():
	assert [row.line for row in of(ARABIC, ["", " "], ROW).rows] == [3]


@pytest.mark.parametrize(
	("cells", "problem"),
	[
		(with_cell(0, ""), "missing"),
		(with_cell(2, " \u200f "), "missing"),
		(with_cell(0, "س" * 141), "too_long"),
		(with_cell(5, "لا أعرف"), "not_a_phone"),
		(with_cell(5, "12"), "not_a_phone"),
		(with_cell(6, "name at example"), "not_an_email"),
		(with_cell(7, "1/16/2017"), "no_such_month"),
		(with_cell(7, "١٤٤٥/٠٦/٠١"), "hijri"),
		(with_cell(7, "16/1/17"), "short_year"),
		(with_cell(7, "2017-13-01"), "no_such_month"),
		(with_cell(7, "20160301"), "not_a_day"),
		(with_cell(7, "2030-01-01"), "in_the_future"),
		(with_cell(8, "2016-02-28"), "before_joining"),
		(with_cell(0, "#REF!"), "cell_error"),
		(ROW[:3], "missing"),
	],
)
def test_what_cannot_be_read_leaves_its_row_out_and_is_told(cells, problem):
	register = of(ARABIC, cells, with_cell(0, "جمعية أخرى"))
	assert (2, problem) in told(register)
	assert {row for row, _ in told(register)} == {2}
	assert [row.line for row in register.rows] == [3]


def test_every_problem_of_a_file_is_told_and_not_the_first_alone():
	bad = with_cell(0, "")
	bad[7], bad[6] = "أمس", "بلا بريد"
	assert told(of(ARABIC, bad, with_cell(7, "غدًا"))) == [
		(2, "missing"),
		(2, "not_an_email"),
		(2, "not_a_day"),
		(3, "not_a_day"),
	]


@pytest.mark.parametrize(
	("headings", "problems"),
	[
		([], ["no_column"] * 4),
		(ARABIC[1:], ["no_column"]),
		([*ARABIC, "Organisation Name"], ["two_columns"]),
	],
)
def test_a_file_without_its_headings_is_not_guessed_at(headings, problems):
	register = of(headings, ROW)
	assert [problem.problem for problem in register.problems] == problems
	assert register.rows == []


def test_the_cells_of_the_profile_are_read():
	headings = [*ARABIC, "سنة التأسيس", "نوع العضو", "أماكن العمل", "التراخيص"]
	choices = {"kind": {"مبادره": "Initiative"}}
	cells = [*ROW, "٢٠١١", "مبادرة", "حمص؛ إدلب; حمص", "وزارة|٥٥|2027-01-01|تركيا; بلدية"]
	(row,) = of(headings, cells, choices=choices).rows
	assert (row.values["founded_in"], row.values["kind"]) == (2011, "Initiative")
	assert row.values["work_places"] == ["حمص", "إدلب"]
	first, second = row.values["registrations"]
	assert first == {"authority": "وزارة", "number": "55", "valid_until": date(2027, 1, 1), "area": "تركيا"}
	assert second["authority"] == "بلدية"
	bad = [*ROW, "٣٫٥", "شركة", "", "|55"]
	assert told(of(headings, bad, choices=choices)) == [
		(2, "not_a_year"),
		(2, "not_a_choice"),
		(2, "not_a_registration"),
	]


@pytest.mark.parametrize(
	"cell", [date(2016, 3, 1), datetime(2016, 3, 1), 42430, "2016-03-01", "٢٠١٦/٣/١", "2016-03-01 00:00:00"]
)
def test_a_spreadsheet_may_hold_a_day_as_a_date_a_number_or_a_text(cell):
	(row,) = read(as_xlsx(ARABIC, with_cell(7, cell)), HERE).rows
	assert row.values["member_since"] == date(2016, 3, 1)


@pytest.mark.parametrize("cell", [2016, 3.5, True, -1, 1e300])
def test_a_number_that_is_no_day_is_not_taken_for_one(cell):
	assert told(read(as_xlsx(ARABIC, with_cell(7, cell)), HERE)) == [(2, "not_a_day")]


def test_a_telephone_number_that_became_a_number_stays_one():
	(row,) = read(as_xlsx(ARABIC, with_cell(5, 963944000000)), HERE).rows
	assert row.values["contact_phone"] == "+963944000000"


def test_a_formula_that_was_never_computed_is_told_and_not_taken_for_empty():
	register = read(as_xlsx(ARABIC, with_cell(5, "=1+1")), HERE)
	assert told(register) == [(2, "not_computed")]


def test_merged_cells_are_told_in_every_row_that_they_cover():
	file = as_xlsx(ARABIC, ROW, with_cell(0, "جمعية ثانية"), change=lambda sheet: sheet.merge_cells("C2:C3"))
	assert told(read(file, HERE)) == [(3, "merged")]


def package(name: str, content: bytes) -> bytes:
	written = io.BytesIO()
	with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
		made.writestr(name, content)
	return written.getvalue()


@pytest.mark.parametrize(
	("content", "problem"),
	[
		("اسم المنظمة".encode("cp1256"), "not_utf8"),
		(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_excel"),
		(b"PK\x03\x04 torn", "not_a_spreadsheet"),
		(package("word/document.xml", b"<w/>"), "not_a_table"),
		(b"%PDF-1.7\n%abc\n1 0 obj", "not_a_table"),
		(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_table"),
		(b"\xff\xd8\xff\xe0\0\x10JFIF\0", "not_a_table"),
		(package("xl/bomb.xml", b"\0" * (151 * 2**20)), "too_big"),
		(package("xl/workbook.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"), "not_a_spreadsheet"),
		(b"x" * (24 * 2**20 + 1), "too_big"),
		(b"a\n" * 50_002, "too_many_rows"),
		(b"," * 300 + b"a", "too_wide"),
	],
)
def test_a_file_that_cannot_be_read_says_why(content, problem):
	with pytest.raises(UnreadableSheet) as caught:
		open_register(content)
	assert caught.value.problem == problem


@given(st.binary() | st.binary().map(lambda rest: b"PK\x03\x04" + rest))
def test_rubbish_is_refused_and_never_breaks_the_reader(content):
	with suppress(UnreadableSheet):
		assert read(content, HERE).rows == []


def test_columns_are_called_as_spreadsheets_call_them():
	assert [letter(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


# What a person could have typed; what cannot be seen is taken out when it is read.
texts = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20).map(tidy)
tables = st.lists(st.lists(texts, min_size=2, max_size=5), min_size=1, max_size=6)


@settings(max_examples=60)
@given(tables)
@pytest.mark.parametrize("write", [xlsx, csv_file])
def test_what_is_written_is_read_again_and_never_as_a_formula(write, rows):
	rows = [["القطاع", *row] for row in rows]
	register_text = [[shown(cell) for cell in row.cells] for row in tables_of(write(rows))[0].filled()]
	assert register_text == [strip(row) for row in rows] or padded(register_text) == padded(rows)


def shown(cell: object) -> str:
	from coalition.membership.register.reading.cells import shown as as_read

	return tidy(as_read(cell))


def strip(row: list[str]) -> list[str]:
	while row and not row[-1]:
		row = row[:-1]
	return row


def padded(rows: list[list[str]]) -> list[list[str]]:
	return [strip(row) for row in rows]


@pytest.mark.parametrize("text", ["=1+1", "+963944", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_a_cell_that_looks_like_a_formula_is_written_as_text(text):
	(line,) = list(csv.reader(io.StringIO(csv_file([[text]]).decode("utf-8-sig"))))
	assert line == [f"'{text}"]
	from openpyxl import load_workbook

	(cell,) = next(load_workbook(io.BytesIO(xlsx([[text]]))).active.iter_rows())
	assert (cell.data_type, cell.value) == ("s", text)
