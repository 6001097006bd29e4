from unittest.mock import patch

import frappe
from frappe import twofactor

from coalition.portal.signing_in import second_factor
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestSendingASecondFactor(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		cls.user = factories.user("Council Member")

	def send(self, **engine) -> None:
		with patch.object(twofactor, "get_verification_obj", **engine):
			second_factor._send(self.user, "SMS", 1)

	def test_whatever_the_engine_cannot_send_is_told_and_is_no_error(self):
		failures = (
			{"side_effect": ConnectionRefusedError},
			{"side_effect": frappe.OutgoingEmailError},
			{"return_value": {"token_delivery": False}},
			{"return_value": None},
		)
		for failure in failures:
			with self.subTest(failure), self.assertRaises(second_factor.NotSent):
				self.send(**failure)

	def test_what_was_sent_is_no_matter(self):
		self.send(return_value={"token_delivery": True})

	def test_nothing_is_sent_to_an_address_that_nobody_has(self):
		account = factories.account()
		with patch.object(twofactor, "get_verification_obj") as engine:
			with self.assertRaises(second_factor.NotSent):
				second_factor._send(account.user, second_factor.MAIL, 1)
			engine.assert_not_called()
