"""What the demo's members tell of themselves: profiles, a branch, individuals, an account."""

import frappe
from frappe.utils import getdate
from frappe.utils.password import update_password

from coalition.base.demo import PLACES, SECTORS
from coalition.membership import standing_of
from coalition.membership.charters.in_force import charter_in_force, declare
from coalition.membership.kinds import INDIVIDUALS
from coalition.membership.standing.standing import State

BRANCH = "فرع الشمال"
INDIVIDUALS_OF_THE_DEMO = (("سلمى الباحثة", PLACES[0][0]), ("مروان المترجم", PLACES[1][0]))
USER_NAME = "salma"
BANDS = (("1 to 5", "No Budget"), ("21 to 50", "100,000 to 1,000,000"), ("51 to 200", "More than 1,000,000"))
NOTES = (
	("Wants To", "نبحث عن شريك لعيادة متنقلة"),
	("Wants To", "لدينا متطوعون ومقر"),
	("Interests Conflict", "نتقدّم إلى المنحة نفسها هذا العام"),
)


def load(password: str) -> None:
	"""Every part looks first whether it is there already; the account gets this password."""
	members = _active_members()
	_make_branch(members[:3])
	_make_profiles(members[:6])
	_make_individuals()
	_make_account(password)


def _active_members() -> list[str]:
	# The register of the demo, whoever loads it.
	names = frappe.get_all("Member Organisation", {"is_protected": 0}, pluck="name", order_by="name asc")
	return [name for name in names if standing_of(name).state is State.ACTIVE][:6]


def _make_branch(members: list[str]) -> None:
	if frappe.db.count("Coalition Branch"):
		return
	branch = frappe.new_doc("Coalition Branch")
	branch.update({"branch_name": BRANCH, "name_latin": "Northern branch", "place": PLACES[0][0]})
	branch.append("board", {"person_name": "رئيسة الفرع", "post": "رئيسة", "from_date": "2024-01-15"})
	branch.insert()
	for name in members:
		member = frappe.get_doc("Member Organisation", name)
		member.update({"branch": branch.name}).save()
	branch.append("representatives", {"organisation": members[0], "from_date": "2024-01-15"})
	branch.save()


def _make_profiles(members: list[str]) -> None:
	if frappe.db.count("Cooperation Point"):
		return
	for number, name in enumerate(members):
		member = frappe.get_doc("Member Organisation", name)
		people_band, budget_band = BANDS[number % len(BANDS)]
		stance, note = NOTES[number % len(NOTES)]
		member.update({"people_band": people_band, "budget_band": budget_band, "founded_in": 2012 + number})
		point = {
			"stance": stance,
			"sector": SECTORS[0][0],
			"place": PLACES[0][0] if number % 2 else None,
			"note": note,
		}
		member.append("cooperation", {**point, "may_be_used": 1})
		member.append("work_places", {"place": PLACES[0][0]})
		member.save()


def _make_individuals() -> None:
	if frappe.db.count("Individual Member"):
		return
	charter = charter_in_force().name
	for name, place in INDIVIDUALS_OF_THE_DEMO:
		person = frappe.new_doc("Individual Member")
		person.update({"person_name": name, "place": place, "member_since": "2024-03-01"})
		declare(person.insert().name, charter, getdate(person.member_since), name, kind=INDIVIDUALS)


def _make_account(password: str) -> None:
	if frappe.db.exists("Portal Account", {"user_name": USER_NAME}):
		return
	name = INDIVIDUALS_OF_THE_DEMO[0][0]
	account = frappe.new_doc("Portal Account")
	account.update({"user_name": USER_NAME, "person_name": name, "portal_role": INDIVIDUALS.role})
	account.update({"language": "ar", "holder_type": INDIVIDUALS.doctype})
	account.holder = frappe.db.get_value(INDIVIDUALS.doctype, {"person_name": name})
	update_password(account.insert().user, password)
