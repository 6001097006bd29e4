"""Amounts of money, exact to the smallest unit. Pure: no database. Rules and sources: docs/money.md.

An amount is a whole number of its currency's smallest unit; nothing here is a float, nothing is rounded but
where a caller asks for it, and currencies never mix.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache, total_ordering

from coalition.base.text.figures import COLUMN_LIMIT, read_decimal

Exact = int | Decimal | Fraction

# ISO 4217 list one of 2026-01-01 (SIX, the maintenance agency); every other currency there has two.
_PLACES = {
	0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
	3: "BHD IQD JOD KWD LYD OMR TND",
	4: "CLF UYW",
}
# Codes with X belong to no single country: these are money, the others metals, funds and tests.
_MONEY_OF_MANY = "XAD XAF XCD XCG XOF XPF"
# Its code, and where the unit was changed the year from which the new one is counted.
_CODE = re.compile(r"([A-Z]{3})(-\d{4})?", re.ASCII)


class MoneyProblem(ValueError):
	"""What cannot be done with money."""


class NotMoney(MoneyProblem):
	"""A float, an infinite number or something else that is no exact amount."""


class NotACurrency(MoneyProblem):
	"""A code that names no currency."""


class CurrenciesMixed(MoneyProblem):
	"""Amounts in two currencies would be added or compared."""


class TooManyPlaces(MoneyProblem):
	"""An amount is finer than the smallest unit of its currency."""


class TooLarge(MoneyProblem):
	"""An amount does not fit the database's column."""


class NoShares(MoneyProblem):
	"""An amount would be split by weights that are none."""


@cache
def places(currency: str) -> int:
	"""How many digits of this currency stand after the point (ISO 4217). Raises NotACurrency."""
	match = _CODE.fullmatch(currency)
	if not match or (match[1][0] == "X" and match[1] not in _MONEY_OF_MANY):
		raise NotACurrency(currency)
	return next((number for number, codes in _PLACES.items() if match[1] in codes), 2)


@total_ordering
@dataclass(frozen=True)
class Amount:
	"""An amount in a currency, no finer than its smallest unit.

	Raises NotMoney for what is no exact finite number, TooManyPlaces for what is finer: `rounded` rounds.
	"""

	value: Decimal
	currency: str

	def __post_init__(self) -> None:
		units = _exact(self.value) * 10 ** places(self.currency)
		if units.denominator != 1:
			raise TooManyPlaces(f"{self.value} {self.currency}")
		object.__setattr__(self, "value", Decimal(f"{units.numerator}E-{places(self.currency)}"))

	@classmethod
	def rounded(cls, value: Exact, currency: str) -> "Amount":
		"""The nearest amount; what is half-way goes away from zero.

		Council Regulation (EC) No 1103/97, Article 5, rounds so where money changes its currency, and so does
		who checks by hand. Away from zero, so that what is taken back is what was given.
		"""
		units = _exact(value) * 10 ** places(currency)
		nearest = (2 * abs(units.numerator) + units.denominator) // (2 * units.denominator)
		return cls.of_units(nearest if units >= 0 else -nearest, currency)

	@classmethod
	def of_units(cls, units: int, currency: str) -> "Amount":
		"""So many of the currency's smallest unit."""
		return cls(Decimal(f"{units}E-{places(currency)}"), currency)

	@property
	def units(self) -> int:
		"""How many of the currency's smallest unit it is."""
		return int(_exact(self.value) * 10 ** places(self.currency))

	def __add__(self, other: "Amount") -> "Amount":
		return Amount.of_units(self.units + self._same(other).units, self.currency)

	def __sub__(self, other: "Amount") -> "Amount":
		return self + -self._same(other)

	def __neg__(self) -> "Amount":
		return Amount.of_units(-self.units, self.currency)

	def __bool__(self) -> bool:
		return self.units != 0

	def __lt__(self, other: "Amount") -> bool:
		return self.units < self._same(other).units

	def times(self, factor: Exact) -> "Amount":
		"""The amount multiplied, and rounded once at the end."""
		return Amount.rounded(_exact(self.value) * _exact(factor), self.currency)

	def split(self, weights: Sequence[Exact]) -> list["Amount"]:
		"""Shares in proportion to the weights, which add up to the amount to the last unit.

		By largest remainder (Hamilton): each has its full units, and what is left goes one by one to the
		largest fractions, to the first of equals. Raises NoShares without a positive weight.
		"""
		exact = [_exact(weight) for weight in weights]
		if any(weight < 0 for weight in exact) or not sum(exact):
			raise NoShares(str(weights))
		quotas = [abs(self.units) * weight / sum(exact) for weight in exact]
		shares = [int(quota) for quota in quotas]
		by_remainder = sorted(range(len(quotas)), key=lambda at: shares[at] - quotas[at])
		for at in by_remainder[: abs(self.units) - sum(shares)]:
			shares[at] += 1
		sign = -1 if self.units < 0 else 1
		return [Amount.of_units(sign * share, self.currency) for share in shares]

	def _same(self, other: "Amount") -> "Amount":
		if not isinstance(other, Amount):
			raise NotMoney(repr(other))
		if other.currency != self.currency:
			raise CurrenciesMixed(f"{self.currency}, {other.currency}")
		return other

	def __str__(self) -> str:
		"""For people: «-1,234.50 USD». Western digits; a page in Arabic isolates it (`<bdi dir="ltr">`)."""
		return f"{self.value:,f} {self.currency}"


def total(amounts: Iterable[Amount], currency: str) -> Amount:
	"""The sum of amounts in this currency; of none, nothing. Raises CurrenciesMixed."""
	return sum(amounts, start=Amount(Decimal(0), currency))


def read_amount(text: str, currency: str) -> Amount:
	"""What somebody typed, as figures.py reads it. Nothing is rounded: "1.234" USD is refused.

	Raises figures.NotANumber, TooManyPlaces, NotACurrency.
	"""
	return Amount(read_decimal(text), currency)


def from_database(value: float | int | str | Decimal, currency: str) -> Amount:
	"""The amount that a Currency column holds, from what the driver made of it.

	The engine's driver answers floats. The shortest decimal that makes the same float is what is stored, as
	long as that has no more than fifteen digits: twelve before the point and a currency's places after it.
	Raises TooManyPlaces where the column holds something finer than the currency, NotMoney for nothing.
	"""
	try:
		return Amount(Decimal(repr(value) if isinstance(value, float) else value), currency)
	except (InvalidOperation, TypeError):
		raise NotMoney(repr(value)) from None


def for_database(amount: Amount) -> Decimal:
	"""The value for a Currency column, decimal(21,9): it comes back as the same amount, or is refused.

	Raises TooLarge.
	"""
	if abs(amount.value) >= COLUMN_LIMIT or Decimal(repr(float(amount.value))) != amount.value:
		raise TooLarge(str(amount))
	return amount.value


def _exact(value: Exact) -> Fraction:
	"""The same number. Raises NotMoney for floats, for what is not finite and for what is no number."""
	if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
		raise NotMoney(repr(value))
	if isinstance(value, Decimal) and not value.is_finite():
		raise NotMoney(repr(value))
	return Fraction(value)
