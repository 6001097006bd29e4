"""The checks of an application: ours, and those that other apps register by `coalition_admission_checks`."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base import plugins
from coalition.base.errors import BrokenPlugin
from coalition.membership.charters import charter_in_force
from coalition.membership.check_result import FAIL, LOOK, CheckResult

HOOK = "coalition_admission_checks"


def run(application: Document) -> list[CheckResult]:
	"""What all checks say of an application as it is now, in the coalition's language.

	A check that does not work counts as failed, and says so: what it would have found is not known.
	"""
	language = frappe.local.lang
	frappe.local.lang = frappe.db.get_single_value("System Settings", "language") or language
	try:
		return [result for plugin in plugins.registered(HOOK) for result in _ask(plugin, application)]
	finally:
		frappe.local.lang = language


def _ask(plugin: plugins.Plugin, application: Document) -> list[CheckResult]:
	frappe.db.savepoint("admission_check")
	try:
		# A copy: a check finds out, and changes nothing.
		return plugin.ask(CheckResult, frappe.get_doc(application.as_dict()))
	except BrokenPlugin as error:
		frappe.db.rollback(save_point="admission_check")
		frappe.log_error(title=str(error)[:140])
		return [CheckResult(_("A check that does not work"), FAIL, (str(error),))]


def charter_declared(application: Document) -> CheckResult:
	"""Every mandatory clause is declared; a charter that was published since is worth a look."""
	title = _("Charter declared")
	missing = [row.clause for row in application.declared_clauses if row.is_mandatory and not row.is_declared]
	if missing:
		return CheckResult(title, FAIL, tuple(_("Not declared: {0}").format(clause) for clause in missing))
	newest = charter_in_force()
	if newest and newest.name != application.charter:
		return CheckResult(title, LOOK, (_("A newer charter is in force: {0}.").format(newest.title),))
	return CheckResult(title)


def not_yet_a_member(application: Document) -> CheckResult:
	"""No member has this name in this place; one of this name elsewhere is worth a look."""
	title = _("Not yet a member")
	# Whether there is one is asked for the application, whoever saves it.
	same_name = frappe.get_all(
		"Member Organisation",
		filters={"organisation_name": application.organisation_name},
		fields=["name", "place"],
	)
	here = [member.name for member in same_name if member.place == application.place]
	if here:
		reason = _("This organisation is a member already: {0}. Decline the application.")
		return CheckResult(title, FAIL, (reason.format(here[0]),))
	if same_name:
		reason = _("A member of the same name works in {0}: {1}.")
		found = tuple(reason.format(member.place, member.name) for member in same_name)
		return CheckResult(title, LOOK, found)
	return CheckResult(title)
