"""Numbers of records, however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.record_numbers import read_record_number

APPLICATIONS, MEMBERS = "MA-.YYYY.-.####", "MO-.####"


@pytest.mark.parametrize(
	"typed",
	[
		"MA-2026-0005",
		"ma-2026-0005",
		"MA 2026 5",
		"MA-٢٠٢٦-٠٠٠٥",
		"ma/2026/٥",
		"MA20260005",
		" MA–2026–5، ",
		"ＭＡ 2026 05",
	],
)
def test_an_application_is_meant_by_its_number_in_each_form(typed):
	assert read_record_number(typed, APPLICATIONS) == "MA-2026-0005"


@pytest.mark.parametrize("typed", ["MO-0174", "mo 174", "Mo٠١٧٤", "MO-174"])
def test_a_member_too(typed):
	assert read_record_number(typed, MEMBERS) == "MO-0174"


@pytest.mark.parametrize(
	"typed",
	[
		"",
		"MA",
		"MA-26-5",
		"MA 2026",
		"MO 5",
		"2026-0005",
		"MA-2026-0005 حمص",
		"MAX 2026 5",
		"9" * 500,
		"MA" * 99,
	],
)
def test_what_is_no_number_of_an_application_is_none(typed):
	assert read_record_number(typed, APPLICATIONS) == ""


@pytest.mark.parametrize("series", ["", "hash", "prompt", "field:place_name"])
def test_what_is_no_series_numbers_nothing(series):
	assert read_record_number("field 5", series) == ""


@given(
	st.integers(1000, 9999), st.integers(0, 10**7), st.sampled_from(["", " ", "-", "/", " – "]), st.booleans()
)
def test_each_number_is_read_as_it_is_written_and_as_it_is_typed(year, number, between, is_filled):
	stored = f"MA-{year}-{number:04}"
	typed = between.join(["ma", str(year), f"{number:04}" if is_filled else str(number)])
	assert read_record_number(stored, APPLICATIONS) == stored
	assert read_record_number(typed, APPLICATIONS) == stored
