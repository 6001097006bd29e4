"""Branches: who serves one on a day, and that its officer sees the branch alone."""

import frappe
from frappe.utils import getdate

from coalition.base.visibility import Scope, Visibility

# Whoever has one of these sees all branches, whatever else they are.
SEE_ALL = {"Coalition Administrator", "Coalition Secretariat", "Council Member"}
OFFICER = "Branch Officer"


def branches_of(user: str) -> list[str]:
	"""The names of the branches that this user is an officer of today."""
	officer, today = frappe.qb.DocType("Branch Officer Term"), getdate()
	begun = officer.from_date <= today
	not_over = officer.until_date.isnull() | (officer.until_date >= today)
	own = (officer.parenttype == "Coalition Branch") & (officer.user == user)
	return frappe.qb.from_(officer).select(officer.parent).where(own & begun & not_over).run(pluck=True)


def sees_one_branch(user: str) -> bool:
	"""Whether this user is a branch's officer and nothing more."""
	held = set(frappe.get_roles(user))
	return OFFICER in held and not held & SEE_ALL and user != "Administrator"


def _by(column: str):
	def scope(user: str) -> Scope | None:
		return {column: branches_of(user)} if sees_one_branch(user) else None

	return scope


_branch = Visibility("Coalition Branch", _by("name"))
_organisation = Visibility("Member Organisation", _by("branch"))
_individual = Visibility("Individual Member", _by("branch"))
_application = Visibility("Membership Application", _by("branch"))
# The engine finds a function of a module by its path, and no method of an object in it.
branches_in_lists, branch = _branch.in_lists, _branch.of_record
organisations_in_lists, organisation = _organisation.in_lists, _organisation.of_record
individuals_in_lists, individual = _individual.in_lists, _individual.of_record
applications_in_lists, application = _application.in_lists, _application.of_record
