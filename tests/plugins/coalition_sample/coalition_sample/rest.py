"""Sample records, told to programs."""

from dataclasses import dataclass

import frappe

from coalition.api.caller import Caller
from coalition.api.endpoint import Nothing, endpoint


@dataclass(frozen=True)
class Records:
	"""Sample records."""

	titles: tuple[str, ...]


@endpoint(summary="Sample records", scope="sample:read")
def list_records(caller: Caller, asked: Nothing) -> Records:
	"""The titles of all sample records."""
	# Whoever has the scope reads all of them.
	return Records(tuple(frappe.get_all("Sample Record", pluck="title", order_by="creation asc")))
