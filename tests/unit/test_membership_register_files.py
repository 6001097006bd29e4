"""Registers as secretaries have them: several sheets, titles, signs between cells, rows that are hidden."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from coalition.base.text.markup import as_written, plain
from coalition.base.text.spreadsheets import csv_file, xlsx
from coalition.membership.register.reading import separated
from coalition.membership.register.reading.columns import BY_FIELD, heading_of
from coalition.membership.register.reading.headings import Headings
from coalition.membership.register.reading.register import Asked, open_register
from coalition.membership.register.reading.sheet import UnreadableSheet
from tests.unit.registers import HERE, SHORT, as_csv, as_xlsx, read, short, told, written


def book_of(**sheets: list[list]) -> Workbook:
	book = Workbook()
	book.remove(book.active)
	for title, lines in sheets.items():
		sheet = book.create_sheet(title)
		for line in lines:
			sheet.append(line)
	return book


def test_the_register_is_the_sheet_whose_first_rows_hold_known_headings_and_the_others_are_told():
	book = book_of(
		غلاف=[["سجل الأعضاء"], ["آخر تحديث: ٢٠٢٤"]],
		قديم=[SHORT, short("جمعية قديمة")],
		الأعضاء=[["سجل"], [], [*SHORT, "الهاتف"], [*short("جمعية بذور"), ""]],
	)
	book["قديم"].sheet_state = "hidden"
	register = open_register(written(book))
	assert (register.chosen.table.name, register.chosen.line, register.number) == ("الأعضاء", 3, 1)
	assert [(each.name, each.is_hidden) for each in register.chosen.left] == [("غلاف", False), ("قديم", True)]
	other = open_register(written(book), Asked(sheet="قديم"))
	assert [row.name for row in other.rows(HERE)] == ["جمعية قديمة"]


def test_a_hidden_register_is_taken_where_there_is_no_other():
	book = book_of(غلاف=[["سجل الأعضاء"]], السجل=[SHORT, short("جمعية بذور")])
	book["السجل"].sheet_state = "hidden"
	assert read(written(book)).names == ["جمعية بذور"]


def test_of_two_registers_the_first_is_read_and_the_other_is_told():
	register = open_register(written(book_of(أ=[SHORT, short("س")], ب=[SHORT, short("ص")])))
	assert [row.name for row in register.rows(HERE)] == ["س"]
	assert [each.name for each in register.chosen.left] == ["ب"]


def test_a_sheet_that_is_not_there_is_told():
	with pytest.raises(UnreadableSheet, match="no_such_sheet"):
		open_register(as_xlsx(SHORT), Asked(sheet="أعضاء"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_by_which_headings_are_known_also_below_titles(separator):
	titles = [["سجل الأعضاء، محدّث, ومراجَع; نهائي"], []]
	content = as_csv(*titles, ["اسم\nالمنظمة", *SHORT[1:]], short("جمعية; بذور, وغيرها"), separator=separator)
	register = open_register(content)
	assert [row.name for row in register.rows(HERE)] == ["جمعية; بذور, وغيرها"]
	assert (register.chosen.table.separator, register.chosen.line) == (separator, 3)


def test_what_excel_writes_first_to_tell_the_separator_is_no_row():
	content = b"sep=;\r\n" + as_csv(SHORT, short("أ"), short(""), separator=";").removeprefix(b"\xef\xbb\xbf")
	assert told(read(content)) == [(3, "missing")]


def test_headings_in_two_languages_stand_in_one_cell_or_in_two_rows():
	english = ["Organisation Name", "Place", "Sector", "Member since"]
	both = [f"{arabic} / {other}" for arabic, other in zip(SHORT, english, strict=True)]
	joined = [f"{arabic}\n{other}" for arabic, other in zip(SHORT, english, strict=True)]
	blank = [f"{other} {arabic}" for arabic, other in zip(SHORT, english, strict=True)]
	for headings in (both, joined, blank):
		assert read(as_xlsx(headings, short("أ"))).names == ["أ"]
	assert read(as_xlsx(SHORT, english, short("أ"))).names == ["أ"]


def test_a_heading_of_two_columns_is_nobodys():
	assert Headings().column("المندوب / الهاتف") is None


def test_headings_that_nobody_knows_are_said_by_somebody():
	content = as_csv(["Group", "Where", "Field", "Joined", "Colour"], [*short("أ"), "أخضر"])
	register = open_register(content)
	assert [each.problem for each in register.problems] == ["no_column"] * 4
	assert [(each.text, each.example) for each in register.chosen.headings][:2] == [
		("Group", "أ"),
		("Where", "حمص"),
	]
	texts = ("Group", "Where", "Field", "Joined")
	columns = ("organisation_name", "place", "sector", "member_since")
	said = {heading_of(text): BY_FIELD[field] for text, field in zip(texts, columns, strict=True)}
	known = Asked(headings=Headings({**said, heading_of("Colour"): None}))
	again = read(content, asked=known)
	assert (again.names, again.unknown) == (["أ"], [])


def test_of_two_columns_with_one_heading_somebody_says_which_is_not_read():
	content = as_csv([*SHORT, "الهاتف", "الهاتف"], [*short("أ"), "0944123456", "0944123457"])
	assert told(read(content)) == [(1, "two_columns")]
	(row,) = read(content, asked=Asked(columns={(4, "الهاتف"): None})).rows
	assert row.values["contact_phone"] == "+963944123457"


def test_a_cell_of_two_lines_does_not_shift_the_numbers_of_rows():
	content = as_csv(SHORT, short("جمعية\nبذور"), [], short("ب", since="أمس"))
	assert told(read(content)) == [(4, "not_a_day")]
	assert read(content).names == ["جمعية بذور"]


@pytest.mark.parametrize(
	("line", "name"),
	[
		('"بسمة" للتنمية', '"بسمة" للتنمية'),
		('جمعية "بسمة"', 'جمعية "بسمة"'),
		('"جمعية ""بسمة"" للتنمية"', 'جمعية "بسمة" للتنمية'),
		('"جمعية "بسمة" للتنمية"', 'جمعية "بسمة" للتنمية'),
		('"بسمة" و"أمل"', '"بسمة" و"أمل"'),
		('"بسمة، وأمل" ', "بسمة، وأمل"),
		('"لم تُغلق', '"لم تُغلق'),
	],
)
def test_quotes_that_enclose_no_cell_are_letters(line, name):
	content = f"{','.join(SHORT)}\n{line},حمص,الصحة,2016-03-01\nب,حمص,الصحة,2016-03-01\n"
	assert read(content.encode()).names == [name, "ب"]


cells = st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from('"\n,;\t='), max_size=12)


@given(
	st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5),
	st.sampled_from(separated.SEPARATORS),
)
def test_what_the_standard_library_writes_is_read_as_it_was_meant(rows, separator):
	from csv import writer
	from io import StringIO

	text = StringIO()
	writer(text, delimiter=separator).writerows(rows)
	found = [list(record.cells) for record in separated.records(text.getvalue(), separator)]
	assert found[: len(rows)] == rows


def test_a_text_of_old_windows_is_read_where_its_headings_are_known():
	text = "\r\n".join(";".join(line) for line in (SHORT, short("جمعية بذور")))
	register = open_register(text.encode("cp1256"))
	assert [row.name for row in register.rows(HERE)] == ["جمعية بذور"]
	assert register.chosen.table.encoding == "windows-1256"


def hide(sheet) -> None:
	sheet.row_dimensions[3].hidden = True
	sheet["A4"].font = Font(strike=True)


def test_hidden_rows_and_those_struck_through_are_left_out_until_somebody_asks_for_them():
	content = as_xlsx(SHORT, short("أ"), short("ب"), short("ج"), short("د"), change=hide)
	found = read(content)
	assert (found.names, told(found)) == (["أ", "د"], [(3, "hidden"), (4, "struck")])
	assert [problem.value for problem in found.problems] == ["ب", "ج"]
	assert read(content, asked=Asked(with_hidden=True, with_struck=True)).names == ["أ", "ب", "ج", "د"]


def test_a_cell_failed_by_its_type_or_by_what_a_text_shows_in_any_language():
	def fail(sheet) -> None:
		sheet["A2"].value, sheet["A2"].data_type = "#VALUE!", "e"
		sheet["A3"].value, sheet["A3"].data_type = "#SPILL!", "e"

	assert told(read(as_xlsx(SHORT, short("أ"), short("ب"), change=fail))) == [
		(2, "cell_error"),
		(3, "cell_error"),
	]
	errors = (
		"#YOK",
		"#WERT!",
		"#¡VALOR!",
		"#NAME?",
		"#DIV/0!",
		"#DEĞER!",
		"#N/A",
		"####",
		"Err:502",
		"#SAYI/0!",
	)
	assert told(read(as_csv(SHORT, *map(short, errors)))) == [(row, "cell_error") for row in range(2, 12)]
	assert read(as_csv(SHORT, short("#سوريا"), short("#1"))).names == ["#سوريا", "#1"]


def test_a_name_with_signs_of_markup_is_read_as_it_is_stored():
	(stored,) = read(as_csv(SHORT, short("Women & Girls <WG>"))).names
	assert as_written(stored) == "Women & Girls <WG>" and plain(stored) == stored
	assert read(as_csv(SHORT, short(stored))).names == [stored]


@pytest.mark.parametrize("write", [xlsx, csv_file])
def test_a_column_that_says_what_is_wrong_is_not_read_again(write):
	found = read(write([["ما الخطأ", *SHORT], ["ناقص", *short("أ")]]))
	assert (found.names, found.unknown) == (["أ"], [])


def test_a_text_that_begins_as_a_picture_would_is_a_register():
	assert read(as_csv(["BM", *SHORT], ["1", *short("أ")])).names == ["أ"]


def test_what_a_file_does_not_say_is_said_for_all_its_rows():
	since = date(2024, 1, 1)
	otherwise = Asked(otherwise={"place": "حمص", "sector": "الصحة", "member_since": since})
	found = read(as_csv(["الجمعية", "المدينة"], ["أ", "حلب"], ["ب", "-"], ["ج"]), asked=otherwise).rows
	assert [(row.name, row.place, row.values["sector"], row.values["member_since"]) for row in found] == [
		("أ", "حلب", "الصحة", since),
		("ب", "حمص", "الصحة", since),
		("ج", "حمص", "الصحة", since),
	]
	assert not any(row.problems for row in found)
	wrong = read(as_csv(SHORT, ["أ", "حلب", "الصحة", "أمس"]), asked=otherwise)
	assert told(wrong) == [(2, "not_a_day")]


def test_a_line_that_groups_rows_and_cells_made_one_are_told_once():
	book = book_of(السجل=[SHORT, ["محافظة إدلب"], short("أ"), ["المجموع", "60"], ["ب", "", "", ""]])
	book["السجل"].merge_cells("A2:D2")
	book["السجل"].merge_cells("B5:D5")
	assert told(read(written(book))) == [
		(2, "title"),
		(4, "missing"),
		(4, "missing"),
		(5, "title"),
	]


@pytest.mark.parametrize(
	("heading", "field"),
	[
		("الجوال", "contact_phone"),
		("موبايل", "contact_phone"),
		("المحافظة", "place"),
		("مدينة", "place"),
		("مجال العمل", "sector"),
		("النشاط", "sector"),
		("الجهة", "organisation_name"),
		("NGO", None),
		("NGO name (English)", "name_latin"),
		("الاسم بالانكليزية", "name_latin"),
	],
)
def test_headings_in_the_words_of_secretaries(heading, field):
	column = Headings().column(heading)
	assert (column and column.field) == field
