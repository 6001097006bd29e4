from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.answers import Asked, Here, read_answer, show_answer, type_answer
from coalition.base.text.dates import FIRST_YEAR, LAST_YEAR, read_date
from coalition.base.text.formatting import long_date, long_moment, long_month, plural_category

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
LANGUAGES = st.sampled_from(["ar", "en", "fr"])
# With hard blanks, at which no line ends.
SYRIAN, TURKISH = "+963 944 000 103".replace(" ", "\u00a0"), "+90 532 777 88 99".replace(" ", "\u00a0")
HERE = Here(date(2026, 11, 30), ("SY",))


@pytest.mark.parametrize(
	("day", "language", "text"),
	[
		(date(2017, 1, 5), "ar", "5 كانون الثاني 2017"),
		(date(2026, 11, 22), "ar", "22 تشرين الثاني 2026"),
		(date(2026, 11, 28), "ar", "28 تشرين الثاني 2026"),
		(date(2026, 12, 31), "ar", "31 كانون الأول 2026"),
		("2026-06-01", "ar", "1 حزيران 2026"),
		(date(2026, 8, 1), "ar-SY", "1 آب 2026"),
		(date(2017, 1, 5), "en", "5 January 2017"),
		(date(2017, 9, 5), "en-US", "5 September 2017"),
		(date(2017, 1, 5), "fr", "5 January 2017"),
		(datetime(2017, 1, 5, 23, 59), "en", "5 January 2017"),
	],
)
def test_a_date_stands_in_words_with_the_months_of_the_levant(day, language, text):
	assert long_date(day, language) == text


def test_a_moment_has_its_time_of_day_and_a_month_its_year():
	moment = datetime(2026, 11, 5, 9, 3)
	assert long_moment(moment, "ar") == "5 تشرين الثاني 2026 09:03"
	assert long_moment(moment, "en") == "5 November 2026 09:03"
	assert (long_month(moment, "ar"), long_month(moment, "en")) == ("تشرين الثاني 2026", "November 2026")


@given(DAYS, LANGUAGES)
def test_each_day_is_shown_with_western_digits_and_read_again(day, language):
	number, *_month, year = long_date(day, language).split(" ")
	assert (number, year) == (str(day.day), str(day.year))
	assert read_date(long_date(day, language)) == day


def test_a_text_that_is_no_day_is_refused():
	with pytest.raises(ValueError):
		long_date("tomorrow", "ar")


@pytest.mark.parametrize(
	("number", "category"),
	[
		*((number, "other") for number in (100, 101, 102, 200, 1000)),
		*((number, "few") for number in (3, 10, 103, 110)),
		*((number, "many") for number in (11, 60, 99, 111)),
		*((0, "zero"), (1, "one"), (2, "two")),
	],
)
def test_arabic_counts_in_six_forms(number, category):
	assert plural_category(number, "ar") == category
	assert plural_category(number, "en") == ("one" if number == 1 else "other")
	assert plural_category(number, "fr") == plural_category(number, "en")


@pytest.mark.parametrize(
	("asked", "kept", "shown", "typed"),
	[
		(Asked.DATE, "2027-01-31", "31 كانون الثاني 2027", "31/1/2027"),
		(Asked.DATE, "1017-05-03", "1017-05-03", "1017-05-03"),
		(Asked.DATE, "15 آذار", "15 آذار", "15 آذار"),
		(Asked.PHONE, "+963944000103", *["+963\u00a0944\u00a0000\u00a0103"] * 2),
		(
			Asked.PHONE,
			"+963944000103, +905327778899",
			*["+963\u00a0944\u00a0000\u00a0103, +90\u00a0532\u00a0777\u00a088\u00a099"] * 2,
		),
		(Asked.PHONE, "0944", "0944", "0944"),
		(Asked.EMAIL, "amal@xn--mgbab2bd.example", *["amal@بازار.example"] * 2),
		(Asked.YEAR, "2013", "2013", "2013"),
		(Asked.LINE, "2027-01-31", "2027-01-31", "2027-01-31"),
	],
)
def test_a_kept_answer_is_shown_and_typed_as_people_do(asked, kept, shown, typed):
	assert show_answer(asked, kept, "ar") == shown
	assert type_answer(asked, kept) == typed


@given(DAYS, LANGUAGES)
def test_reading_a_shown_day_gives_the_kept_one(day, language):
	kept = day.isoformat()
	for text in (show_answer(Asked.DATE, kept, language), type_answer(Asked.DATE, kept)):
		assert read_answer(Asked.DATE, text, HERE) == (kept, "")


@given(st.sampled_from(list(Asked)), st.text(max_size=40), LANGUAGES)
def test_reading_what_is_shown_of_any_answer_gives_what_is_kept(asked, typed, language):
	kept, problem = read_answer(asked, typed, HERE)
	if not problem:
		assert read_answer(asked, show_answer(asked, kept, language), HERE) == (kept, "")
		assert read_answer(asked, type_answer(asked, kept), HERE) == (kept, "")


@given(st.from_regex(r"(\+963|0)9[0-9]{8}|\+90 ?5[0-9]{9}", fullmatch=True), LANGUAGES)
def test_a_telephone_number_that_is_shown_is_read_as_the_same_number(typed, language):
	kept, problem = read_answer(Asked.PHONE, typed, HERE)
	assert not problem
	assert read_answer(Asked.PHONE, show_answer(Asked.PHONE, kept, language), HERE) == (kept, "")
