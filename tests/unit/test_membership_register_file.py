import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.membership.register_file import HEADINGS, RegisterProblem, read
from coalition.setup.demo import register

ARABIC = [names[0] for names in HEADINGS.values()]
ROW = ["جمعية بذور", "Buzur", "حمص", "الصحة", "س", "٠٩٤٤", "", "٢٠١٦-٠٣-٠١", ""]


def as_file(*lines: list[str]) -> bytes:
	text = io.StringIO()
	csv.writer(text).writerows(lines)
	return text.getvalue().encode("utf-8-sig")


def test_the_demo_register_has_172_organisations_of_which_88_declared_the_charter():
	rows = read(register.FILE.read_bytes())
	assert len(rows) == 172
	assert sum(row.declared_on is not None for row in rows) == 88
	assert len({(row.organisation_name, row.place) for row in rows}) == 172


def test_the_demo_register_is_what_its_code_writes():
	written = list(csv.reader(register.FILE.read_text(encoding="utf-8").splitlines()))
	assert written == [list(register.HEADINGS), *map(list, register.rows())]


def test_arabic_digits_are_read_as_numbers_and_dates():
	(row,) = read(as_file(ARABIC, ROW))
	assert row.member_since == date(2016, 3, 1)
	assert row.contact_phone == "0944"
	assert row.declared_on is None


def test_headings_may_be_english_in_any_order_and_case():
	headings = ["PLACE", "member since", "Organisation Name", "sector", "Something Else"]
	(row,) = read(as_file(headings, ["Homs", "2016-03-01", "Buzur", "Health", "?"]))
	assert (row.place, row.organisation_name, row.sector) == ("Homs", "Buzur", "Health")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_spreadsheet_may_separate_by_what_its_country_uses(separator):
	text = "\n".join(separator.join(line) for line in (ARABIC, ROW))
	(row,) = read(text.encode())
	assert (row.organisation_name, row.place) == ("جمعية بذور", "حمص")


def test_empty_lines_are_passed_over_and_the_line_number_is_the_files():
	rows = read(as_file(ARABIC, ["", " "], ROW))
	assert [row.line for row in rows] == [3]


@pytest.mark.parametrize(
	("lines", "line", "problem"),
	[
		([], 1, "no_column"),
		([ARABIC[1:], ROW[1:]], 1, "no_column"),
		([ARABIC, ["", *ROW[1:]]], 2, "missing"),
		([ARABIC, ROW, [*ROW[:7], "16/1/2017", ""]], 3, "not_a_date"),
		([ARABIC, [*ROW[:7], "2017-13-01", ""]], 2, "not_a_date"),
		([ARABIC, ROW[:3]], 2, "missing"),
		([[*ARABIC, "Organisation Name"], ROW], 1, "two_columns"),
		([ARABIC, [*ROW[:7], "20160301", ""]], 2, "not_a_date"),
		([ARABIC, ["سطر\nثانٍ", *ROW[1:]], ["", *ROW[1:]]], 4, "missing"),
	],
)
def test_what_cannot_be_read_is_named_by_line_and_problem(lines, line, problem):
	with pytest.raises(RegisterProblem) as caught:
		read(as_file(*lines))
	assert (caught.value.line, caught.value.problem) == (line, problem)


def test_a_quotation_mark_that_never_closes_swallows_no_rows():
	text = ",".join(ARABIC) + '\n"' + ",".join(ROW) + "\n" + ",".join(ROW)
	with pytest.raises(RegisterProblem) as caught:
		read(text.encode())
	assert caught.value.problem == "not_csv"


def test_a_file_in_another_encoding_is_refused():
	with pytest.raises(RegisterProblem) as caught:
		read("اسم المنظمة".encode("cp1256"))
	assert caught.value.problem == "not_utf8"


@given(st.binary())
def test_rubbish_is_refused_and_never_breaks_the_reader(content):
	try:
		assert read(content) == []
	except RegisterProblem as problem:
		assert problem.problem in ("not_utf8", "not_csv", "no_column")
