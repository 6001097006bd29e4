"""Branches: who serves one on a day, whom it elects, and that its officer sees the branch alone."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.apps import roles
from coalition.base.records.visibility import Scope, Visibility
from coalition.base.text.bidi import fill
from coalition.membership.errors import NotElectable, TermUnclear
from coalition.membership.people.terms import Term, ends_before_it_begins, two_at_once
from coalition.membership.roles import BRANCH_OFFICER
from coalition.membership.standing.facts import Entitlement
from coalition.membership.standing.reading import entitled

# Whoever has one of these sees all branches, whatever else they are.
SEE_ALL = {roles.ADMINISTRATOR, roles.SECRETARIAT, roles.COUNCIL}


def check_posts(branch: Document) -> None:
	"""For `validate`: no term ends before it begins. Raises TermUnclear."""
	for table in ("board", "representatives", "officers"):
		wrong = ends_before_it_begins(_terms(branch, table))
		if wrong:
			frappe.throw(fill(_("{0}: the last day is before the first one."), wrong.holder), TermUnclear)


def check_representatives(branch: Document) -> None:
	"""A branch sends one of its own members at a time, which may stand for election.

	Raises TermUnclear, NotElectable.
	"""
	pair = two_at_once(_terms(branch, "representatives"))
	if pair:
		names = [_title(each.holder) for each in pair]
		frappe.throw(
			fill(
				_("{0} and {1} would be in the general secretariat on the same day: end one term first."),
				*names,
			),
			TermUnclear,
		)
	before = branch.get_doc_before_save()
	elected = {(row.organisation, getdate(row.from_date)) for row in before.representatives} if before else ()
	for row in branch.representatives:
		# What was in order on the day of the election stays so.
		if (row.organisation, getdate(row.from_date)) not in elected:
			_check_electable(branch, row)


def _check_electable(branch: Document, row: Document) -> None:
	own = frappe.db.get_value("Member Organisation", row.organisation, "branch") == branch.name
	if branch.is_new() or not own:
		frappe.throw(
			fill(
				_("{0} does not belong to this branch: a branch elects one of its own members."),
				_title(row.organisation),
			),
			NotElectable,
		)
	if not entitled(row.organisation, Entitlement.STAND.value, row.from_date):
		frappe.throw(
			fill(
				_("{0} may not stand for election on that day: see its standing."), _title(row.organisation)
			),
			NotElectable,
		)


def check_officers(branch: Document) -> None:
	"""An officer of a branch has the role: without it nothing of the branch is seen. Raises NotElectable."""
	for row in branch.officers:
		if BRANCH_OFFICER not in frappe.get_roles(row.user):
			# texts: roles.
			role = _(BRANCH_OFFICER)
			frappe.throw(
				fill(_("{0} lacks the role «{1}»: give it to the user first."), row.user, role), NotElectable
			)


def _terms(branch: Document, table: str) -> list[Term]:
	return [
		Term(
			row.get("person_name") if table == "board" else row.get("organisation") or row.get("user"),
			getdate(row.from_date),
			getdate(row.until_date) if row.until_date else None,
		)
		for row in branch.get(table)
	]


def _title(member: str) -> str:
	return frappe.db.get_value("Member Organisation", member, "organisation_name") or member


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
	return BRANCH_OFFICER in held and not held & SEE_ALL and user != "Administrator"


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
