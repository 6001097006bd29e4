"""What programs are told of the errors that our records raise."""

import frappe

from coalition.api.dispatch import refusal_of
from coalition.base.apps import areas
from coalition.base.errors import TooManyTries
from coalition.membership.errors import NoMemberToday
from coalition.tests.case import CoalitionTestCase
from coalition.tests.switch import switch


class TestRefusals(CoalitionTestCase):
	def test_what_belongs_to_an_area_that_is_off_is_not_there(self) -> None:
		switch("voice", False)
		with self.assertRaises(areas.NoSuchRoute) as raised:
			areas.require("voice")
		refusal = refusal_of(raised.exception)
		self.assertEqual((refusal.status, refusal.code), (404, "not_found"))

	def test_a_rule_of_the_records_is_named(self) -> None:
		refusal = refusal_of(NoMemberToday("<b>MO-1</b> is no member"))
		self.assertEqual((refusal.status, refusal.reason), (409, "no_member_today"))
		self.assertEqual(refusal.detail, "MO-1 is no member")

	def test_who_comes_too_often_is_told_how_long_to_wait(self) -> None:
		self.assertEqual(refusal_of(TooManyTries(7)).headers, {"Retry-After": "7"})

	def test_a_record_that_is_locked_too_long_is_worth_another_try(self) -> None:
		for error in (frappe.QueryDeadlockError, frappe.QueryTimeoutError):
			self.assertEqual((refusal_of(error()).status, refusal_of(error()).code), (503, "busy"))
