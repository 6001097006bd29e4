"""Moments as they are told: the database keeps the site's wall clock, programs get it with its offset."""

from datetime import datetime
from zoneinfo import ZoneInfo

from frappe.utils import get_datetime
from frappe.utils.data import get_system_timezone


def with_offset(stored: datetime | str | None) -> datetime | None:
	"""A stored moment with the offset of the site's zone; None for none."""
	if not stored:
		return None
	return get_datetime(stored).replace(tzinfo=ZoneInfo(get_system_timezone()))
