"""Sums of money columns, exact: the engine's own come back as floats."""

import frappe
from frappe.query_builder import Criterion, DocType, Field
from pypika.functions import Cast, Sum

from coalition.base.money.money import Amount, from_database


def sums(doctype: str, field: str, currency_field: str, where: Criterion | None = None) -> dict[str, Amount]:
	"""Currency -> sum of a Currency column over the rows that fulfil a condition of the query builder.

	The database adds decimals and hands the sum on as text. Permissions are the caller's matter.
	Raises money.TooManyPlaces where a sum is finer than its currency.
	"""
	table = DocType(doctype)
	currency: Field = table[currency_field]
	query = frappe.qb.from_(table).select(currency, Cast(Sum(table[field]), "char")).groupby(currency)
	rows = (query.where(where) if where else query).run()
	return {name: from_database(total, name) for name, total in rows if name and total is not None}
