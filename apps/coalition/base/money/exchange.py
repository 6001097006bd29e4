"""Which exchange rate holds, and saying by which one an amount was converted."""

from datetime import datetime
from decimal import Decimal

import frappe
from frappe import _
from frappe.query_builder import DocType

from coalition.base.errors import NoSuchRate
from coalition.base.money.rates import Conversion, Rate
from coalition.base.text.bidi import fill
from coalition.base.text.formatting import long_moment

RATE = "Coalition Exchange Rate"


def rate(from_currency: str, to_currency: str, kind: str, at: datetime, inverse: bool = False) -> Rate:
	"""The latest rate of this kind that was entered and corrected by none, not after the time.

	With `inverse` a rate of the other direction serves where there is none of this one, and says so. A rate
	through a third currency is never made up. Raises NoSuchRate.
	"""
	if found := _latest(from_currency, to_currency, kind, at):
		return found
	if inverse and (found := _latest(to_currency, from_currency, kind, at)):
		return found.turned_round()
	# texts: options of the DocType.
	shown = from_currency, to_currency, _(kind), long_moment(at, frappe.local.lang)
	frappe.throw(
		fill(_("No rate from {0} to {1} of the kind «{2}» is entered for {3}. Enter it first."), *shown),
		NoSuchRate,
	)


def in_words(conversion: Conversion) -> str:
	"""For people: both amounts, and the rate with its kind, source and time."""
	rate = conversion.rate
	one, other = rate.from_currency, rate.to_currency
	if rate.inverted:
		one, other = other, one
	price, moment = f"1 {one} = {rate.value:,f} {other}", long_moment(rate.at, frappe.local.lang)
	# texts: options of the DocType.
	basis = price, _(rate.kind), rate.source, moment
	return fill(_("{0} = {1} (at {2}; {3}, {4}, {5})"), conversion.given, conversion.result, *basis)


def _latest(from_currency: str, to_currency: str, kind: str, at: datetime) -> Rate | None:
	entered, correction = DocType(RATE), DocType(RATE).as_("correction")
	corrected = (
		frappe.qb.from_(correction)
		.select(correction.supersedes)
		.where((correction.docstatus == 1) & correction.supersedes.isnotnull())
	)
	# What a rate is, is the same for all: who may see the record is for the caller to say.
	rows = (
		frappe.qb.from_(entered)
		.select(entered.name, entered.rate, entered.source, entered.taken_at)
		.where((entered.from_currency == from_currency) & (entered.to_currency == to_currency))
		.where((entered.kind == kind) & (entered.docstatus == 1) & (entered.taken_at <= at))
		.where(entered.name.notin(corrected))
		.orderby(entered.taken_at, order=frappe.qb.desc)
		.orderby(entered.creation, order=frappe.qb.desc)
		.limit(1)
		.run(as_dict=True)
	)
	if not rows:
		return None
	row = rows[0]
	return Rate(from_currency, to_currency, Decimal(row.rate), kind, row.source, row.taken_at, row.name)
