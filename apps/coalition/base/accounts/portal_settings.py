"""What the coalition sets for its portal: the ranges, and what holds where nothing is set."""

from urllib.parse import urlsplit

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cint, cstr

from coalition.base.errors import SettingOutOfRange
from coalition.base.mail.site_address import is_ours
from coalition.base.text.bidi import fill

# Field: the least and the most.
RANGES = {"portal_idle_minutes": (5, 240), "portal_longest_hours": (1, 72), "code_valid_hours": (1, 168)}
EXIT = "https://www.wikipedia.org/"


def number(field: str) -> int:
	"""A setting as it is in force, whoever wrote it past the form."""
	least, most = RANGES[field]
	return min(max(cint(frappe.get_cached_doc("Coalition Settings").get(field)), least), most)


def allows_password() -> bool:
	"""Whether anybody signs in by a password, at the desk or in the portal."""
	return bool(cint(frappe.get_cached_doc("Coalition Settings").get("sign_in_with_passwords")))


def exit_address() -> str:
	return cstr(frappe.get_cached_doc("Coalition Settings").get("exit_address")) or EXIT


def check(settings: Document) -> None:
	"""Refuse what would lock everybody out or keep nobody safe. Raises SettingOutOfRange."""
	for field, (least, most) in RANGES.items():
		if not least <= cint(settings.get(field)) <= most:
			# texts: labels of the DocType.
			label = _(settings.meta.get_label(field))
			frappe.throw(fill(_("{0}: from {1} to {2}."), label, least, most), SettingOutOfRange)
	if settings.exit_address and not _leads_outside(settings.exit_address):
		frappe.throw(
			_("Leaving quickly leads to another site: write an address that begins with https://."),
			SettingOutOfRange,
		)


def _leads_outside(text: str) -> bool:
	"""Also fit to stand in a header that names the sites to which a form may lead."""
	address = urlsplit(text)
	is_plain = not set(text) & set(";, '\"")
	return address.scheme == "https" and bool(address.hostname) and not is_ours(address.hostname) and is_plain
