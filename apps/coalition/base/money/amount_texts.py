"""Amounts with their currency as people type them, and as they are kept. Pure: no database.

`1,234.50 USD`, `USD 1234.5`, `$1,234.50` and `١٢٣٤٫٥٠ USD` are one amount, kept as `1234.50 USD`. Without a
currency that of the coalition is meant, where it has one. Nothing is rounded and no number is a float.
"""

import re
from decimal import Decimal
from functools import cache

from babel.numbers import list_currencies

from coalition.base.money.money import (
	Amount,
	NotACurrency,
	TooLarge,
	TooManyPlaces,
	for_database,
	places,
)
from coalition.base.text.digits import western
from coalition.base.text.figures import NotANumber, Unreadable, check_fits, read_decimal, refuse_long
from coalition.base.text.words import tidy

LONGEST = 200
# A dollar is the American one: others are written with a letter, which is asked about.
_SIGNS = {"$": "USD", "€": "EUR", "₺": "TRY", "₪": "ILS", "ل.س": "SYP"}
_CURRENCY = r"[A-Za-z]{3}(?:-\d{4})?|[$€₺₪]|ل\.\s?س\.?"
_BEHIND = re.compile(rf"(?P<number>.+?)\s*(?P<currency>{_CURRENCY})", re.ASCII)
_BEFORE = re.compile(rf"(?P<currency>{_CURRENCY})(?:\s+(?P<apart>.+)|(?P<close>[\d.].*))", re.ASCII)
_KEPT = re.compile(r"(?P<value>-?\d{1,12}(?:\.\d+)?) (?P<currency>[A-Z]{3}(?:-\d{4})?)", re.ASCII)


class NotAnAmount(Unreadable):
	"""A text that is no amount.

	`problem` is one of NotANumber's, or "no_currency" (none is written, and none is usual here) or
	"not_a_currency".
	"""


def read_amount_text(text: str, currency: str = "") -> Amount:
	"""The amount that was typed; `currency` is meant where none is written.

	Raises NotAnAmount and NotANumber.
	"""
	refuse_long(text, LONGEST, NotANumber("too_large"))
	number, written = _parts(western(tidy(text)))
	meant = written or currency
	if not meant:
		raise NotAnAmount("no_currency")
	value = read_decimal(number)
	check_fits(value, "Currency")
	return _amount(value, meant)


def keep_amount(amount: Amount) -> str:
	"""As it is kept: 1234.50 USD."""
	return f"{amount.value:f} {amount.currency}"


def kept_amount(kept: str) -> Amount | None:
	"""The amount of a kept text; None where it is none."""
	found = _KEPT.fullmatch(kept)
	try:
		return Amount(Decimal(found["value"]), found["currency"]) if found else None
	except (NotACurrency, TooManyPlaces):
		return None


def show_amount(kept: str) -> str:
	"""A kept amount as people read and type it: 1,234.50 USD."""
	amount = kept_amount(kept)
	return str(amount) if amount else kept


def _parts(typed: str) -> tuple[str, str]:
	"""The number, and the currency that stands on one side of it, "" where none does."""
	found = _BEHIND.fullmatch(typed) or _BEFORE.fullmatch(typed)
	if not found:
		return typed, ""
	parts = found.groupdict()
	number = next(parts[name] for name in ("number", "apart", "close") if parts.get(name))
	return number, _code(found["currency"])


def _code(written: str) -> str:
	sign = written.replace(" ", "").rstrip(".") if written.startswith("ل") else written
	return _SIGNS.get(sign, written.upper())


def _amount(value: Decimal, currency: str) -> Amount:
	try:
		places(currency)
		if currency[:3] not in _known():
			raise NotACurrency(currency)
		amount = Amount(value, currency)
		for_database(amount)
	except NotACurrency:
		raise NotAnAmount("not_a_currency") from None
	except TooManyPlaces:
		raise NotAnAmount("too_exact") from None
	except TooLarge:
		raise NotAnAmount("too_large") from None
	return amount


@cache
def _known() -> frozenset[str]:
	return frozenset(list_currencies())
