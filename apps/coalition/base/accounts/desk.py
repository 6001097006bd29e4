"""What the secretariat does with portal accounts at the desk: the buttons of the form call these."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.accounts import handed_codes, portal_accounts, portal_settings
from coalition.base.accounts.sign_in_codes import in_groups
from coalition.base.mail import languages
from coalition.base.mail.site_address import address_of
from coalition.base.plurals import ngettext
from coalition.base.text.bidi import fill


@frappe.whitelist(methods=["POST"])
def hand_over_code(account: str) -> dict[str, str]:
	"""A new code, told this once, with a text to paste in the language of the account."""
	doc = frappe.get_doc(portal_accounts.ACCOUNT, account)
	doc.check_permission("write")
	code = in_groups(handed_codes.make_code(account))
	return {"code": code, "text": _text(doc, code)}


@frappe.whitelist(methods=["POST"])
def freeze(account: str, why: str = "") -> None:
	"""Freeze an account at once."""
	frappe.get_doc(portal_accounts.ACCOUNT, account).check_permission("write")
	portal_accounts.freeze(account, why)


@frappe.whitelist(methods=["POST"])
def unfreeze(account: str) -> None:
	"""Let a frozen account sign in again."""
	frappe.get_doc(portal_accounts.ACCOUNT, account).check_permission("write")
	portal_accounts.unfreeze(account)


def _text(doc: Document, code: str) -> str:
	"""What to send: no names of people or organisations, since telephones show messages to whoever looks."""
	with languages.in_language(doc.language):
		what_to_do = fill(
			_("Your code is {0}. Open {1} and enter it with your user name: {2}."),
			code,
			address_of("/coalition/code"),
			doc.user_name,
		)
		how_long = ngettext(
			"It can be used once, within an hour. Give it to nobody else.",
			"It can be used once, within {0} hours. Give it to nobody else.",
			portal_settings.number("code_valid_hours"),
		)
		return f"{what_to_do} {how_long}"
