"""Entering a register of members that a coalition brings along."""

import frappe
from frappe import _

from coalition.membership import register_file
from coalition.membership.charters import charter_in_force, declare
from coalition.membership.errors import NoCharterPublished, UnreadableRegister
from coalition.membership.register_file import RegisterProblem, RegisterRow

MEMBER_FIELDS = (
	"organisation_name",
	"name_latin",
	"contact_person",
	"contact_phone",
	"contact_email",
	"member_since",
)


def import_register(content: bytes) -> int:
	"""Make the members of a CSV file (see register_file) that are not members yet; answers how many.

	A member is known by its name and place, so that the same file can be read again. The whole file is
	read before the first record is made. Places and sectors that are new are added to their lists.
	Raises UnreadableRegister, NoCharterPublished, and what the records themselves raise.
	"""
	try:
		rows = register_file.read(content)
	except RegisterProblem as problem:
		frappe.throw(_in_words(problem), UnreadableRegister)
	return sum(_make_member(row) for row in rows)


def _make_member(row: RegisterRow) -> bool:
	place = _listed("Coalition Place", "place_name", row.place)
	if frappe.db.exists("Member Organisation", {"organisation_name": row.organisation_name, "place": place}):
		return False
	member = frappe.new_doc("Member Organisation")
	member.update({field: getattr(row, field) for field in MEMBER_FIELDS})
	member.update({"place": place, "sector": _listed("Coalition Sector", "sector_name", row.sector)})
	member.insert()
	if row.declared_on:
		_declare(member.name, row)
	return True


def _declare(member: str, row: RegisterRow) -> None:
	charter = charter_in_force()
	if not charter:
		frappe.throw(_("No membership charter is published yet. Publish one first."), NoCharterPublished)
	declare(member, charter.name, row.declared_on, row.contact_person)


def _listed(doctype: str, field: str, text: str) -> str:
	if not frappe.db.exists(doctype, text):
		frappe.get_doc({"doctype": doctype, field: text}).insert()
	return text


def _in_words(problem: RegisterProblem) -> str:
	if problem.problem == "not_utf8":
		return _("The file is not in UTF-8: save it as «CSV UTF-8» and import it again.")
	if problem.problem == "not_csv":
		return _("The file is not a CSV file: save it as «CSV UTF-8» and import it again.")
	if problem.problem == "no_column":
		return _("The column «{0}» is missing: add it to the first line of the file.").format(problem.column)
	if problem.problem == "missing":
		return _("Line {0}, column «{1}»: nothing is written there.").format(problem.line, problem.column)
	return _("Line {0}, column «{1}»: write the date as year-month-day, such as 2017-01-16.").format(
		problem.line, problem.column
	)
