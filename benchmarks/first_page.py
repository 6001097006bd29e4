"""The first page of a large register, as officers of one branch and of many see it."""

from datetime import timedelta

import frappe
from pypika import Order

from benchmarks.measure import Comparison, compare
from coalition.tests import factories

LISTED = 100_000
PAGE = 20
# Branches of which a user is an officer.
SCOPES = (1, 50, 300)
TOLD = ("name", "organisation_name", "place", "standing", "member_since")


def list_members() -> list[Comparison]:
	"""The first page of a large register as branches' officers may see it, against the same SQL by hand."""
	factories.organisation()
	branches = [_branch(number) for number in range(max(SCOPES))]
	_fill_register(branches)
	try:
		return [_first_page(branches[:number]) for number in SCOPES]
	finally:
		frappe.set_user("Administrator")


def _branch(number: int) -> str:
	return (
		frappe.get_doc({"doctype": "Coalition Branch", "branch_name": f"فرع {number}", "place": "حمص"})
		.insert()
		.name
	)


def _first_page(branches: list[str]) -> Comparison:
	officer = factories.user("Branch Officer")
	for branch in branches:
		post = {"doctype": "Branch Officer Term", "parenttype": "Coalition Branch", "parentfield": "officers"}
		frappe.get_doc({**post, "parent": branch, "user": officer, "from_date": "2020-01-01"}).db_insert()
	frappe.set_user(officer)
	member = frappe.qb.DocType("Member Organisation")
	page = frappe.qb.from_(member).select(*TOLD).where(member.branch.isin(branches))
	by_hand = page.orderby(member.modified, order=Order.desc).limit(PAGE)
	found = frappe.get_list("Member Organisation", fields=list(TOLD), limit=PAGE)
	assert [row.name for row in found] == [row[0] for row in by_hand.run()]
	return compare(
		f"first page of {LISTED} members, scopes: {len(branches)}",
		lambda: frappe.get_list("Member Organisation", fields=list(TOLD), limit=PAGE),
		lambda: by_hand.run(as_dict=True),
		3.0,
		rounds=15,
	)


def _fill_register(branches: list[str]) -> None:
	"""Straight into the table: how they come there is measured above. Half of all belong to a branch."""
	fields = ["name", "creation", "modified", "organisation_name", "place", "sector", "standing", "branch"]
	now = frappe.utils.now_datetime()
	rows = (
		(
			f"BENCH-{each}",
			now,
			now + timedelta(seconds=each),
			f"منظمة {each}",
			"حمص",
			"الصحة",
			"Active",
			branches[each // 2 % len(branches)] if each % 2 else None,
		)
		for each in range(LISTED)
	)
	frappe.db.bulk_insert("Member Organisation", fields, rows, chunk_size=5000)
