"""What happened to a few members of the demo coalition since: the two figures stay as they are."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

import frappe
from frappe.model.workflow import apply_workflow
from frappe.utils import add_days, add_months, getdate

from coalition.membership.charters.in_force import declare
from coalition.membership.demo.register import rows

DOCTYPE = "Membership Standing Change"
# A member of before the register was written, so that it is none of the 172.
EXPELLED = "فريق صدى في الأردن"


def load(secretary: str, council: str, year_long_charter: str) -> None:
	"""One member in grace, one before a body, one limited, one that was suspended once, one expelled."""
	if frappe.db.count(DOCTYPE):
		return
	registered, active = _members(declared=False), _members(declared=True)
	lapsed_on = getdate(add_months(getdate(), -12))
	for member, days in zip(registered, (20, 75), strict=False):
		declare(member, year_long_charter, getdate(add_days(lapsed_on, -days)))
	people = (secretary, council)
	_decide(people, active[0], "Limitation", withholds_vote=1, effective_from=getdate())
	_decide(people, active[1], "Suspension", **_on("2018-03-01", "محضر المجلس 12"), effective_to="2018-08-31")
	_decide(people, _expelled(), "Expulsion", **_on("2016-06-12", "محضر الهيئة العامة 2"))


def _members(declared: bool) -> list[str]:
	"""The first two members of the register that declared, or that did not."""
	names = [row[0] for row in rows() if bool(row[-1]) is declared]
	found = (frappe.db.get_value("Member Organisation", {"organisation_name": name}) for name in names)
	# Two of them are protected, and have another name.
	return list(islice(filter(None, found), 2))


def _expelled() -> str:
	member = frappe.new_doc("Member Organisation")
	member.update({"organisation_name": EXPELLED, "place": "الأردن", "sector": "الإعلام"})
	member.member_since = "2013-05-20"
	return member.insert().name


def _on(day: str, reference: str) -> dict:
	written = {"decision_date": day, "decision_reference": reference, "decided_in": "General Assembly"}
	return {"effective_from": day, **written}


def _decide(people: tuple[str, str], member: str, kind: str, **values: object) -> None:
	secretary, council = people
	change = frappe.new_doc(DOCTYPE)
	change.update({"member_organisation": member, "kind": kind, **values})
	with acting(secretary):
		change.insert()
		for step in ("Ask for the Change", "Put to the Body"):
			change = apply_workflow(change, step)
	with acting(council):
		apply_workflow(change, "Approve")


@contextmanager
def acting(user: str) -> Iterator[None]:
	"""As somebody at the desk."""
	# Two people decide in the demo as well.
	frappe.set_user(user)
	try:
		yield
	finally:
		frappe.set_user("Administrator")  # as whom the demo is loaded
