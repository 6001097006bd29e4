"""The coalition's policy on membership, as it is set in Membership Policy."""

from dataclasses import dataclass

import frappe

from coalition.membership.standing.facts import Entitlement, OnLapse, Policy

DOCTYPE = "Membership Policy"
REGISTERED_MAY = "registered_may_{0}"


def policy_in_force() -> Policy:
	"""What the coalition set; where it never set anything, what we ship."""
	stored = frappe.db.get_singles_dict(DOCTYPE)
	return Policy(
		on_lapse=OnLapse(_setting(stored, "on_lapse")),
		grace_days=int(_setting(stored, "grace_days")),
		gap_days=int(_setting(stored, "gap_days")),
		registered_only=frozenset(
			each for each in Entitlement if int(_setting(stored, REGISTERED_MAY.format(each.value)))
		),
	)


def who_expels() -> str:
	"""The body whose decision an expulsion needs."""
	return _setting(frappe.db.get_singles_dict(DOCTYPE), "who_expels")


@dataclass(frozen=True)
class Consulting:
	"""How members have their say when somebody asks to join."""

	is_asked: bool
	days: int
	vouchers_needed: int


def consulting() -> Consulting:
	stored = frappe.db.get_singles_dict(DOCTYPE)
	asked, days, vouchers = (
		int(_setting(stored, field)) for field in ("consults_members", "consultation_days", "vouchers_needed")
	)
	return Consulting(bool(asked), days, vouchers)


def who_admits() -> str:
	"""The body whose decision an admission needs."""
	return _setting(frappe.db.get_singles_dict(DOCTYPE), "who_admits")


def who_decides_appeals() -> str:
	"""The body whose decision an appeal needs."""
	return _setting(frappe.db.get_singles_dict(DOCTYPE), "who_decides_appeals")


def appeal_days() -> int:
	"""How many days after a decision an applicant can appeal; 0 where there is no appeal."""
	return int(_setting(frappe.db.get_singles_dict(DOCTYPE), "appeal_days"))


def _setting(stored: dict, field: str) -> str:
	# A field that came with a later version has no row until somebody saves the form.
	value = stored.get(field)
	return (frappe.get_meta(DOCTYPE).get_field(field).default or "0") if value in (None, "") else value
