import threading
from functools import partial
from unittest.mock import patch

import frappe
import pymysql

from coalition.base.errors import LockedTooLate
from coalition.base.records import locking
from coalition.tests.case import CoalitionTestCase
from coalition.tests.in_process import aside


class TestLocking(CoalitionTestCase):
	def test_what_is_written_before_a_lock_is_a_fault_and_stays(self):
		frappe.get_doc(doctype="Coalition Place", place_name=frappe.generate_hash()).insert()
		with self.assertRaises(LockedTooLate):
			locking.lock_first([("DocType", "User")])

	def test_a_row_that_is_gone_is_said(self):
		with patch.object(frappe.db, "transaction_writes", 0), patch.object(frappe.db, "rollback"):
			with self.assertRaisesRegex(frappe.DoesNotExistError, "nowhere"):
				locking.lock_first([("Coalition Place", "nowhere")])
			locking.lock_first([("Role", "Guest"), ("DocType", "User"), ("Role", "Guest")])
		self.assertFalse(locking.lock("Coalition Place", "nowhere"))
		self.assertEqual(locking.locked("DocType", "User").name, "User")

	def test_what_a_lock_answers_is_one_row_or_nothing(self):
		place = frappe.get_doc(doctype="Coalition Place", place_name=frappe.generate_hash()).insert().name
		named, fields = {"place_name": place}, ("name", "place_name")
		for which in (place, named):
			self.assertEqual(locking.locked_name("Coalition Place", which), place)
			self.assertEqual(locking.locked_value("Coalition Place", which, "place_name"), place)
			self.assertEqual(
				locking.locked_values("Coalition Place", which, fields), dict.fromkeys(fields, place)
			)
		table = frappe.qb.DocType("Coalition Place")
		query = frappe.qb.from_(table).select(table.name).where(table.name == place)
		self.assertEqual(locking.locked_rows(query, pluck=True), [place])
		for answered in (locking.locked_name, partial(locking.locked_values, fields=fields)):
			self.assertIsNone(answered("Coalition Place", "nowhere"))
		self.assertIsNone(locking.locked_value("Coalition Place", "nowhere", "name"))

	def test_what_gave_way_is_done_anew_and_every_other_fault_is_told(self):
		for met in (frappe.QueryDeadlockError(), pymysql.err.OperationalError(1020, "changed since")):
			tried: list[int] = []

			def work(met=met, tried=tried) -> str:
				tried.append(1)
				if len(tried) < 3:
					raise met
				return "done"

			with patch.object(frappe.db, "rollback"):
				self.assertEqual((locking.done_anew(work), len(tried)), ("done", 3))
		with self.assertRaises(ValueError):
			locking.done_anew(lambda: int("x"))


class TestTwoAtOnce(CoalitionTestCase):
	"""Several promise of one quantity, on connections of their own: never more than there is."""

	CLIENTS, SEATS = 8, 5

	def test_no_more_is_promised_than_there_is(self):
		place = frappe.generate_hash()
		kept = [row for row in aside(lambda: self.all_of(place)) if row]
		self.assertEqual(len(kept), self.SEATS)

	def all_of(self, place: str) -> list[bool]:
		site, answers = frappe.app._site, []
		self.on_its_own(site, lambda: self.make(place))
		clients = [
			threading.Thread(target=self.on_its_own, args=(site, lambda: answers.append(self.take(place))))
			for _client in range(self.CLIENTS)
		]
		for client in clients:
			client.start()
		for client in clients:
			client.join()
		self.on_its_own(site, lambda: self.take_away(place))
		return answers

	def on_its_own(self, site: str, work) -> None:
		frappe.init(site=site, sites_path=".")
		frappe.connect()
		try:
			work()
		finally:
			frappe.destroy()

	def make(self, place: str) -> None:
		frappe.get_doc(doctype="Coalition Place", place_name=place).insert()
		frappe.db.commit()

	def take(self, place: str) -> bool:
		return locking.done_anew(lambda: self.promised(place))

	def promised(self, place: str) -> bool:
		# As any request reads before it comes to the promise.
		frappe.db.count("Tag Link", {"document_name": place})
		locking.lock_first([("Coalition Place", place)])
		is_free = frappe.db.count("Tag Link", {"document_name": place}) < self.SEATS
		if is_free:
			row = {"document_type": "Coalition Place", "document_name": place, "tag": "x"}
			frappe.get_doc(doctype="Tag Link", **row).db_insert()
		frappe.db.commit()
		return is_free

	def take_away(self, place: str) -> None:
		frappe.db.delete("Tag Link", {"document_name": place})
		frappe.db.delete("Coalition Place", {"name": place})
		frappe.db.commit()
