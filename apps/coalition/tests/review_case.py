"""What the tests of reviewing share: an application under review, and the people who lead it on."""

import frappe
from frappe.model.document import Document
from frappe.model.workflow import apply_workflow

from coalition.base.apps import roles
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

POLICY = "Membership Policy"


class ReviewTestCase(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		factories.charter()
		cls.secretary, cls.council = factories.user(roles.SECRETARIAT), factories.user(roles.COUNCIL)

	def set_policy(self, **values: object) -> None:
		"""For this test alone: what it writes is gone when it ends."""
		for field, value in values.items():
			frappe.db.set_single_value(POLICY, field, value)

	def step(self, application: Document, user: str, *actions: str) -> Document:
		with self.as_user(user):
			for action in actions:
				application = apply_workflow(application, action)
		return self.now(application)

	def now(self, application: Document) -> Document:
		return frappe.get_doc(application.doctype, application.name)

	def under_review(self, **values: object) -> Document:
		with self.as_user(self.secretary):
			application = factories.application(**values)
		return factories.led_to("Under Review", application, self.secretary)

	def before_the_council(self, **values: object) -> Document:
		return factories.led_to("Council Decision", self.under_review(**values), self.secretary)

	def declined(self, **values: object) -> Document:
		return self.step(factories.with_reason(self.before_the_council(**values)), self.council, "Decline")

	def acting_for(self, member: str, **values: object) -> Document:
		"""A delegate's account."""
		holder = {"holder_type": "Member Organisation", "holder": member}
		return factories.account(**holder, **values)
