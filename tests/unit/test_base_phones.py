"""Telephone numbers in whichever way people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.phones import (
	NotAPhone,
	each_phone,
	ending,
	possible,
	read_phone,
	read_phones,
	shown,
	shown_each,
)

ARABIC = {ord("0") + digit: 0x0660 + digit for digit in range(10)}
SYRIA, NEIGHBOURS = ("SY",), ("SY", "TR", "PS")
MOBILES = st.from_regex(r"9[3-9][0-9]{7}", fullmatch=True)


@pytest.mark.parametrize(
	"typed",
	[
		*("+963 0944 000 103", "+963944000103", "00963944000103", "963944000103+", "+963 (0) 944 000 103"),
		*("963944000103", "0944.000.103", "0944–000–103", "(0944) 000-103", "٠٩٤٤ ٠٠٠ ١٠٣", "944000103"),
		*(
			"+٩٦٣٩٤٤٠٠٠١٠٣",
			"\u202a+963 944 000 103\u202c",
			"00 963 0944 000 103",
			"0944_000_103",
			"＋963944000103",
		),
	],
)
def test_a_number_is_one_however_it_is_written(typed):
	assert read_phone(typed, SYRIA) == "+963944000103"


@pytest.mark.parametrize(
	("typed", "countries", "number"),
	[
		("+90 0532 777 8899", (), "+905327778899"),
		("+970 0599 123 456", (), "+970599123456"),
		# Italy keeps its zero.
		("+39 06 1234567", (), "+39061234567"),
		("0532 777 8899", NEIGHBOURS, "+905327778899"),
		("0599123456", NEIGHBOURS, "+970599123456"),
		("0944000103", NEIGHBOURS, "+963944000103"),
		("011 222 3344", SYRIA, "+963112223344"),
		*(("0963944000103", each, "+963944000103") for each in (SYRIA, NEIGHBOURS)),
		# In no range that is known, but as long as one.
		("2223344", SYRIA, "+9632223344"),
	],
)
def test_the_country_is_the_one_in_which_the_number_fits(typed, countries, number):
	assert read_phone(typed, countries) == number


@pytest.mark.parametrize(
	("typed", "countries", "problem"),
	[
		*(
			(each, SYRIA, "not_a_phone")
			for each in ("------", "(((((((", "abc", "", "12", "+", "0944 000 103 ext 5")
		),
		*(
			(each, SYRIA, "not_a_phone")
			for each in ("+12", "1234567890123456", "0800 FLOWERS", "#31#0944000103")
		),
		*(
			(each, SYRIA, "not_a_phone")
			for each in ("9999-12-31", "2024.05.13", "15/03/2024", "1-1-1999", "٢٠٢٤-٠٥-١٣")
		),
		("0944000103", (), "no_country"),
		("0532 777 8899", SYRIA, "no_country"),
		("0222 333 444", ("SY", "JO"), "no_country"),
		*(
			(each, SYRIA, "several_phones")
			for each in ("0944 000 103 / 0933 111 222", "0944000103، 0933111222", "0944000103 أو 0933111222")
		),
	],
)
def test_what_is_no_number_is_told_with_its_reason(typed, countries, problem):
	with pytest.raises(NotAPhone) as error:
		read_phone(typed, countries)
	assert error.value.problem == problem


def test_how_somebody_is_reached_may_be_several_numbers():
	several = read_phones("0944 000 103 / +963 933 111 222 أو 0944000103", SYRIA)
	assert several == "+963944000103, +963933111222"
	assert each_phone(several) == ["+963944000103", "+963933111222"]
	assert read_phones(several, ()) == several
	with pytest.raises(NotAPhone):
		read_phones("0944000103 / abc", SYRIA)


def test_numbers_are_shown_each_in_its_direction_and_other_texts_as_they_are():
	assert shown_each("+963944000103") == "\u2066+963\u00a0944\u00a0000\u00a0103\u2069"
	assert shown_each("+963944000103, +970599123456").count("\u2066") == 2
	for other in ("", "12 members", "+963944000103 (hala)", "MA-0012"):
		assert shown_each(other) is None


@given(MOBILES)
def test_what_is_shown_and_what_is_stored_reads_as_the_same_number(national):
	number = f"+963{national}"
	for written in (number, shown(number), f"00963{national}", f"+963 0{national}", f"0{national}"):
		assert read_phone(written, SYRIA) == read_phone(written.translate(ARABIC), SYRIA) == number
	assert number.endswith(ending(f"0{national}"))


@given(st.text(), st.sampled_from([(), SYRIA, NEIGHBOURS]))
def test_any_text_is_a_number_or_refused(text, countries):
	try:
		number = read_phone(text, countries)
	except NotAPhone:
		return
	assert number in possible(text, countries)
	assert read_phone(number) == number == read_phone(shown(number))


@pytest.mark.parametrize("typed", ["0944 000 103،", "+963 944 000 103.", "«0944000103»", " 00963944000103 ؛"])
def test_what_a_sentence_leaves_at_a_number_is_forgiven(typed):
	assert read_phone(typed, ("SY",)) == "+963944000103"
