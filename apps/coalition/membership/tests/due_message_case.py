"""What tests of messages that are sent by hand share."""

from unittest.mock import patch

import frappe
from frappe.utils import add_days, today

from coalition.base.apps import roles
from coalition.base.due_messages import entries, listing
from coalition.base.due_messages.entries import DUE
from coalition.tests import factories, mails
from coalition.tests.case import CoalitionTestCase


class DueMessageCase(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.charter = factories.charter(holds_for_months=12)
		frappe.db.delete(DUE)
		mails.forget()
		self.secretary = factories.user(roles.SECRETARIAT)

	def waiting(self, **filters: object) -> list[str]:
		return frappe.get_all(DUE, {"status": "Waiting", **filters}, pluck="kind", order_by="creation asc")

	def name_of(self, kind: str) -> str:
		return frappe.db.get_value(DUE, {"kind": kind, "status": "Waiting"})

	def act(self, user: str, act, name: str) -> None:
		# What was written before stands as if it were committed: a lock begins what is read anew.
		with self.as_user(user), patch.object(entries.locking, "lock_first"):
			act(name)

	def of(self, user: str) -> dict[str, listing.Told]:
		with self.as_user(user):
			return {told.name: told for told in listing.of_user()[0]}

	def ending_in(self, days: int, member: str) -> str:
		doc = factories.declaration(member, self.charter.name, add_days(today(), -300))
		doc.db_set("valid_until", add_days(today(), days))
		return doc.name
