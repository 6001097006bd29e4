from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.money.money import Amount, CurrenciesMixed
from coalition.base.money.rates import Rate, read_rate
from coalition.base.text.figures import NotANumber

RATES = st.decimals(min_value="1E-12", max_value="1E12", allow_nan=False, places=12)


def rate(value: str | Decimal, one: str = "USD", other: str = "SYP") -> Rate:
	return Rate(one, other, Decimal(value), "Market", "مكتب صرافة", datetime(2026, 1, 5), "a1")


@given(st.integers(), RATES)
def test_an_amount_is_converted_exactly_and_rounded_once(cents, value):
	amount = Amount.of_units(cents, "USD")
	exact = Fraction(cents, 100) * Fraction(value)
	assert rate(value).convert(amount).result == Amount.rounded(exact, "SYP")


@given(RATES)
def test_turned_round_twice_is_the_same_rate(value):
	assert rate(value).turned_round().turned_round() == rate(value)
	assert rate(value).factor * rate(value).turned_round().factor == 1


def test_a_rate_turned_round_loses_nothing_on_the_way():
	three = rate("3").turned_round()
	assert three.convert(Amount(Decimal(3), "SYP")).result == Amount(Decimal(1), "USD")


def test_a_redenomination_is_exact_in_both_directions():
	law = rate("100", "SYP-2026", "SYP")
	old = Amount(Decimal("1234500"), "SYP")
	new = law.turned_round().convert(old).result
	assert new == Amount(Decimal("12345"), "SYP-2026")
	assert law.convert(new).result == old


def test_a_rate_converts_no_other_currency():
	with pytest.raises(CurrenciesMixed):
		rate("13000").convert(Amount(Decimal(1), "SYP"))


def test_a_rate_is_read_with_all_its_digits():
	assert read_rate("٠٫٠٠٠٠٧٦٩٢٣٠٧٦٩٢٣") == Decimal("0.000076923076923")
	assert str(read_rate("13,000.50")) == "13000.50"


@pytest.mark.parametrize("typed", ["0", "-1", "abc", "", "1,5", "0.000", "9" * 41])
def test_what_is_no_positive_number_is_no_rate(typed):
	with pytest.raises(NotANumber):
		read_rate(typed)
