"""The checks of an application: ours, and those that other apps register by `coalition_admission_checks`."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.apps import encryption_key, plugins
from coalition.base.errors import BrokenPlugin
from coalition.base.mail import languages
from coalition.base.text.bidi import fill
from coalition.membership.admission.check_result import FAIL, LOOK, PASS, CheckResult
from coalition.membership.charters.in_force import charter_in_force
from coalition.membership.duplicates import reading

HOOK = "coalition_admission_checks"


def run(application: Document) -> list[CheckResult]:
	"""What all checks say of an application as it is now, in the coalition's language.

	A check that does not work counts as failed, and says so: what it would have found is not known.
	Raises EncryptionKeyDiffers at an approval: a protected member would not be recognised.
	"""
	if application.status == "Approved":
		encryption_key.require_right()
	with languages.in_language(languages.of_coalition()):
		return [result for plugin in plugins.registered(HOOK) for result in _ask(plugin, application)]


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
		return CheckResult(title, FAIL, tuple(fill(_("Not declared: {0}"), clause) for clause in missing))
	newest = charter_in_force()
	if newest and newest.name != application.charter:
		return CheckResult(title, LOOK, (fill(_("A newer charter is in force: {0}."), newest.title),))
	return CheckResult(title)


def not_yet_a_member(application: Document) -> CheckResult:
	"""Nobody like this belongs or applies already: by names in both scripts, and by registrations.

	A member of this name in this place stops the approval; whoever else is alike is worth a look. That a
	protected member was sealed under this name is told at the approval alone, when one has prepared it and
	another decides: one person could type names into applications and read who is protected.
	"""
	title = _("Not yet a member")
	if application.status == "Approved" and reading.is_protected_member(application):
		reason = _(
			"This organisation seems to be a member already, one that is protected. Ask to open its seal."
		)
		return CheckResult(title, FAIL, (reason,))
	# Who may be the same is asked for the application, whoever saves it.
	found = reading.candidates(reading.identity_of(application), (application.doctype, application.name))
	here = [each for each in found if _is_here(each, application)]
	if here:
		reason = _("This organisation is a member already: {0}. Decline the application.")
		return CheckResult(title, FAIL, (fill(reason, here[0].title),))
	return CheckResult(title, LOOK if found else PASS, tuple(_in_words(each) for each in found))


def _is_here(candidate: reading.Candidate, application: Document) -> bool:
	return (
		candidate.doctype == reading.MEMBER and candidate.same_name and candidate.place == application.place
	)


def _in_words(candidate: reading.Candidate) -> str:
	shown = (candidate.title, candidate.place)
	if candidate.doctype == reading.APPLICATION:
		return fill(_("Another application is alike: {0}, {1}."), *shown)
	if candidate.same_registration:
		return fill(_("A member has the same registration: {0}, {1}."), *shown)
	if candidate.same_name:
		return fill(_("A member has the same name: {0}, {1}."), *shown)
	return fill(_("A member has a similar name: {0}, {1}."), *shown)
