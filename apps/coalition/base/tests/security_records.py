"""Records to try the table of rights with, made at the console: a function makes one and answers its name,
one with words answers such a function.
"""

from collections.abc import Callable
from functools import cache


@cache
def protected() -> str:
	"""One for all roles: to protect it, the whole site is searched for its name."""
	from coalition.base.privacy.sealing import seal
	from coalition.tests import factories

	member = factories.member().name
	seal.protect("Member Organisation", member)
	return member


def sealed_name() -> str:
	import frappe

	return frappe.db.get_value("Sealed Name", {"reference_name": protected()})


def asked(doctype: str) -> Callable[[], str]:
	def make() -> str:
		import frappe

		member = {"reference_doctype": "Member Organisation", "reference_name": protected()}
		reason = "نحتاج إلى الاسم لكتابة الاتفاقية"
		return frappe.get_doc({"doctype": doctype, "reason": reason, **member}).insert().name

	return make


def configuration_change() -> str:
	import frappe

	before = frappe.db.get_single_value("Coalition Settings", "coalition_name_latin")
	for name in (frappe.generate_hash(), before):
		frappe.get_doc("Coalition Settings").update({"coalition_name_latin": name}).save()
	return frappe.get_all("Configuration Change", limit=1, order_by="changed_on desc", pluck="name")[0]


@cache
def verification_code() -> str:
	"""One for all roles: none of them can change it, and its papers take a while."""
	from coalition.base.verification import issue
	from coalition.tests import factories

	return issue("Membership Certificate", factories.member().name).name


def export_note() -> str:
	import frappe

	from coalition.base.records.files import exports

	exports.note("Member Organisation", "XLSX", 172)
	return frappe.get_all("Export Note", limit=1, order_by="exported_on desc", pluck="name")[0]


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
