from unittest.mock import Mock, patch

import frappe
from frappe.utils.password import encrypt

from coalition.base import outbox
from coalition.base.apps import roles
from coalition.base.outbox import delivery, desk, entries, handlers
from coalition.base.outbox.entries import GIVEN_UP, OUTBOX, WAITING
from coalition.base.outbox.errors import Failed, OnHold, Problem
from coalition.base.outbox.pauses import ATTEMPTS
from coalition.membership.roles import DELEGATE
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestOutbox(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		frappe.db.delete(OUTBOX)
		self.done: list[object] = []
		self.fails: dict[object, Exception] = {}

	def put(self, what: object, sequence: str = "") -> str:
		return outbox.put("test", {"what": what}, title="A test", sequence=sequence)

	def handle(self, payload: dict, _entry: entries.Entry) -> None:
		if error := self.fails.get(payload["what"]):
			raise error
		self.done.append(payload["what"])

	def run_job(self) -> list[object]:
		"""What the job did, within the transaction of this test."""
		self.done.clear()
		with (
			patch.object(delivery, "handler_of", return_value=self.handle),
			patch.object(frappe.db, "commit"),
			patch.object(frappe.db, "rollback"),
		):
			delivery.run()
		return [*self.done]

	def stored(self, name: str) -> tuple:
		return frappe.db.get_value(OUTBOX, name, ["status", "attempts", "problem"])

	def hasten(self, name: str) -> None:
		frappe.db.sql("update `tabOutbox Entry` set due_utc = utc_timestamp(6) where name = %s", name)

	def test_what_was_put_is_done_once_and_in_order(self):
		for what in range(5):
			self.put(what)
		self.assertEqual(self.run_job(), [0, 1, 2, 3, 4])
		self.assertEqual(frappe.db.count(OUTBOX), 0)
		self.assertEqual(self.run_job(), [])

	def test_what_fails_is_tried_again_after_a_pause_and_lets_others_pass(self):
		name = self.put("first")
		self.put("second")
		self.fails["first"] = RuntimeError("leila@example.org")
		self.assertEqual(self.run_job(), ["second"])
		self.assertEqual(self.stored(name), (WAITING, 1, Problem.FAILED.value))
		self.fails.clear()
		self.assertEqual(self.run_job(), [])
		self.hasten(name)
		self.assertEqual(self.run_job(), ["first"])

	def test_what_comes_after_it_in_its_sequence_waits(self):
		name = self.put("first", "leila")
		for what, sequence in (("second", "leila"), ("other", "samer"), ("third", "leila")):
			self.put(what, sequence)
		self.fails["first"] = OSError()
		self.assertEqual(self.run_job(), ["other"])
		self.fails.clear()
		self.hasten(name)
		self.assertEqual(self.run_job(), ["first", "second", "third"])

	def test_what_was_given_up_holds_nobody_up(self):
		name = self.put("first", "leila")
		self.put("second", "leila")
		self.fails["first"] = Failed(Problem.ADDRESS_REFUSED, is_final=True)
		self.assertEqual(self.run_job(), ["second"])
		self.assertEqual(self.stored(name), (GIVEN_UP, 1, Problem.ADDRESS_REFUSED.value))

	def test_in_the_end_it_is_given_up(self):
		name = self.put("first")
		frappe.db.set_value(OUTBOX, name, "attempts", ATTEMPTS - 2)
		self.fails["first"] = OSError()
		for status in (WAITING, GIVEN_UP):
			self.run_job()
			self.assertEqual(self.stored(name)[0], status)
			self.hasten(name)
		self.assertEqual(self.run_job(), [])
		self.assertEqual(self.stored(name)[1], ATTEMPTS)

	def test_what_is_on_hold_is_not_counted(self):
		name = self.put("first")
		self.fails["first"] = OnHold()
		self.run_job()
		self.assertEqual(self.stored(name), (WAITING, 0, ""))

	def test_the_log_and_the_table_tell_no_error_texts(self):
		name = self.put("first")
		self.fails["first"] = RuntimeError("/apply/secret of leila@example.org")
		logger = Mock()
		before = frappe.db.count("Error Log")
		with patch.object(frappe, "logger", return_value=logger):
			self.run_job()
		told = f"{logger.mock_calls} {frappe.db.get_value(OUTBOX, name, '*', as_dict=True)}"
		self.assertIn("RuntimeError", told)
		self.assertNotIn("leila", told)
		self.assertEqual(frappe.db.count("Error Log"), before)

	def test_with_another_key_it_waits_for_the_right_one(self):
		name = self.put("first")
		foreign = encrypt("{}", "A" * 43 + "=")
		kept = frappe.db.get_value(OUTBOX, name, "sealed")
		frappe.db.set_value(OUTBOX, name, "sealed", foreign)
		self.assertEqual(self.run_job(), [])
		self.assertEqual(self.stored(name), (WAITING, 1, Problem.KEY_DIFFERS.value))
		frappe.db.set_value(OUTBOX, name, "sealed", kept)
		self.hasten(name)
		self.assertEqual(self.run_job(), ["first"])

	def test_what_no_app_does_any_more_waits_for_one_that_does(self):
		name = self.put("first")
		with patch.object(frappe.db, "commit"), patch.object(frappe.db, "rollback"):
			delivery.run()
		self.assertEqual(self.stored(name), (WAITING, 1, Problem.NO_HANDLER.value))

	def test_the_handlers_of_this_site_are_sound_and_others_are_told(self):
		self.assertEqual(handlers.faults(), [])
		declared = {"a": ["coalition.nowhere.do"], "b": ["x.y", "z.y"], "c": ["coalition.base.outbox.OUTBOX"]}
		with patch.object(frappe, "get_hooks", return_value=declared):
			self.assertEqual([fault.count("z.y") for fault in handlers.faults()], [0, 1, 0])

	def test_a_worker_is_told_once_for_each_transaction(self):
		with patch.object(frappe, "enqueue") as enqueue:
			for what in range(3):
				self.put(what)
			self.assertEqual(enqueue.call_count, 0)
			frappe.db.after_commit.run()
			self.assertEqual(enqueue.call_count, 1)
			self.put(4)
			frappe.db.after_commit.run()
			self.assertEqual(enqueue.call_count, 2)

	def test_after_a_transaction_that_failed_the_next_one_tells_the_worker(self):
		self.put(1)
		frappe.db.after_rollback.run()
		frappe.db.after_commit.reset()
		with patch.object(frappe, "enqueue") as enqueue:
			self.put(2)
			frappe.db.after_commit.run()
		self.assertEqual(enqueue.call_count, 1)

	def test_a_queue_that_is_away_fails_nothing(self):
		with patch.object(frappe, "enqueue", side_effect=ConnectionError):
			self.put(1)
			frappe.db.after_commit.run()
		self.assertEqual(self.run_job(), [1])

	def given_up(self) -> str:
		name = self.put("first")
		frappe.db.set_value(OUTBOX, name, {"status": GIVEN_UP, "attempts": ATTEMPTS})
		return name

	def test_who_reads_it_may_let_it_be_tried_again(self):
		name = self.given_up()
		with self.as_user(factories.user(roles.SECRETARIAT)):
			desk.try_again(name)
		self.assertEqual(self.stored(name)[:2], (WAITING, 0))
		self.assertEqual(self.run_job(), ["first"])

	def test_nobody_else_may(self):
		name = self.given_up()
		for role in (roles.COUNCIL, DELEGATE, "System Manager"):
			with self.as_user(factories.user(role)), self.assertRaises(frappe.PermissionError):
				desk.try_again(name)
		self.assertEqual(self.stored(name)[0], GIVEN_UP)

	def test_what_waits_is_not_hastened_by_it(self):
		name = self.put("first")
		frappe.db.set_value(OUTBOX, name, "attempts", 3)
		entries.retry(name)
		self.assertEqual(self.stored(name)[:2], (WAITING, 3))

	def test_after_a_month_what_was_given_up_goes_and_nothing_else(self):
		old, new, waits = self.given_up(), self.given_up(), self.put("waits")
		for name in (old, waits):
			query = "update `tabOutbox Entry` set due_utc = utc_timestamp() - interval 31 day where name = %s"
			frappe.db.sql(query, name)
		entries.forget_given_up()
		self.assertEqual(set(frappe.get_all(OUTBOX, pluck="name")), {new, waits})

	def test_what_is_about_a_record_or_holds_a_text_can_be_dropped(self):
		doc = frappe.get_doc("User", "Administrator")
		outbox.put("test", {"what": 1}, reference=doc)
		self.put("ليلى")
		kept = self.put("سامر")
		# A file that is to go has the name which it must not keep.
		other = outbox.put("remove_file", {"path": "private/files/ليلى.pdf"})
		outbox.drop("test", {("User", "Administrator")}, lambda text: "ليلى" in text)
		self.assertEqual(set(frappe.get_all(OUTBOX, pluck="name")), {kept, other})
