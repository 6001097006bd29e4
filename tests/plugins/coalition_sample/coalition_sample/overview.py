"""What of the sample app waits at the desk, and its figures."""

from frappe import _

from coalition.base.apps import roles
from coalition.base.overview.pictures import Figure, Picture
from coalition.base.overview.waiting import Waiting

RECORD = "Sample Record"


def waiting() -> Waiting:
	return Waiting(_("Sample records to look at"), RECORD, frozenset({roles.SECRETARIAT}))


def figures() -> list[Figure]:
	return [
		Figure(_("Sample records"), RECORD),
		Picture(_("Sample records by month"), RECORD, by="creation", by_month=True),
	]
