"""The language of a portal page: what the visitor chose, else their account's, else the coalition's."""

import frappe

LANGUAGES = {"ar": "العربية", "en": "English"}
COOKIE = "coalition_language"
RIGHT_TO_LEFT = ("ar",)


def resolve() -> str:
	"""One of LANGUAGES, whatever a cookie says."""
	user = frappe.session.user
	account = frappe.db.get_value("User", user, "language") if user != "Guest" else None
	coalition = frappe.db.get_single_value("System Settings", "language")
	wishes = (frappe.request.cookies.get(COOKIE), account, coalition)
	return next((wish for wish in wishes if wish in LANGUAGES), "ar")


def direction(language: str) -> str:
	return "rtl" if language in RIGHT_TO_LEFT else "ltr"
