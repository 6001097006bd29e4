"""How many declarations end in some days, counted in one query: for the workspace alone.

Whose they are the report tells, and the daily job decides by standing itself (`reminders.py`); here the
stored standing says who belongs.
"""

from datetime import date

import frappe
from frappe.query_builder import Case, DocType
from frappe.query_builder.functions import Coalesce, Max
from pypika import CustomFunction, Table
from pypika.terms import Term

from coalition.membership.charters.in_force import last_days_of_charters
from coalition.membership.kinds import KINDS, MemberKind

# A declaration without an end holds longer than any other.
_NEVER = date(9999, 12, 31)
_earlier = CustomFunction("LEAST", ["own", "succeeded"])


def how_many_end(since: date, until: date) -> int:
	"""Of members that belong, how many have a last declaration that ends on one of these days."""
	return sum(_of_kind(kind, since, until) for kind in KINDS.values())


def _of_kind(kind: MemberKind, since: date, until: date) -> int:
	# The projection opens matters, which stand in this room.
	from coalition.membership.standing.projection import belongs

	declaration, member = DocType("Charter Declaration"), DocType(kind.doctype)
	holder = declaration[kind.link]
	ending = (
		frappe.qb.from_(declaration)
		.join(member)
		.on(member.name == holder)
		.select(holder)
		.where((declaration.docstatus == 1) & belongs(member))
		.groupby(holder)
		.having(Max(_end(declaration))[since:until])
	)
	return len(ending.run())


def _end(declaration: Table) -> Term:
	"""The day until which a declaration holds, also where a newer charter says so."""
	own, last_days = Coalesce(declaration.valid_until, _NEVER), last_days_of_charters()
	succeeded = Case()
	for charter, day in last_days.items():
		succeeded = succeeded.when(declaration.charter == charter, _earlier(own, day))
	return succeeded.else_(own) if last_days else own
