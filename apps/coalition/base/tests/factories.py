"""Records of base for tests, each valid unless the test asks for something else."""

import itertools
import secrets

import frappe
from frappe.model.document import Document

from coalition.base.program_keys.scopes import rows

# Each process of tests counts from somewhere else: what the others made stays on the site.
_numbers = itertools.count(secrets.randbelow(10**6) * 1000 + 1)


def next_number() -> int:
	"""One that no other record of this run has."""
	return next(_numbers)


def user(*roles: str, language: str = "en") -> str:
	"""A user with these roles; answers its name."""
	email = f"person{next_number()}-{frappe.generate_hash(length=6)}@coalition.localhost"
	doc = frappe.new_doc("User")
	doc.update({"name": email, "email": email, "first_name": "Test", "language": language, "enabled": 1})
	at_the_desk = frappe.db.exists("Role", {"name": ("in", roles or ("",)), "desk_access": 1})
	doc.update({"user_type": "System User" if at_the_desk else "Website User"})
	doc.update({"username": email, "full_name": "Test"})
	# Straight into the tables: what the engine does besides for a new user takes most of a second, and
	# empties every cache of the site.
	doc.db_insert()
	for role in roles:
		row = {"doctype": "Has Role", "parent": email, "parenttype": "User", "parentfield": "roles"}
		frappe.get_doc({**row, "role": role}).db_insert()
	frappe.clear_cache(user=email)
	return email


def listed(doctype: str, field: str, name: str) -> str:
	"""An entry of a reference list."""
	if not frappe.db.exists(doctype, name):
		frappe.get_doc({"doctype": doctype, field: name}).insert()
	return name


def exchange_rate(**values: object) -> Document:
	"""An entered rate: 13,000 old pounds for a dollar, on the market in January."""
	doc = frappe.new_doc("Coalition Exchange Rate")
	doc.update({"from_currency": "USD", "to_currency": "SYP", "rate": "13000", "kind": "Market"})
	return doc.update({"taken_at": "2026-01-05 10:00:00", "source": "مكتب صرافة", **values}).submit()


def account(**values: object) -> Document:
	"""A portal account of its own, with the website user that it makes."""
	user_name, phone = f"person.{frappe.generate_hash(length=12)}", f"+963 9{secrets.randbelow(10**7):07} 7"
	doc = frappe.new_doc("Portal Account")
	doc.update({"person_name": "ليلى", "user_name": user_name, "phone": phone})
	doc.update({"portal_role": "Organisation Delegate", **values})
	return doc.insert()


def program_key(*scopes: str, **values: object) -> Document:
	"""A program's key that is good for these scopes; a partner's unless it says whose."""
	doc = frappe.new_doc("Program Key")
	doc.update({"title": "نموذج الفرع", "expires_on": frappe.utils.add_months(frappe.utils.getdate(), 12)})
	doc.set("scopes", rows(scopes))
	if not values.get("holder"):
		doc.partner_name = "شريك"
	return doc.update(values).insert()
