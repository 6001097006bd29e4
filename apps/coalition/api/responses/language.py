"""The language of messages: what the request asks for, else the coalition's."""

import frappe

from coalition.base.mail.languages import first_known, of_coalition


def resolve() -> str:
	"""One of LANGUAGES by the header Accept-Language, whatever stands in it: ar-SY asks for Arabic."""
	wishes = (wish.partition("-")[0].lower() for wish in frappe.request.accept_languages.values())
	return first_known(*wishes, of_coalition())
