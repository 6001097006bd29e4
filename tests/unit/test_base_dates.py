"""Days, times, years and spans of months, in whichever way people write them."""

from datetime import date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.dates import (
	FIRST_YEAR,
	LAST_YEAR,
	NotADate,
	last_day,
	read_date,
	read_time,
	read_year,
)
from coalition.base.text.formatting import long_date

ARABIC = {ord("0") + digit: 0x0660 + digit for digit in range(10)}
PERSIAN = {ord("0") + digit: 0x06F0 + digit for digit in range(10)}
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
	("typed", "day"),
	[
		*(
			(each, "2024-03-15")
			for each in ("2024-03-15", "٢٠٢٤/٠٣/١٥", "15/3/2024", "15-03-2024", "15.3.2024")
		),
		*(
			(each, "2024-03-15")
			for each in ("15–3–2024", "15−3−2024", "في 15 آذار 2024", "بتاريخ 15/3/2024", "15 آذار عام 2024")
		),
		*(
			(each, "2024-03-15")
			for each in ("15 / 3 / 2024", "١٥/٣/٢٠٢٤", "15 3 2024", "15/3/2024م", "15/03/2024")
		),
		*(
			(each, "2024-03-15")
			for each in ("15 آذار 2024", "15 اذار 2024", "١٥ آذَار ٢٠٢٤", "15 آذار/مارس 2024")
		),
		*(
			(each, "2024-03-15")
			for each in ("15 مارس 2024م", "15 آذار، 2024", "15آذار2024", "15 من آذار 2024")
		),
		*(
			(each, "2024-03-15")
			for each in ("15 March 2024", "March 15, 2024", "15-Mar-2024", "15th of March 2024")
		),
		("31-01-2027", "2027-01-31"),
		("1 نيسان 2016", "2016-04-01"),
		("3 كانون الثاني 2025", "2025-01-03"),
		("٣ كانون ثاني ٢٠٢٥", "2025-01-03"),
		("17 تشرين أول 2024", "2024-10-17"),
		("9 حزيران 1998", "1998-06-09"),
		("1 أغسطس 2011", "2011-08-01"),
		("5 جويلية 1999", "1999-07-05"),
		("\u200f15/3/2024\u200f", "2024-03-15"),
		("１５/３/２０２４", "2024-03-15"),
		("2024-03-15 00:00:00", "2024-03-15"),
		("2024-02-29", "2024-02-29"),
	],
)
def test_a_day_is_read_as_people_write_it(typed, day):
	assert read_date(typed) == date.fromisoformat(day)


@pytest.mark.parametrize(
	("typed", "problem"),
	[
		*(
			(each, "hijri")
			for each in ("١٤٤٥/٠٦/٠١", "1402/07/11", "1 رمضان 1445", "15/3/1445هـ", "15/3/2024 هـ")
		),
		*((each, "hijri") for each in ("11 مهر 1402", "1/1/1448", "ربيع الأول 5 1446")),
		*(
			(each, "no_such_year")
			for each in ("1017-05-03", "2200-01-01", "1/1/0999", "3/5/9999", "0998-01-01")
		),
		*((each, "short_year") for each in ("15/3/24", "15 مارس 24", "15 March, 24")),
		*(
			(each, "no_such_day")
			for each in ("31/02/2024", "29/2/2023", "٣١ شباط ٢٠٢٤", "0/1/2024", "2024-06-31")
		),
		*((each, "no_such_month") for each in ("3/15/2024", "2026-13-45", "12/31/2026", "1/0/2026")),
		*((each, "no_year") for each in ("31/2", "12/31", "31-1", "٣١/١", "15 آذار", "March 15", "15 من ك2")),
		*(
			(each, "other_weekday")
			for each in ("الخميس 31/1/2027", "Monday, 31 January 2027", "31/1/2027 سبت")
		),
		*((each, "not_a_day") for each in ("2024", "غداً", "", "2026-01/05", "13", "15/3/20244", "الاثنين")),
		*((each, "not_a_day") for each in ("15 كانون 2024", "2026-01-05T10:00:00Z", "15 آذار/نيسان 2024")),
		*((each, "not_a_day") for each in ("2026-01-05 abc", "1/1/2024/5", "الأحد الاثنين 31/1/2027")),
	],
)
def test_what_is_no_day_of_our_era_is_told_with_its_reason(typed, problem):
	with pytest.raises(NotADate) as error:
		read_date(typed)
	assert error.value.problem == problem


