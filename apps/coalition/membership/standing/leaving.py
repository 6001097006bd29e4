"""What ends with a membership: duties, seats, accounts and what was public. What was decided and done stays.

Looked at whenever standing is stored, on the day itself and by the daily job, and true however often: what
has ended already stays as it is. Who comes back begins anew, so nothing of this is undone.
"""

from collections.abc import Mapping
from datetime import date, timedelta

import frappe
from frappe import _

from coalition.base.privacy.consents import withdraw_stored
from coalition.base.privacy.records import subject_of
from coalition.base.program_keys.making import revoke_all_of
from coalition.membership.kinds import MemberKind
from coalition.membership.people.member_accounts import end_accounts
from coalition.membership.standing.standing import State

OVER = (State.LEFT.value, State.EXPELLED.value)
# Rows of posts -> the column that names the member; they have `from_date` and `until_date`.
HOOK = "coalition_posts"


def follow(left: Mapping[str, date], kind: MemberKind) -> None:
	"""End what these members held; `left` gives the first day on which each was a member no more."""
	if not left:
		return
	for doctype, columns in frappe.get_hooks(HOOK, {}).items():
		for column in columns:
			_end_posts(doctype, column, left)
	for member in _with_consents(left, kind):
		withdraw_stored(kind.doctype, member, {field.name for field in subject_of(kind.doctype).fields})
	for member in _with_accounts(left, kind):
		end_accounts(member, kind.doctype)
	for member in _with_keys(left, kind):
		revoke_all_of(kind.doctype, member, _("The membership ended."))


def _end_posts(doctype: str, column: str, left: Mapping[str, date]) -> None:
	table = frappe.qb.DocType(doctype)
	query = frappe.qb.from_(table).select(table.name, table[column], table.from_date, table.until_date)
	for row, member, since, until in query.where(table[column].isin(list(left))).run():
		eve = left[member] - timedelta(days=1)
		if until is None or until > eve:
			# A post that was to begin later never did: it ends on the day before it would have begun.
			last = max(eve, since - timedelta(days=1)) if since else eve
			if until != last:
				frappe.db.set_value(doctype, row, "until_date", last)


def _with_consents(left: Mapping[str, date], kind: MemberKind) -> list[str]:
	open_now = {"parenttype": kind.doctype, "parent": ("in", list(left)), "withdrawn_on": ("is", "not set")}
	# The system looks for what it ends.
	return frappe.get_all("Field Consent", filters=open_now, pluck="parent", distinct=True)


def _with_accounts(left: Mapping[str, date], kind: MemberKind) -> list[str]:
	active = {"holder_type": kind.doctype, "holder": ("in", list(left)), "state": "Active"}
	# As above.
	return frappe.get_all("Portal Account", filters=active, pluck="holder", distinct=True)


def _with_keys(left: Mapping[str, date], kind: MemberKind) -> list[str]:
	active = {"holder_type": kind.doctype, "holder": ("in", list(left)), "state": "Active"}
	# As above.
	return frappe.get_all("Program Key", filters=active, pluck="holder", distinct=True)
