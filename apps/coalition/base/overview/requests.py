"""What of base waits: requests that a second person answers, and what was not sent (`coalition_waiting`)."""

import frappe
from frappe import _

from coalition.base.apps import roles
from coalition.base.overview.waiting import Waiting

# Who answers a request of somebody else: those who may write it as shipped.
ANSWER = frozenset({roles.ADMINISTRATOR, roles.OVERSIGHT})


def of_second_person() -> list[Waiting]:
	asked = (("status", "=", "Asked"), ("asked_by", "!=", frappe.session.user))
	return [
		Waiting(_("Requests to open a seal"), "Seal Opening", ANSWER, asked),
		Waiting(_("Requests to erase personal data"), "Personal Data Erasure", ANSWER, asked),
	]


def not_sent() -> Waiting:
	given_up = (("status", "=", "Given Up"),)
	look = frozenset({roles.ADMINISTRATOR, roles.SECRETARIAT})
	return Waiting(_("Not sent or not done"), "Outbox Entry", look, given_up)
