"""Records to try the table of rights with, made at the console.

A function makes one and answers its name; one with words answers such a function.
"""

from collections.abc import Callable
from functools import cache


def made(factory: str, **values: object) -> Callable[[], str]:
	def make() -> str:
		from coalition.tests import factories

		return getattr(factories, factory)(**values).name

	return make


def named_anew(doctype: str, field: str) -> Callable[[], str]:
	def make() -> str:
		import frappe

		return frappe.get_doc({"doctype": doctype, field: f"مكان {frappe.generate_hash()}"}).insert().name

	return make


def declaration() -> str:
	import frappe

	from coalition.membership.charters.in_force import charter_in_force, declare
	from coalition.tests import factories

	return declare(factories.member().name, charter_in_force().name, frappe.utils.getdate()).name


@cache
def _protected() -> str:
	"""One for all roles: to protect it, the whole site is searched for its name."""
	from coalition.base.privacy.sealing import seal
	from coalition.tests import factories

	member = factories.member().name
	seal.protect("Member Organisation", member)
	return member


def sealed_name() -> str:
	import frappe

	return frappe.db.get_value("Sealed Name", {"reference_name": _protected()})


def asked(doctype: str) -> Callable[[], str]:
	def make() -> str:
		import frappe

		member = {"reference_doctype": "Member Organisation", "reference_name": _protected()}
		reason = "نحتاج إلى الاسم لكتابة الاتفاقية"
		return frappe.get_doc({"doctype": doctype, "reason": reason, **member}).insert().name

	return make


def configuration_change() -> str:
	import frappe

	before = frappe.db.get_single_value("Coalition Settings", "coalition_name_latin")
	for name in (frappe.generate_hash(), before):
		frappe.get_doc("Coalition Settings").update({"coalition_name_latin": name}).save()
	return frappe.get_all("Configuration Change", limit=1, order_by="changed_on desc", pluck="name")[0]


def standing_change() -> str:
	from coalition.tests import factories

	return factories.standing_change(factories.member().name, "Suspension").name


def proposed_change() -> str:
	from coalition.tests import factories

	return factories.proposal(factories.member()).name


@cache
def verification_code() -> str:
	"""One for all roles: none of them can change it, and its papers take a while."""
	from coalition.base.verification import issue
	from coalition.tests import factories

	return issue("Membership Certificate", factories.member().name).name


def _application() -> str:
	"""One that was handed in."""
	from coalition.tests import factories

	application = factories.application()
	application.db_set({"status": "Submitted", "workflow_state": "Submitted"})
	return application.name


def message() -> str:
	import frappe

	from coalition.membership.review import conversation

	application = frappe.get_doc("Membership Application", _application())
	return conversation.keep(application, conversation.NOTE, "ملاحظة").name


def opinion() -> str:
	import frappe

	from coalition.tests import factories

	asked = {"status": "Members Consulted", "workflow_state": "Members Consulted"}
	application = _application()
	until = frappe.utils.add_days(frappe.utils.getdate(), 7)
	frappe.db.set_value("Membership Application", application, {**asked, "consulted_until": until})
	opinion = frappe.new_doc("Admission Opinion")
	opinion.update({"application": application, "member_organisation": factories.member().name})
	return opinion.update({"opinion": "Supports", "said_by": "سامر", "channel": "Phone Call"}).insert().name


def appeal() -> str:
	import frappe

	application = _application()
	decided = {"status": "Declined", "workflow_state": "Declined", "docstatus": 1}
	frappe.db.set_value(
		"Membership Application", application, {**decided, "decided_on": frappe.utils.getdate()}
	)
	appeal = frappe.new_doc("Admission Appeal")
	appeal.update({"application": application, "text": "نص", "appellant": "ليلى", "channel": "Paper"})
	return appeal.insert().name


def draft() -> str:
	from coalition.membership.applying import drafts

	return drafts.keep(drafts.new_key(), {"kind": "Individual"}).name


def export_note() -> str:
	import frappe

	from coalition.base.records import exports

	exports.note("Member Organisation", "XLSX", 172)
	return frappe.get_all("Export Note", limit=1, order_by="exported_on desc", pluck="name")[0]


def register_import() -> str:
	import frappe

	values = {"file_name": f"{frappe.generate_hash()}.csv", "content": "اسم المنظمة", "is_private": 1}
	file = frappe.get_doc({"doctype": "File", **values}).insert()
	return frappe.get_doc({"doctype": "Register Import", "file": file.file_url}).insert().name


def handed_code() -> str:
	import frappe

	from coalition.base.accounts import handed_codes
	from coalition.tests import factories

	account = factories.account().name
	handed_codes.make_code(account)
	return frappe.db.get_value("Sign-in Code", {"open_for": account})


def answered_request() -> str:
	import frappe

	row = frappe.get_doc({"doctype": "Answered Request", "family": frappe.generate_hash(), "answer": "{}"})
	row.db_insert()
	return row.name


def stored(doctype: str) -> Callable[[], str]:
	"""A row that only the system writes."""

	def make() -> str:
		import frappe

		row = frappe.get_doc({"doctype": doctype, "number": 1, "feed": frappe.generate_hash()})
		row.db_insert()
		return row.name

	return make
