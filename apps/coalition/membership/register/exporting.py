"""The register as a file, as whoever asks may read it; the import reads it again.

Protected members stand in it by their pseudonym: their name and contact are sealed, not stored.
"""

from collections import defaultdict
from collections.abc import Sequence

import frappe
from frappe import _
from frappe.utils import getdate

from coalition.base.records.files import exports
from coalition.base.text.spreadsheets import csv_file, xlsx
from coalition.membership.people.duties import Duty, delegate_on
from coalition.membership.people.people_records import person_of
from coalition.membership.register import words
from coalition.membership.register.reading.columns import COLUMNS, CONTACT, Column, Kind
from coalition.membership.register.reading.entries import joined, joined_parts
from coalition.membership.standing.projection import belonging

MEMBER = "Member Organisation"
BY_ITS_ROWS = ("declared_on", "work_places", "work_sectors", "registrations", *CONTACT[3:])


def register(file_type: str) -> bytes:
	"""The members whom the user may read, as XLSX or CSV in the user's language; who took it is noted.

	Contacts are for those who may change members: a list of telephone numbers is not for taking along.
	"""
	with_contacts = bool(frappe.has_permission(MEMBER, "write"))
	columns = [column for column in COLUMNS if with_contacts or column.field not in CONTACT]
	rows = _rows(columns)
	exports.note(MEMBER, file_type, len(rows), with_contacts)
	table = [[words.heading(column) for column in columns], *rows]
	if file_type == "XLSX":
		return xlsx(table, frappe.local.lang.startswith("ar"), _("Member Register"))
	return csv_file(table)


def _rows(columns: Sequence[Column]) -> list[list[object]]:
	plain = [column.field for column in columns if column.field not in BY_ITS_ROWS]
	members = frappe.get_list(
		MEMBER,
		fields=["name", *plain],
		filters=[belonging()],
		order_by="place asc, organisation_name asc",
		limit=0,
	)
	beside = _beside([member.name for member in members])
	return [[_cell(column, member, beside[member.name]) for column in columns] for member in members]


def _cell(column: Column, member: dict, beside: dict) -> object:
	value = beside.get(column.field) if column.field in BY_ITS_ROWS else member.get(column.field)
	if column.field == "branch":
		return frappe.get_cached_value("Coalition Branch", value, "branch_name") if value else ""
	if column.kind is Kind.CHOICE and value:
		# texts: options of the DocType.
		return _(value)
	return "" if value is None else value


def _beside(names: Sequence[str]) -> dict[str, dict[str, object]]:
	"""Member -> field -> what stands in its rows and records. Of members whom the user may read."""
	found: dict[str, dict[str, object]] = defaultdict(dict)
	for row in _of("Charter Declaration", "member_organisation", names, ["declared_on"], docstatus=1):
		latest = found[row.parent].get("declared_on") or row.declared_on
		found[row.parent]["declared_on"] = max(row.declared_on, latest)
	for table, field, target in (
		("Work Place", "place", "work_places"),
		("Work Sector", "sector", "work_sectors"),
	):
		for member, rows in _by_member(_of(table, "parent", names, [field])).items():
			found[member][target] = joined(row[field] for row in rows)
	fields = ["authority", "number", "valid_until", "area"]
	for member, rows in _by_member(_of("Organisation Registration", "parent", names, fields)).items():
		found[member]["registrations"] = joined_parts(
			[str(row[each] or "") for each in fields] for row in rows
		)
	for member, delegate in _delegates(names).items():
		found[member].update(delegate)
	return found


def _by_member(rows: Sequence[dict]) -> dict[str, list[dict]]:
	found = defaultdict(list)
	for row in rows:
		found[row.parent].append(row)
	return found


def _delegates(names: Sequence[str]) -> dict[str, dict[str, object]]:
	fields = ["name", "person_name", "duty", "from_date", "until_date", "account", "phone", "email"]
	people = _by_member(_of("Member Person", "parent", names, fields, duty=Duty.DELEGATE.value))
	found = {}
	for member, rows in people.items():
		today = delegate_on([person_of(row) for row in rows], getdate())
		row = next((row for row in rows if today and row.name == today.row), None)
		if row:
			values = (row.person_name, row.phone, row.email)
			found[member] = dict(zip(CONTACT[3:], values, strict=True))
	return found


def _of(doctype: str, link: str, names: Sequence[str], fields: list[str], **filters: object) -> list[dict]:
	among = {link: ("in", list(names)), **filters}
	# The member was asked for in the user's name; these are parts of it.
	order = "idx asc" if link == "parent" else "creation asc"
	return frappe.get_all(doctype, filters=among, fields=[f"{link} as parent", *fields], order_by=order)
