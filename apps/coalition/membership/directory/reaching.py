"""By what members can be reached today: for the secretariat's reports."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import frappe
from frappe import _
from frappe.utils import getdate

from coalition.base.text.phones import each_phone
from coalition.membership.people.duties import Duty, Person, acting_on
from coalition.membership.people.people_records import person_of

MEMBER, PERSON = "Member Organisation", "Individual Member"


@dataclass
class Reach:
	"""`ways` in words; `delegate_over` where there was a delegate and today there is none."""

	ways: list[str] = field(default_factory=list)
	delegate_over: bool = False


def reach_of_members(rows: Sequence[dict]) -> dict[str, Reach]:
	"""Name -> how these Member Organisations, with contact_phone and contact_email, are reached today.

	Two questions, whatever their number. Whether somebody may see it is for the caller to say.
	"""
	names = [row["name"] for row in rows]
	accounts, people = _accounts(MEMBER, names), _people(names)
	return {row["name"]: _reach(row, people[row["name"]], accounts) for row in rows}


def ways_of_declarers(declarations: Iterable[dict]) -> dict[str, str]:
	"""Declaration -> by what the member that declared is reached, in words."""
	found = {}
	for doctype, link in ((MEMBER, "member_organisation"), (PERSON, "individual_member")):
		own = {row["name"]: row[link] for row in declarations if row.get(link)}
		fields = ["name", "contact_phone", "contact_email"]
		# Of declarations that the caller may read.
		rows = frappe.get_all(doctype, filters={"name": ("in", list(own.values()))}, fields=fields)
		reach = reach_of_members(rows) if doctype == MEMBER else _reach_of_people(rows)
		found.update({name: " · ".join(reach[member].ways) for name, member in own.items()})
	return found


def _reach_of_people(rows: Sequence[dict]) -> dict[str, Reach]:
	accounts = _accounts(PERSON, [row["name"] for row in rows])
	return {row["name"]: _reach(row, [], accounts) for row in rows}


def _reach(row: dict, people: list[tuple[Person, dict]], accounts: set[tuple[str, str]]) -> Reach:
	acting = {person.row for person in acting_on([person for person, _row in people], getdate())}
	contacts = [each for person, each in people if person.row in acting]
	phones = [row["contact_phone"], *(each["phone"] for each in contacts)]
	emails = [row["contact_email"], *(each["email"] for each in contacts)]
	known = {
		_("telephone"): any(each_phone(text) for text in phones),
		_("e-mail"): any("@" in (email or "") for email in emails),
		_("portal account"): any(holder == row["name"] for holder, _account in accounts),
	}
	delegates = {person.row for person, _row in people if person.duty is Duty.DELEGATE}
	is_over = bool(delegates) and delegates.isdisjoint(acting)
	return Reach([way for way, is_there in known.items() if is_there], is_over)


def _accounts(doctype: str, names: Sequence[str]) -> set[tuple[str, str]]:
	held = {"holder_type": doctype, "holder": ("in", list(names)), "state": "Active"}
	# Whether there is one, for members whom the caller may read.
	return {(row.holder, row.name) for row in frappe.get_all("Portal Account", held, ["name", "holder"])}


def _people(names: Sequence[str]) -> dict[str, list[tuple[Person, dict]]]:
	among = {"parenttype": MEMBER, "parent": ("in", list(names))}
	fields = ["name", "parent", "person_name", "duty", "from_date", "until_date", "account", "phone", "email"]
	found = defaultdict(list)
	# Rows of members whom the caller may read.
	for row in frappe.get_all("Member Person", filters=among, fields=fields):
		found[row.parent].append((person_of(row), row))
	return found
