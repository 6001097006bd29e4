from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.printed.cells import NUMBERS, TICK, shown
from coalition.base.text.css import css_text

OTHERS = ("Check", "Date", "Datetime", "Data", "Small Text", "Text Editor", "Link")
KINDS = st.sampled_from([*sorted(NUMBERS), *OTHERS])
VALUES = st.one_of(
	st.text(max_size=20), st.integers(), st.floats(), st.dates(), st.datetimes(), st.booleans()
)
TELEPHONE = "\u2066+963\u00a0944\u00a0000\u00a0103\u2069"


@pytest.mark.parametrize("value", [None, "", "  ", 0, 0.0, Decimal(0)])
def test_what_was_not_given_is_shown_as_nothing(value):
	assert shown(value, "Int", "ar") == shown(value, "Float", "en") == ""


@given(KINDS, st.sampled_from(["ar", "en"]), st.sampled_from([None, "", " "]))
def test_nothing_of_any_kind_is_nothing(kind, language, value):
	assert shown(value, kind, language, shows_zero=True) == ""


@given(KINDS, VALUES)
def test_whatever_is_stored_is_shown_as_some_text_and_never_as_none(kind, value):
	text = shown(value, kind, "ar")
	assert isinstance(text, str)
	assert text != "None" or value == "None"


@pytest.mark.parametrize(
	("value", "kind", "arabic", "english"),
	[
		(date(2021, 5, 24), "Date", "24 أيار 2021", "24 May 2021"),
		("2021-05-24", "Date", "24 أيار 2021", "24 May 2021"),
		(datetime(2026, 11, 30, 14, 5), "Datetime", "30 تشرين الثاني 2026 14:05", "30 November 2026 14:05"),
		(2013, "Int", "2013", "2013"),
		(12345, "Int", "12,345", "12,345"),
		(7.0, "Float", "7", "7"),
		(7.5, "Float", "7.5", "7.5"),
		(Decimal("1234.50"), "Currency", "1,234.5", "1,234.5"),
		(12, "Percent", "12%", "12%"),
		(1, "Check", TICK, TICK),
		(0, "Check", "", ""),
		("+963944000103", "Data", TELEPHONE, TELEPHONE),
		("<b>x</b> & y", "Text Editor", "x & y", "x & y"),
		("<b>x</b>", "Data", "<b>x</b>", "<b>x</b>"),
	],
)
def test_values_read_as_people_write_them(value, kind, arabic, english):
	assert (shown(value, kind, "ar"), shown(value, kind, "en")) == (arabic, english)


def test_a_zero_that_is_an_answer_is_shown():
	assert shown(0, "Int", "ar", shows_zero=True) == "0"
	assert shown(None, "Int", "ar", shows_zero=True) == ""


@given(st.text(max_size=60))
def test_no_text_ends_a_string_of_css_or_the_style_around_it(text):
	written = str(css_text(text))
	assert written[0] == written[-1] == '"'
	assert not set('"<>\n\r') & set(written[1:-1])
	assert written[1:-1].replace("\\22 ", "").count("\\") == sum(
		not (sign.isalnum() or sign == " ") for sign in text if sign != '"'
	)
