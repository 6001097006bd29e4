"""Entering a register of members that a coalition brings along."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.privacy.seal import fingerprint, fingerprints
from coalition.membership import identity, register_file
from coalition.membership.charters import charter_in_force, declare
from coalition.membership.errors import NoCharterPublished, UnreadableRegister
from coalition.membership.projection import refresh
from coalition.membership.register_file import RegisterProblem, RegisterRow

MEMBER_FIELDS = (*identity.FIELDS, "member_since")


def import_register(content: bytes) -> tuple[int, int]:
	"""Make the members of a CSV file (see register_file) that are not members yet.

	Answers how many were made, and how many lines named somebody who is a member and stayed as it is.

	A member is known by its name and place, so that the same file can be read again. The whole file is
	read before the first record is made. Places and sectors that are new are added to their lists.
	Raises UnreadableRegister, NoCharterPublished, and what the records themselves raise.
	"""
	try:
		rows = register_file.read(content)
	except RegisterProblem as problem:
		frappe.throw(_in_words(problem), UnreadableRegister)
	charter = charter_in_force()
	if not charter and any(row.declared_on for row in rows):
		frappe.throw(_("No membership charter is published yet. Publish one first."), NoCharterPublished)
	_complete_list("Coalition Place", "place_name", {row.place for row in rows})
	_complete_list("Coalition Sector", "sector_name", {row.sector for row in rows})
	new = _not_yet_members(rows)
	refresh(*[_make_member(row, charter) for row in new])
	return len(new), len(rows) - len(new)


def _complete_list(doctype: str, field: str, names: set[str]) -> None:
	# A reference list, which everybody who may import may read.
	known = frappe.get_all(doctype, filters={"name": ("in", list(names))}, pluck="name")
	for name in sorted(names - set(known)):
		# The database takes names that differ by case alone for one.
		if not frappe.db.exists(doctype, name):
			frappe.get_doc({"doctype": doctype, field: name}).insert()


def _not_yet_members(rows: list[RegisterRow]) -> list[RegisterRow]:
	"""The rows that name nobody who is a member, protected or not, each organisation once."""
	# One query for the whole file; nothing of what it reads is shown to anybody.
	members = frappe.get_all("Member Organisation", fields=["organisation_name", "place"])
	known = {(member.organisation_name, member.place) for member in members}
	hidden = fingerprints("Member Organisation")
	first = {(row.organisation_name, row.place): row for row in reversed(rows)}
	return [
		row
		for key, row in reversed(first.items())
		if key not in known and fingerprint("Member Organisation", *key) not in hidden
	]


def _make_member(row: RegisterRow, charter: Document | None) -> str:
	member = frappe.new_doc("Member Organisation")
	member.update({field: getattr(row, field) for field in MEMBER_FIELDS})
	try:
		member.insert()
		if row.declared_on:
			declare(member.name, charter.name, row.declared_on, row.contact_person, standing_follows=True)
	except frappe.ValidationError as error:
		frappe.throw(_("Line {0}: {1}").format(row.line, error), UnreadableRegister)
	return member.name


def _in_words(problem: RegisterProblem) -> str:
	if problem.problem == "not_utf8":
		return _("The file is not in UTF-8: save it as «CSV UTF-8» and import it again.")
	if problem.problem == "not_csv":
		return _("The file is not a CSV file: save it as «CSV UTF-8» and import it again.")
	if problem.problem == "two_columns":
		return _("The column «{0}» is there twice: keep one of the two.").format(problem.column)
	if problem.problem == "no_column":
		return _("The column «{0}» is missing: add it to the first line of the file.").format(problem.column)
	if problem.problem == "missing":
		return _("Line {0}, column «{1}»: nothing is written there.").format(problem.line, problem.column)
	return _("Line {0}, column «{1}»: write the date as year-month-day, such as 2017-01-16.").format(
		problem.line, problem.column
	)
