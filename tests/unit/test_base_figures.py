from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.figures import (
	COLUMN_LIMIT,
	EXACT,
	NotANumber,
	check_fits,
	read_decimal,
	read_number,
)

# What a float hands on as it was typed: fifteen digits, at most nine of them after the point.
EXACT_NUMBERS = st.builds(
	lambda digits, places: Decimal(digits).scaleb(-places),
	st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1),
	st.integers(min_value=3, max_value=9),
)
ARABIC = {ord("0") + digit: 0x0660 + digit for digit in range(10)}
PERSIAN = {ord("0") + digit: 0x06F0 + digit for digit in range(10)}
IN_ARABIC = {**ARABIC, ord("."): "٫", ord(","): "٬"}


@pytest.mark.parametrize(
	("typed", "number"),
	[
		("٣٫٥", "3.5"),
		("۳٫۵", "3.5"),
		("١٬٢٣٤٬٥٦٧٫٥", "1234567.5"),
		("١،٢٣٤", "1234"),
		("1,234.50", "1234.50"),
		("1\u00a0234\u202f567", None),
		("1\u00a0234\u00a0567", "1234567"),
		("\u200f-12\u200e", "-12"),
		("−3", "-3"),
		(".5", "0.5"),
		("1.234", "1.234"),
	],
)
def test_what_people_type_is_read_as_they_mean_it(typed, number):
	assert read_decimal(typed) == Decimal(number or "1234567")


TWO_WAYS = ("1,5", "٣،٥", "1.234.567", "1,23,456", "12,34", "1 23", "1,234 567", "1234,567")
NONE = (
	"abc",
	"",
	"-",
	".",
	"3-",
	"3 %",
	"1..2",
	"0x10",
	"1e3",
	"1_000",
	"NaN",
	"Infinity",
	"½",
	"१२",
)


@pytest.mark.parametrize("typed", [*TWO_WAYS, *NONE])
def test_what_can_be_read_in_two_ways_or_none_is_refused(typed):
	with pytest.raises(NotANumber):
		read_decimal(typed)


@given(EXACT_NUMBERS, st.sampled_from(EXACT), st.sampled_from([{}, ARABIC, PERSIAN, IN_ARABIC]))
def test_a_number_in_any_digits_with_thousands_parted_is_the_same_number(number, kind, digits):
	assert read_number(f"{number:,f}".translate(digits), kind) == number


@given(st.text())
def test_any_text_is_a_number_that_can_be_written_back_or_is_refused(text):
	try:
		number = read_number(text, "Currency")
	except NotANumber:
		return
	assert read_number(f"{number:f}", "Currency") == number
	assert Decimal(repr(float(number))) == number
	assert abs(number) < COLUMN_LIMIT


@given(st.integers())
def test_a_whole_number_is_kept_or_refused_never_another(number):
	if -(2**31) < number < 2**31:
		assert read_number(str(number), "Int") == number
	else:
		with pytest.raises(NotANumber) as error:
			read_number(str(number), "Int")
		assert error.value.problem == "too_large"


@pytest.mark.parametrize(
	("typed", "kind", "problem"),
	[
		("3.7", "Int", "not_whole"),
		("2147483648", "Int", "too_large"),
		("9223372036854775808", "Long Int", "too_large"),
		("1000000000000", "Currency", "too_large"),
		("9" * 5000, "Float", "too_large"),
		("123456789012.123456789", "Currency", "too_exact"),
		("0.1234567891", "Float", "too_exact"),
		("2", "Check", "not_yes_or_no"),
		("true", "Check", "not_a_number"),
	],
)
def test_what_the_column_does_not_hold_is_refused_by_name(typed, kind, problem):
	with pytest.raises(NotANumber) as error:
		read_number(typed, kind)
	assert error.value.problem == problem


def test_a_whole_number_may_be_written_with_an_empty_fraction():
	assert read_number("3.0", "Int") == 3
	assert read_number("١", "Check") == 1


@pytest.mark.parametrize("number", [float("nan"), float("-inf"), Decimal("sNaN"), 10**400, 1e12])
def test_no_column_holds_what_is_no_finite_number_or_too_large(number):
	with pytest.raises(NotANumber):
		check_fits(number, "Float")
