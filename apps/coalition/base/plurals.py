"""Sentences that count (يوم واحد، يومان، 3 أيام، 11 يوماً، 100 يوم) and lists, in the user's language."""

from collections.abc import Iterable

import frappe
from frappe import _

from coalition.base.text.bidi import fill
from coalition.base.text.formatting import listing, plural_category


def ngettext(one: str, other: str, number: int, *values: object) -> str:
	"""The sentence for so many, in the user's language, with `number` as {0} and `values` as {1} and on.

	`one` and `other` are its English forms. A catalogue holds `other` once for each category of plurals that
	its language has (CLDR: zero, one, two, few, many, other), the category as the context of the row; a form
	may leave {0} out where the noun says the number.
	"""
	category = plural_category(number, frappe.local.lang)
	# texts: the two literals of each call, which the catalogue's check asks for in each category.
	translated = _(other, context=category)
	if translated == other and number == 1:
		translated = one
	return fill(translated, number, *values)


def listed(texts: Iterable[str]) -> str:
	"""Texts one after the other, with the comma of the user's language."""
	return listing(texts, frappe.local.lang)
