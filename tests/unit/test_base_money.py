from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.money import money
from coalition.base.money.money import Amount, for_database, from_database, places, read_amount, total
from coalition.base.text.figures import NotANumber

CURRENCIES = st.sampled_from(["USD", "SYP", "SYP-2026", "JPY", "JOD", "CLF"])
UNITS = st.integers(min_value=-(10**30), max_value=10**30)
AMOUNTS = st.builds(Amount.of_units, UNITS, CURRENCIES)
DOLLARS = st.builds(Amount.of_units, UNITS, st.just("USD"))
# What a column of money holds, counted in the smallest unit of any currency with up to three places.
STORED = st.builds(
	lambda thousandths, currency: Amount.of_units(thousandths // 10 ** (3 - places(currency)), currency),
	st.integers(min_value=-(10**15) + 1000, max_value=10**15 - 1),
	st.sampled_from(["USD", "JPY", "JOD"]),
)
WEIGHTS = st.lists(
	st.one_of(st.integers(0, 10**9), st.fractions(0, 1), st.decimals(0, 10**6, allow_nan=False)), min_size=1
).filter(any)


def usd(value: str) -> Amount:
	return Amount(Decimal(value), "USD")


@pytest.mark.parametrize(
	"value", [0.1, 1.0, True, "1", None, float("nan"), Decimal("NaN"), Decimal("-Infinity")]
)
def test_what_is_no_exact_amount_is_refused(value):
	with pytest.raises(money.NotMoney):
		Amount(value, "USD")
	with pytest.raises(money.NotMoney):
		Amount.rounded(value, "USD")
	with pytest.raises(money.NotMoney):
		usd("1").times(value)


@pytest.mark.parametrize(
	("currency", "number"), [("USD", 2), ("JPY", 0), ("IQD", 3), ("CLF", 4), ("SYP", 2), ("SYP-2026", 2)]
)
def test_a_currency_has_the_places_that_iso_4217_gives_it(currency, number):
	assert places(currency) == number


@pytest.mark.parametrize("code", ["", "usd", "US", "USDT", "XAU", "XTS", "SYP-26", "SYP 2026", "$", "USD\n"])
def test_what_is_no_code_is_no_currency(code):
	with pytest.raises(money.NotACurrency):
		Amount(Decimal(1), code)


def test_what_is_finer_than_the_smallest_unit_is_refused_and_never_rounded_silently():
	for value, currency in (("0.001", "USD"), ("0.5", "JPY"), ("1E-30", "JOD")):
		with pytest.raises(money.TooManyPlaces):
			Amount(Decimal(value), currency)


@pytest.mark.parametrize(
	("exact", "rounded"), [("0.005", "0.01"), ("0.015", "0.02"), ("-0.005", "-0.01"), ("0.00499", "0.00")]
)
def test_what_is_half_way_goes_away_from_zero(exact, rounded):
	assert Amount.rounded(Decimal(exact), "USD") == usd(rounded)


@given(st.fractions(), CURRENCIES)
def test_rounding_moves_by_half_a_unit_at_most_and_mirrors_at_zero(exact, currency):
	rounded = Amount.rounded(exact, currency)
	assert abs(Fraction(rounded.value) - exact) * 2 <= Fraction(1, 10 ** places(currency))
	assert Amount.rounded(-exact, currency) == -rounded


@given(st.lists(DOLLARS, max_size=8))
def test_sums_are_exact_in_any_order_and_whatever_the_context_rounds_to(amounts):
	with localcontext() as context:
		context.prec = 3
		summed = total(amounts, "USD")
		assert summed == total(reversed(amounts), "USD")
		assert summed.units == sum(amount.units for amount in amounts)
		assert summed - summed == total([], "USD") and not summed - summed


def test_currencies_never_mix_not_even_the_old_pound_with_the_new():
	old, new = Amount(Decimal(100), "SYP"), Amount(Decimal(1), "SYP-2026")
	for mix in (lambda: old + new, lambda: old - new, lambda: old < new, lambda: total([old, new], "SYP")):
		with pytest.raises(money.CurrenciesMixed):
			mix()
	assert old != Amount(Decimal(100), "SYP-2026")
	with pytest.raises(money.NotMoney):
		_ = old + 1


@given(AMOUNTS, WEIGHTS)
def test_shares_add_up_to_the_last_unit_and_none_is_a_unit_off_its_due(amount, weights):
	shares = amount.split(weights)
	assert total(shares, amount.currency) == amount
	whole = sum(Fraction(weight) for weight in weights)
	for share, weight in zip(shares, weights, strict=True):
		assert abs(share.units - amount.units * Fraction(weight) / whole) < 1
	assert [-share for share in shares] == (-amount).split(weights)


def test_what_is_left_goes_to_the_largest_fraction_then_to_the_first():
	assert usd("100").split([1, 1, 1]) == [usd("33.34"), usd("33.33"), usd("33.33")]
	assert usd("0.05").split([3, 7]) == [usd("0.02"), usd("0.03")]
	assert usd("1").split([0, 1]) == [usd("0"), usd("1")]


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1], [2, -1]])
def test_without_positive_weights_nothing_is_split(weights):
	with pytest.raises(money.NoShares):
		usd("1").split(weights)


@given(AMOUNTS)
def test_an_amount_shown_to_people_is_read_as_the_same_amount(amount):
	shown, currency = str(amount).rsplit(" ", 1)
	assert read_amount(shown, currency) == amount


def test_amounts_are_shown_with_western_digits_and_all_their_places():
	assert str(Amount(Decimal("-1234.5"), "USD")) == "-1,234.50 USD"
	assert str(Amount(Decimal(1234567), "JPY")) == "1,234,567 JPY"
	assert str(Amount(Decimal("-0"), "JOD")) == "0.000 JOD"


def test_an_amount_typed_in_two_ways_is_read_in_one_or_refused():
	assert read_amount("1,234", "USD") == usd("1234")
	assert read_amount("١٬٢٣٤٫٥", "USD") == usd("1234.50")
	assert read_amount("1.234", "JOD") == Amount(Decimal("1.234"), "JOD")
	with pytest.raises(money.TooManyPlaces):
		read_amount("1.234", "USD")
	for typed in ("1,23", "abc", "", "1.234,50"):
		with pytest.raises(NotANumber):
			read_amount(typed, "USD")


@given(STORED)
def test_what_fits_the_column_comes_back_from_the_drivers_float_as_it_was(amount):
	assert from_database(float(for_database(amount)), amount.currency) == amount
	assert from_database(f"{amount.value:.9f}", amount.currency) == amount


@given(st.builds(Amount.of_units, UNITS, st.just("CLF")))
def test_what_might_not_come_back_is_refused_before_it_is_stored(amount):
	try:
		stored = for_database(amount)
	except money.TooLarge:
		return
	assert from_database(float(stored), "CLF") == amount


@pytest.mark.parametrize("value", [None, "abc", "", float("nan")])
def test_nothing_in_the_database_is_no_amount(value):
	with pytest.raises(money.NotMoney):
		from_database(value, "USD")


def test_a_trillion_is_past_the_column():
	assert for_database(usd("999999999999.99"))
	with pytest.raises(money.TooLarge):
		for_database(usd("1000000000000"))


@given(AMOUNTS, st.fractions())
def test_multiplying_rounds_once_at_the_end(amount, factor):
	assert amount.times(factor) == Amount.rounded(Fraction(amount.value) * factor, amount.currency)
