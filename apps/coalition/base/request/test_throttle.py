import threading
from unittest.mock import patch

import frappe
from hypothesis import given, settings
from hypothesis import strategies as st
from redis.exceptions import ConnectionError

from coalition.base.errors import TooManyTries
from coalition.base.request import limits, throttle
from coalition.base.request.throttle import Tried
from coalition.tests.case import CoalitionTestCase


def wait_of(tried: Tried) -> int:
	"""What a try meets: 0 where it passes, else the seconds to wait."""
	try:
		throttle.pass_gate(tried)
	except TooManyTries as error:
		return error.seconds
	return 0


def open_gate(tried: Tried) -> None:
	"""As time does."""
	limits.forget(f"{tried.what} gate", tried.pair)


def without_redis():
	patched = dict.fromkeys(("pipeline", "eval", "get", "delete"), None)
	return patch.multiple(type(frappe.cache), **{name: lambda *_, **__: _fail() for name in patched})


def _fail():
	raise ConnectionError


class TestThrottle(CoalitionTestCase):
	def setUp(self):
		super().setUp()
		self.tried = self.new()

	def new(self, **values) -> Tried:
		return Tried(**{"what": "a test", "name": frappe.generate_hash(), "source": "203.0.113.7", **values})

	def from_elsewhere(self, **values) -> Tried:
		return Tried(**{**vars(self.tried), "source": frappe.generate_hash(), **values})

	def test_five_tries_are_free_and_what_comes_then_waits_twice_as_long_each_time(self):
		self.assertEqual([wait_of(self.tried) for _try in range(5)], [0] * 5)
		waits = []
		for _try in range(12):
			waits.append(wait_of(self.tried))
			open_gate(self.tried)
			self.assertEqual(wait_of(self.tried), 0)
		self.assertEqual(waits, [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])

	def test_what_is_refused_lengthens_nothing(self):
		for _try in range(50):
			wait_of(self.tried)
		self.assertLessEqual(wait_of(self.tried), 2)
		open_gate(self.tried)
		self.assertEqual(wait_of(self.tried), 0)
		self.assertEqual(wait_of(self.tried), 4)

	def test_a_stranger_slows_nobody_elsewhere_and_is_slowed_for_that_name_alone(self):
		for _try in range(50):
			wait_of(self.tried)
		self.assertEqual([wait_of(self.from_elsewhere()) for _try in range(3)], [0] * 3)
		other_name = self.new(source=self.tried.source)
		self.assertEqual(wait_of(other_name), 0)

	def test_sources_new_to_a_name_that_is_guessed_at_have_two_free_tries_and_never_none(self):
		known = self.from_elsewhere()
		throttle.was_right(known)
		for _try in range(throttle.MANY):
			throttle.was_wrong(self.tried)
		new = self.from_elsewhere()
		self.assertEqual([wait_of(new) for _try in range(3)], [0, 0, 2])
		self.assertEqual([wait_of(known) for _try in range(6)], [0] * 5 + [2])
		both = self.from_elsewhere(share=2)
		self.assertEqual([wait_of(both) for _try in range(5)], [0] * 4 + [2])

	def test_a_right_try_begins_anew(self):
		for _try in range(8):
			wait_of(self.tried)
		throttle.was_right(self.tried)
		self.assertEqual([wait_of(self.tried) for _try in range(6)], [0] * 5 + [2])

	def test_redis_holds_no_name_of_who_tried(self):
		tried = self.new(name="layla.homs")
		for _try in range(6):
			wait_of(tried)
		throttle.was_wrong(tried)
		throttle.was_right(tried)
		keys = [key.decode() for key in frappe.cache.keys(frappe.cache.make_key("coalition_tries*"))]
		self.assertFalse([key for key in keys if "layla" in key or "203.0.113" in key])

	@settings(max_examples=25, deadline=None)
	@given(st.lists(st.sampled_from(("try", "time", "wrong", "right")), max_size=40))
	def test_one_process_counts_as_redis_does(self, acts):
		in_redis, here = self.new(), self.new()
		for act in acts:
			answers = [self.done(act, in_redis)]
			with without_redis():
				answers.append(self.done(act, here))
			self.assertEqual(*answers)

	def done(self, act: str, tried: Tried) -> int:
		if act == "try":
			return wait_of(tried)
		{"time": open_gate, "wrong": throttle.was_wrong, "right": throttle.was_right}[act](tried)
		return 0

	@settings(max_examples=25, deadline=None)
	@given(st.lists(st.booleans(), min_size=1, max_size=60))
	def test_whatever_comes_no_more_pass_than_five_and_one_for_each_gate_that_opened(self, opened):
		tried, passed = self.new(), 0
		for opens in opened:
			if opens:
				open_gate(tried)
			passed += wait_of(tried) == 0
		self.assertLessEqual(passed, throttle.FREE + sum(opened))

	def at_once(self, number: int, run) -> int:
		"""How many of so many threads pass."""
		barrier, waits = threading.Barrier(number), []

		def come() -> None:
			barrier.wait()
			waits.append(run())

		threads = [threading.Thread(target=come) for _ in range(number)]
		for thread in threads:
			thread.start()
		for thread in threads:
			thread.join()
		return waits.count(0)

	def test_of_those_who_come_at_once_five_pass_and_then_one_for_each_gate(self):
		tries, gate = frappe.generate_hash(), frappe.generate_hash()
		in_process = lambda: throttle._pass_here(tries, gate, throttle.FREE)  # noqa: E731
		self.assertEqual(self.at_once(16, in_process), 5)
		limits.here.forget(gate)
		self.assertEqual(self.at_once(16, in_process), 1)
