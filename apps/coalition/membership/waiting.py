"""What of membership waits for whom (`coalition_waiting`)."""

import frappe
from frappe import _
from frappe.model.db_query import DatabaseQuery
from frappe.utils import add_days, getdate

from coalition.base.apps import roles
from coalition.base.due_messages import entries, listing
from coalition.base.due_messages.overview import PAGE
from coalition.base.overview.waiting import Waiting
from coalition.base.records.workflow import roles_that_lead_on
from coalition.membership.charters.ending import how_many_end
from coalition.membership.charters.reminders import ending_declarations
from coalition.membership.directory.reporting import readable
from coalition.membership.roles import BRANCH_OFFICER

SECRETARIAT = frozenset({roles.SECRETARIAT})
APPLICATION, CHANGE, APPEAL = "Membership Application", "Membership Standing Change", "Admission Appeal"
DECLARATION = "Charter Declaration"
# The field of these that says about whom they are.
MEMBER = "member_organisation"
SOON = 30


def _step(label: str, doctype: str, status: str, decided: bool = False) -> Waiting:
	"""Records in a status, for those whose step in the workflow leads on."""
	about = MEMBER if doctype == CHANGE else ""
	return Waiting(
		label,
		doctype,
		roles_that_lead_on(doctype, status, decides=decided),
		filters=(("status", "=", status),),
		about=about,
		decided=decided,
	)


def of_applications() -> list[Waiting]:
	return [
		_step(_("Applications to be reviewed"), APPLICATION, "Submitted"),
		_step(_("Applications under review"), APPLICATION, "Under Review"),
		_step(_("Applications about which members are asked"), APPLICATION, "Members Consulted"),
		_step(_("Applications to be decided"), APPLICATION, "Council Decision", decided=True),
		_step(_("Appeals to be decided"), APPEAL, "Submitted", decided=True),
	]


def of_members() -> list[Waiting]:
	proposed = (("status", "=", "Proposed"),)
	return [
		Waiting(_("Changes that members propose"), "Proposed Change", SECRETARIAT, proposed, MEMBER),
		_step(_("Matters that were opened"), CHANGE, "Draft"),
		_step(_("Matters to be put to the body"), CHANGE, "Submitted"),
		_step(_("Matters to be decided"), CHANGE, "Decision", decided=True),
		Waiting(
			*(_("Declarations that end within 30 days"), "Charter Declaration", SECRETARIAT),
			link="/app/query-report/Ending Declarations",
			count=_how_many_end(),
		),
		Waiting(_("Registers to be entered"), "Register Import", SECRETARIAT, (("state", "=", "Checked"),)),
	]


def _how_many_end() -> int:
	"""Whoever reads all declarations has them counted at once; who reads some, one by one."""
	until = add_days(getdate(), SOON)
	if not frappe.has_permission(DECLARATION, "read"):
		return 0
	if DatabaseQuery(DECLARATION).build_match_conditions():
		return len(readable(DECLARATION, ending_declarations(until)))
	return how_many_end(getdate(), until)


def of_branch_officers() -> list[Waiting]:
	"""What they send to those of their branch; who may read all of it is told by base."""
	if frappe.has_permission(entries.DUE, "read"):
		return []
	label, count = _("What to send today"), listing.count_of_user()
	return [Waiting(label, "Member Organisation", frozenset({BRANCH_OFFICER}), link=PAGE, count=count)]


def first_steps() -> list[Waiting]:
	"""What a new coalition does first, until it is done."""
	return [*_charter(), *_first_members()]


def _charter() -> list[Waiting]:
	if frappe.db.exists("Membership Charter", {"docstatus": 1}):
		return []
	label = _("First: publish the charter that members declare")
	return [Waiting(label, "Membership Charter", SECRETARIAT, link="/app/membership-charter/new")]


def _first_members() -> list[Waiting]:
	# Whether there is any, whoever may read it.
	if frappe.get_all("Member Organisation", limit=1):
		return []
	label = _("Then: bring the register of members as a file")
	return [Waiting(label, "Register Import", SECRETARIAT, link="/app/register-import/new")]