@pytest.mark.parametrize(
	"typed",
	[
		*("الأحد 31/1/2027", "يوم الأحد 31/1/2027", "الأحد، 31 كانون الثاني 2027", "31/1/2027 الأحد"),
		*("Sunday, 31 January 2027", "Sun 31/1/2027", "31 January 2027 (Sunday)", "٣١ ك٢ ٢٠٢٧", "31/ك2/2027"),
	],
)
def test_a_day_of_the_week_and_short_months_are_read(typed):
	assert read_date(typed) == date(2027, 1, 31)


@pytest.mark.parametrize(("typed", "month"), [("15 ت1 2024", 10), ("15 ت2 2024", 11), ("15 ك1 2024", 12)])
def test_short_months_of_the_levant(typed, month):
	assert read_date(typed) == date(2024, month, 15)


@given(DAYS)
def test_whichever_way_a_day_is_written_it_is_the_same_day(day):
	numbers = (f"{day.day}/{day.month}/{day.year}", f"{day.year}/{day.month}/{day.day}", day.isoformat())
	for written in numbers:
		for digits in ({}, ARABIC, PERSIAN):
			assert read_date(written.translate(digits)) == day
	for language in ("ar", "en"):
		assert read_date(long_date(day, language)) == day


@given(st.text())
def test_any_text_is_a_day_or_refused_and_what_is_read_is_read_alike(text):
	for kind in ("Date", "Datetime", "Time"):
		try:
			read = read_time(text, kind)
		except NotADate:
			continue
		assert read_time(read, kind) == read


@given(st.datetimes(datetime(FIRST_YEAR, 1, 1), datetime(LAST_YEAR, 12, 31)))
def test_a_moment_is_the_same_moment(moment):
	assert datetime.fromisoformat(read_time(str(moment).translate(ARABIC), "Datetime")) == moment
	assert read_time(moment.isoformat(), "Datetime") == read_time(str(moment), "Datetime")
	assert read_time(str(moment), "Date") == moment.date().isoformat()


@given(st.times())
def test_a_time_of_day_is_the_same_time(clock):
	assert time.fromisoformat(read_time(str(clock).translate(ARABIC), "Time")) == clock


def test_hours_and_minutes_are_enough():
	assert read_time("٩:٣٠", "Time") == "09:30:00"
	assert read_time("5/1/2026 9:30", "Datetime") == "2026-01-05 09:30:00"
	assert read_time("2026-01-05", "Datetime") == "2026-01-05 00:00:00"


@pytest.mark.parametrize(
	("kind", "typed"),
	[
		*product(["Time"], ("9", "24:00", "2026-01-05", "9:3", "")),
		*product(["Datetime"], ("2026-01-05 25:00", "2026-01-05T10:00:00Z", "9:30")),
	],
)
def test_what_is_no_time_is_refused(kind, typed):
	with pytest.raises(NotADate):
		read_time(typed, kind)


@pytest.mark.parametrize("typed", ["2013", "٢٠١٣", "2013م", "2013 ميلادي", "عام 2013", "سنة ٢٠١٣"])
def test_a_year_is_read_as_people_write_it(typed):
	assert read_year(typed, 2026) == 2013


@pytest.mark.parametrize(
	("typed", "problem"),
	[
		*((each, "hijri") for each in ("1436", "١٤٣٦", "1436هـ", "1402")),
		*((each, "not_a_year") for each in ("abc", "2013.0", "20 13", "2013-2014", "")),
		*((each, "not_a_year") for each in ("12", "-5", "3000", "1849", "2027")),
	],
)
def test_what_is_no_year_that_has_been_is_told_with_its_reason(typed, problem):
	with pytest.raises(NotADate) as error:
		read_year(typed, 2026)
	assert error.value.problem == problem


@pytest.mark.parametrize(
	("since", "months", "last"),
	[
		("2024-02-29", 12, "2025-02-28"),
		*((f"2023-01-{day}", 1, "2023-02-28") for day in (29, 30, 31)),
		("2023-01-28", 1, "2023-02-27"),
		("2024-01-31", 1, "2024-02-29"),
		("2026-01-01", 12, "2026-12-31"),
		("2023-08-31", 6, "2024-02-29"),
		("2023-12-01", 1, "2023-12-31"),
		("2024-02-29", 48, "2028-02-28"),
	],
)
def test_a_span_of_months_ends_on_the_day_before_the_same_day(since, months, last):
	assert last_day(date.fromisoformat(since), months) == date.fromisoformat(last)


@given(DAYS, st.integers(1, 600))
def test_a_later_beginning_never_ends_earlier_and_months_add_up(since, months):
	assert last_day(since, months) <= last_day(since + timedelta(days=1), months)
	assert last_day(since, months) < last_day(since, months + 1)
	begun_on_first = since.replace(day=1)
	assert last_day(last_day(begun_on_first, months) + timedelta(days=1), 1) == last_day(
		begun_on_first, months + 1
	)
