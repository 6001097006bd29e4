"""What reading what people type needs of the site: today, its countries, its currency, and a zone."""

import frappe
from frappe.utils import getdate
from frappe.utils.data import get_system_timezone

from coalition.base.text.answers import Here

SETTINGS = "Coalition Settings"


def here() -> Here:
	"""For `read_answer`: today, where a telephone number is looked for, the zone and the usual currency."""
	return Here(getdate(), countries(), zone(), frappe.db.get_default("currency") or "")


def zone() -> str:
	"""In which the user types moments and reads them (IANA): their own, else the site's."""
	user = frappe.session.user
	own = frappe.get_cached_value("User", user, "time_zone") if user != "Guest" else None
	return own or get_system_timezone()


def countries() -> tuple[str, ...]:
	"""The coalition's countries (ISO 3166: "SY"), in its order; without any, the country of the site."""
	chosen = [row.country for row in frappe.get_cached_doc(SETTINGS).get("countries")]
	named = chosen or [frappe.get_system_settings("country")]
	codes = (frappe.get_cached_value("Country", name, "code") for name in named if name)
	return tuple(code.upper() for code in codes if code)
