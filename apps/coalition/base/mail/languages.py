"""The languages that people read, how one is set for a while, and what the coalition is called in one."""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe
from frappe import _

LANGUAGES = {"ar": "العربية", "en": "English"}
RIGHT_TO_LEFT = ("ar",)


def direction(language: str) -> str:
	return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def of_coalition() -> str:
	"""What the coalition's site speaks, one of LANGUAGES."""
	return first_known(frappe.get_system_settings("language"))


def first_known(*wishes: str | None) -> str:
	"""The first wish that is one of LANGUAGES; Arabic where none is."""
	return next((wish for wish in wishes if wish in LANGUAGES), "ar")


@contextmanager
def in_language(language: str) -> Iterator[None]:
	"""Whatever is translated inside is so in this language."""
	before = frappe.local.lang
	frappe.local.lang = language
	try:
		yield
	finally:
		frappe.local.lang = before


def coalition_name(language: str) -> str:
	"""What the coalition is called in this language; just «Coalition» until it has a name."""
	settings = frappe.get_cached_doc("Coalition Settings")
	return (language != "ar" and settings.coalition_name_latin) or settings.coalition_name or _("Coalition")
