"""Exchange rates and what they make of an amount. Pure: no database."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from coalition.base.money.money import Amount, CurrenciesMixed
from coalition.base.text.figures import NotANumber, read_decimal

# More digits than any bank writes: a guard against rubbish, not a rounding.
LONGEST = 40


@dataclass(frozen=True)
class Rate:
	"""One unit of the first currency is worth `value` of the second, says this source, from this time on.

	`record` is the Coalition Exchange Rate that says so; `inverted` where it was turned round on request.
	"""

	from_currency: str
	to_currency: str
	value: Decimal
	kind: str
	source: str
	at: datetime
	record: str
	inverted: bool = False

	@property
	def factor(self) -> Fraction:
		"""What an amount is multiplied by, exactly."""
		return 1 / Fraction(self.value) if self.inverted else Fraction(self.value)

	def turned_round(self) -> "Rate":
		"""The same record read from the second currency to the first: only where somebody asks for it."""
		return Rate(
			self.to_currency,
			self.from_currency,
			self.value,
			self.kind,
			self.source,
			self.at,
			self.record,
			not self.inverted,
		)

	def convert(self, amount: Amount) -> "Conversion":
		"""The amount in the second currency, rounded once. Raises CurrenciesMixed."""
		if amount.currency != self.from_currency:
			raise CurrenciesMixed(f"{amount.currency}, {self.from_currency}")
		return Conversion(
			amount, Amount.rounded(Fraction(amount.value) * self.factor, self.to_currency), self
		)


@dataclass(frozen=True)
class Conversion:
	"""What was given, what it came to, and by which rate."""

	given: Amount
	result: Amount
	rate: Rate


def read_rate(text: str) -> Decimal:
	"""A rate as somebody typed it, with all its digits. Raises NotANumber, also where it is not positive."""
	rate = read_decimal(text)
	if len(rate.as_tuple().digits) > LONGEST:
		raise NotANumber("too_exact")
	if rate <= 0:
		raise NotANumber("not_positive")
	return rate
