from unittest.mock import patch

import frappe
from redis.exceptions import ConnectionError
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from coalition.base.errors import TooManyTries
from coalition.base.request import limits
from coalition.tests.case import CoalitionTestCase


class TestLimits(CoalitionTestCase):
	def setUp(self):
		super().setUp()
		self.who = frappe.generate_hash()

	def tries(self, number: int, most: int = 3, seconds: int = 60) -> int:
		"""How many of so many tries are let through."""
		passed = 0
		for _try in range(number):
			try:
				limits.count_against("a test", self.who, most, seconds)
			except TooManyTries:
				continue
			passed += 1
		return passed

	def test_so_many_tries_are_let_through_and_no_more(self):
		self.assertEqual(self.tries(8), 3)

	def test_who_is_refused_learns_how_long_to_wait(self):
		with self.assertRaises(TooManyTries) as refused:
			limits.count_against("a test", self.who, 0, 90)
		self.assertEqual(refused.exception.seconds, 90)
		self.assertIn("2", str(refused.exception))

	def test_what_is_forgotten_begins_anew(self):
		self.tries(5)
		limits.forget("a test", self.who)
		self.assertEqual(self.tries(5), 3)

	def in_work(self, fails: bool) -> bool:
		"""Whether one of three was there for this work."""
		try:
			with limits.one_of("work", self.who, 3, 60):
				if fails:
					raise ValueError
		except TooManyTries:
			return False
		except ValueError:
			return True
		return True

	def test_work_that_fails_does_not_count(self):
		self.assertTrue(all(self.in_work(fails=True) for _time in range(5)))
		self.assertEqual([self.in_work(fails=False) for _time in range(5)], [True] * 3 + [False] * 2)
		self.assertEqual(limits.noted("work", self.who), 3)

	def test_work_under_way_holds_its_place(self):
		with limits.one_of("work", self.who, 1, 60):
			with self.assertRaises(TooManyTries) as refused, limits.one_of("work", self.who, 1, 90):
				self.fail("a second one began")
			self.assertLessEqual(refused.exception.seconds, 60)

	def test_a_place_that_is_given_back_after_its_window_opens_none_beyond(self):
		with self.assertRaises(ValueError), limits.one_of("work", self.who, 3, 60):
			limits.forget("work", self.who)
			raise ValueError
		self.assertEqual(limits.noted("work", self.who), 0)
		self.assertEqual([self.in_work(fails=False) for _time in range(4)], [True] * 3 + [False])

	def test_without_redis_work_that_fails_does_not_count_either(self):
		away = {"side_effect": ConnectionError, "create": True}
		with patch.object(frappe.cache, "pipeline", **away), patch.object(frappe.cache, "decr", **away):
			self.assertTrue(all(self.in_work(fails=True) for _time in range(5)))
			self.assertEqual([self.in_work(fails=False) for _time in range(4)], [True] * 3 + [False])

	def test_one_who_tries_does_not_use_up_anothers_tries(self):
		self.tries(5)
		self.who = frappe.generate_hash()
		self.assertEqual(self.tries(1), 1)

	def test_without_redis_the_limit_holds_and_nobody_is_locked_out(self):
		with patch.object(frappe.cache, "pipeline", side_effect=ConnectionError, create=True):
			self.assertEqual(self.tries(8), 3)
			self.who = frappe.generate_hash()
			self.assertEqual(self.tries(8), 3)

	def test_redis_holds_no_name_of_who_tried(self):
		self.who = "layla.homs"
		self.tries(1)
		keys = [key.decode() for key in frappe.cache.keys(frappe.cache.make_key("coalition_tries*"))]
		self.assertTrue(keys)
		self.assertFalse([key for key in keys if "layla" in key])

	def test_as_many_hops_are_believed_as_there_are_proxies(self):
		headers = {"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}
		builder = EnvironBuilder(headers=headers, environ_base={"REMOTE_ADDR": "10.0.0.1"})
		with patch.object(frappe.local, "request", Request(builder.get_environ()), create=True):
			self.assertEqual(limits.caller(), "10.0.0.1")
			with patch.dict(frappe.conf, {"coalition_trusted_proxies": 1}):
				self.assertEqual(limits.caller(), "198.51.100.7")
