"""One clock for all machines that serve a site: they share the database, and not the time."""

from datetime import datetime

import frappe
from frappe.utils.data import convert_utc_to_system_timezone


def database_now() -> datetime:
	"""This moment by the database's clock, in the site's zone and naive, as the engine stores moments."""
	return convert_utc_to_system_timezone(frappe.db.sql("select utc_timestamp(6)")[0][0]).replace(tzinfo=None)
