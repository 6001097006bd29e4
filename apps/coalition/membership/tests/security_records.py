"""Records to try the table of rights with, made at the console: a function makes one and answers its name,
one with words answers such a function.
"""


def declaration() -> str:
	import frappe

	from coalition.membership.charters.in_force import charter_in_force, declare
	from coalition.tests import factories

	return declare(factories.member().name, charter_in_force().name, frappe.utils.getdate()).name


def standing_change() -> str:
	from coalition.tests import factories

	return factories.standing_change(factories.member().name, "Suspension").name


def proposed_change() -> str:
	from coalition.tests import factories

	return factories.proposal(factories.member()).name


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
	from coalition.base.text import link_keys
	from coalition.membership.applying import drafts

	return drafts.keep(link_keys.new_key(), {"kind": "Individual"}).name


def register_import() -> str:
	import frappe

	values = {"file_name": f"{frappe.generate_hash()}.csv", "content": "اسم المنظمة", "is_private": 1}
	file = frappe.get_doc({"doctype": "File", **values}).insert()
	return frappe.get_doc({"doctype": "Register Import", "file": file.file_url}).insert().name


def register_wording() -> str:
	import frappe

	said = {"about": "Heading", "wording": f"عمود {frappe.generate_hash(length=8)}", "means": "Place"}
	return frappe.get_doc({"doctype": "Register Wording", **said}).insert().name
