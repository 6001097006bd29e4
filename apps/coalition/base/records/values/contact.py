"""What reading what people type needs of the site: today, and the coalition's countries."""

import frappe
from frappe.utils import getdate

from coalition.base.text.answers import Here

SETTINGS = "Coalition Settings"


def here() -> Here:
	"""For `read_answer`: today in the site's zone, and where a telephone number is looked for."""
	return Here(getdate(), countries())


def countries() -> tuple[str, ...]:
	"""The coalition's countries (ISO 3166: "SY"), in its order; without any, the country of the site."""
	chosen = [row.country for row in frappe.get_cached_doc(SETTINGS).get("countries")]
	named = chosen or [frappe.get_system_settings("country")]
	codes = (frappe.get_cached_value("Country", name, "code") for name in named if name)
	return tuple(code.upper() for code in codes if code)
