"""Queries that the engine asks past permissions: nothing that a client sent becomes SQL in them.

Some of its functions look into whole tables for a choice, and hand on what stands in their arguments as
filters, fields and orders. In requests of people with a role of ours such a query is made of columns and few
functions of such (expressions.py), whoever wrote it: no code of ours, and none of the engine's that the desk
calls, needs more. For others, whose apps write what they like, that holds for what came with the request.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import frappe
from frappe import _

from coalition.access.callers import Caller, caller
from coalition.access.errors import NotOpen
from coalition.access.lists.expressions import NotAnExpression, columns_of_field, columns_of_terms
from coalition.base.guards.naming import is_name_of_doctype, texts_in

# Of what is shorter no function can be made; such may stand in anybody's own text by chance.
SHORTEST = 6


def texts_of_filters(filters: object) -> Iterator[object]:
	"""What stands for a column in filters, and conditions that are a text."""
	if isinstance(filters, dict):
		yield from filters
		return
	for one in [filters] if isinstance(filters, str) else filters or []:
		if isinstance(one, str | dict):
			yield from [one] if isinstance(one, str) else one
		elif isinstance(one, list | tuple) and one:
			yield from _column_of(one)


def _column_of(condition: list | tuple) -> Iterator[object]:
	"""[column, operator, value], or with the DocType before them, which is no expression."""
	has_doctype = len(condition) > 3
	yield condition[1 if has_doctype else 0]
	if has_doctype and not is_name_of_doctype(str(condition[0] or "")):
		yield condition[0]


def refuse_sql(texts: Iterable[object]) -> None:
	"""Raise NotOpen where one of these texts is more than columns, and nobody vouches for it.

	In requests: what a job looks up past permissions is written by its code.
	"""
	if not frappe.request:
		return
	for text in texts:
		# Who asks is found out by such queries itself, of columns alone.
		if isinstance(text, str) and not _is_plain(text) and (caller() is Caller.DESK or _is_sent(text)):
			refuse(text)


def refuse(what: object) -> None:
	frappe.logger("access").error(f"not asked by a list: {what}")
	frappe.throw(_("A list is asked by the fields that you may read, and by nothing else."), NotOpen)


@lru_cache(maxsize=4096)
def _is_plain(text: str) -> bool:
	for read in (columns_of_field, columns_of_terms):
		try:
			read(text)
		except NotAnExpression:
			continue
		return True
	return not text.strip()


def _is_sent(text: str) -> bool:
	text = text.lower()
	return any(
		sent == text or (len(sent) >= SHORTEST and (sent in text or text in sent)) for sent in _sent_texts()
	)


def _sent_texts() -> frozenset[str]:
	"""The texts of this request that are more than columns, at any depth; read once."""
	held = frappe.request.environ if frappe.request else {}
	if "coalition.sent_texts" not in held:
		held["coalition.sent_texts"] = frozenset(
			text.lower() for text in texts_in(frappe.form_dict) if not _is_plain(text)
		)
	return held["coalition.sent_texts"]
