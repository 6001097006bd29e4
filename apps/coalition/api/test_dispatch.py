from unittest.mock import patch

import frappe
from werkzeug.wrappers import Response

from coalition.api import dispatch
from coalition.base.records import locking
from coalition.tests.case import CoalitionTestCase


class TestCalling(CoalitionTestCase):
	def test_what_gave_way_to_another_is_done_anew(self):
		meets = [frappe.QueryDeadlockError, frappe.QueryDeadlockError, Response("done")]
		with patch.object(dispatch, "_answer", side_effect=meets):
			self.assertEqual(self.asked().status_code, 200)

	def test_whoever_gives_way_again_and_again_is_told_to_come_back(self):
		with patch.object(dispatch, "_answer", side_effect=frappe.QueryDeadlockError) as tried:
			answer = self.asked()
		self.assertEqual((answer.status_code, answer.headers["Retry-After"]), (503, "1"))
		self.assertEqual(tried.call_count, len(locking.PAUSES) + 1)

	def test_a_rule_that_stands_against_it_is_asked_once(self):
		with patch.object(dispatch, "_answer", side_effect=frappe.ValidationError("no")) as tried:
			self.assertEqual(self.asked().status_code, 409)
		self.assertEqual(tried.call_count, 1)

	def asked(self) -> Response:
		with (
			patch.object(frappe.db, "rollback"),
			patch("coalition.api.responses.language.resolve", return_value="en"),
			patch.object(dispatch, "_called"),
		):
			return dispatch.answer_to(None)
