from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.documents.dates import MONTHS, long_date


@pytest.mark.parametrize(
	("day", "language", "text"),
	[
		(date(2017, 1, 5), "ar", "5 كانون الثاني 2017"),
		(date(2026, 11, 22), "ar", "22 تشرين الثاني 2026"),
		(date(2026, 12, 31), "ar", "31 كانون الأول 2026"),
		("2026-06-01", "ar", "1 حزيران 2026"),
		(date(2017, 1, 5), "en", "5 January 2017"),
		(date(2017, 1, 5), "fr", "5 January 2017"),
	],
)
def test_a_date_stands_in_words_with_the_months_of_the_levant(day, language, text):
	assert long_date(day, language) == text


@given(st.dates(), st.sampled_from(["ar", "en"]))
def test_each_day_has_its_own_text_with_western_digits(day, language):
	number, *month, year = long_date(day, language).split(" ")
	assert (int(number), int(year)) == (day.day, day.year)
	assert number.isascii() and year.isascii()
	assert MONTHS[language].index(" ".join(month)) == day.month - 1


def test_a_text_that_is_no_day_is_refused():
	with pytest.raises(ValueError):
		long_date("tomorrow", "ar")
