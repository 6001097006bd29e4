"""Five kinds of registers as secretaries have them, and what is still done by hand for each."""

from contextlib import contextmanager
from unittest.mock import patch

import frappe
from frappe.model.document import Document

from coalition.membership.doctype.register_import import register_import
from coalition.membership.errors import UnreadableRegister
from coalition.membership.register import entering, job, returned, tables
from coalition.membership.register.entering.lists import SECTOR, Lists, spelling_of
from coalition.tests import factories, registers
from coalition.tests.case import CoalitionTestCase


class TestFiveRegisters(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		factories.charter(holds_for_months=0)
		for doctype in ("Member Organisation", "Coalition Place", "Coalition Sector"):
			frappe.db.delete(doctype)
		for doctype, field, names in (
			("Coalition Place", "place_name", registers.PLACES),
			("Coalition Sector", "sector_name", registers.SECTORS),
		):
			for name, latin in names:
				frappe.get_doc({"doctype": doctype, field: name, "name_latin": latin}).insert()
		self.secretary = factories.user("Coalition Secretariat")
		# The job commits as it goes; a test leaves nothing.
		self.enterContext(patch.object(frappe.db, "commit"))
		self.enterContext(patch.object(frappe, "enqueue"))

	def brought(self, content: bytes) -> Document:
		values = {"file_name": f"{frappe.generate_hash()}.xlsx", "content": content, "is_private": 1}
		with self.as_user(self.secretary):
			url = frappe.get_doc({"doctype": "File", **values}).insert().file_url
			doc = frappe.get_doc({"doctype": "Register Import", "file": url}).insert()
		return self.checked(doc)

	def checked(self, doc: Document) -> Document:
		with self.as_user(self.secretary):
			register_import.check(doc.name)
			job.run(doc.name)
		return frappe.get_doc("Register Import", doc.name)

	def said(self, doc: Document, **values: object) -> Document:
		with self.as_user(self.secretary):
			return doc.update(values).save()

	def test_a_check_that_was_begun_anew_writes_nothing_over_the_new_one(self):
		doc = self.brought(registers.with_titles())
		with self.as_user(self.secretary):
			register_import.check(doc.name)
			real = entering.check

			def stop_and_choose(content, wishes, progress):
				found = real(content, wishes, progress)
				register_import.stop(doc.name)
				chosen = frappe.get_doc("Register Import", doc.name)
				next(row for row in chosen.headings if row.heading == "أين مقرها").read_as = "Place"
				chosen.save()
				register_import.check(doc.name)
				return found

			with patch.object(entering, "check", stop_and_choose):
				job.run(doc.name)
			begun = frappe.get_doc("Register Import", doc.name)
			said_of = next(row.read_as for row in begun.headings if row.heading == "أين مقرها")
			self.assertEqual((begun.state, said_of), ("Checking", "Place"))
			job.run(doc.name)
		self.assertEqual(frappe.get_doc("Register Import", doc.name).rows_entered, 19)

	def test_a_job_that_waited_in_vain_stops_no_import_that_went_on_meanwhile(self):
		doc = self.brought(registers.bilingual())
		with self.as_user(self.secretary):
			register_import.start(doc.name)
		for rows_done, state in ((5, "Running"), (None, "Stopped")):

			@contextmanager
			def in_vain(_name, _seconds, rows_done=rows_done):
				if rows_done:
					frappe.db.set_value("Register Import", doc.name, "rows_done", rows_done)
				yield False

			with patch.object(job, "named_lock", in_vain):
				job.run(doc.name)
			self.assertEqual(frappe.db.get_value("Register Import", doc.name, "state"), state)

	def test_a_file_of_somebody_else_that_came_to_the_address_is_not_read(self):
		doc = self.brought(registers.bilingual())
		file = frappe.get_doc("File", {"file_url": doc.file})
		# Deleted by whoever brought it, and uploaded under its name by another.
		values = {"owner": "Administrator", "attached_to_doctype": None, "attached_to_name": None}
		frappe.db.set_value("File", file.name, values)
		frappe.clear_document_cache("File", file.name)
		with self.as_user(self.secretary), self.assertRaises(UnreadableRegister):
			register_import.check(doc.name)

	def entered(self, doc: Document) -> int:
		with self.as_user(self.secretary):
			register_import.start(doc.name)
			job.run(doc.name)
		doc.reload()
		self.assertEqual(doc.state, "Done")
		return frappe.db.count("Member Organisation")

	def kinds(self, doc: Document) -> list[list]:
		return [[number, row] for number, _column, row, _words in tables.problems_in_words(doc)["kinds"]]

	def test_a_bilingual_one_is_checked_and_entered_at_once(self):
		doc = self.brought(registers.bilingual())
		self.assertEqual((doc.rows_entered, doc.rows_left_out, doc.places, doc.sectors), (20, 0, [], []))
		self.assertEqual(self.entered(doc), 20)
		self.assertEqual(frappe.db.count("Member Organisation", {"kind": "Initiative", "place": "حمص"}), 3)

	def test_in_one_with_titles_a_heading_is_matched_and_new_places_are_looked_at(self):
		doc = self.brought(registers.with_titles())
		self.assertEqual(doc.rows_entered, 0)
		# By hand: one heading, one place, a tick.
		next(row for row in doc.headings if row.heading == "أين مقرها").read_as = "Place"
		doc = self.checked(self.said(doc))
		told = {row.written: (row.taken_as, row.is_added) for row in doc.places}
		self.assertEqual(told, {"محافظة إدلب": ("إدلب", 0), "قرية الزيتون": ("قرية الزيتون", 1)})
		self.assertEqual((doc.rows_entered, self.kinds(doc)), (19, [[1, 7]]))
		self.assertEqual(self.entered(self.said(doc, spellings_seen=1)), 19)
		places = set(frappe.get_all("Coalition Place", pluck="name"))
		self.assertEqual(places, {"حمص", "إدلب", "درعا", "قرية الزيتون"})

	def test_of_one_with_several_sheets_the_rest_and_hidden_rows_are_told(self):
		doc = self.brought(registers.of_several_sheets())
		told = tables.problems_in_words(doc)["reading"]
		self.assertEqual(len(told), 4)
		self.assertEqual((doc.rows_entered, self.kinds(doc)), (18, [[2, 4]]))
		# Those rows look like all others in the file that comes back, so they are not in it.
		again = entering.check(returned.content(doc))
		self.assertEqual((again.entered, again.left_out), (18, 0))
		# By hand: a tick for the rows that a filter hid.
		doc = self.checked(self.said(doc, with_hidden=1))
		self.assertEqual(self.entered(doc), 20)

	def test_a_sector_without_its_article_is_proposed_as_the_one_of_the_list(self):
		for name in ("التعليم", "تمكين المرأة", "حقوق الإنسان"):
			if not frappe.db.exists("Coalition Sector", name):
				frappe.get_doc({"doctype": "Coalition Sector", "sector_name": name}).insert()
		lists = Lists(decided={}, proposes=True)
		for written, entry in (
			*(("تعليم", "التعليم"), ("تمكين مرأة", "تمكين المرأة"), ("حقوق انسان", "حقوق الإنسان")),
			("والتعليم", "التعليم"),
		):
			with self.subTest(written):
				self.assertEqual(lists._near(SECTOR, spelling_of(written)), entry)
		self.assertEqual(lists._near(SECTOR, spelling_of("الطاقة")), "")

	def test_one_with_semicolons_is_read_with_its_quotes(self):
		doc = self.brought(registers.with_semicolons())
		# By hand: one heading, and a sector in the file.
		next(row for row in doc.headings if row.heading == "الاسم").read_as = "Organisation Name"
		doc = self.checked(self.said(doc))
		self.assertEqual((doc.rows_entered, self.kinds(doc)), (19, [[1, 8]]))
		self.assertEqual(self.entered(doc), 19)
		self.assertTrue(frappe.db.exists("Member Organisation", {"organisation_name": '"بذور" جمعية الغد'}))

	def test_of_one_with_old_dates_the_others_are_entered(self):
		doc = self.brought(registers.with_old_dates())
		# By hand: the Hijri days and the years of two digits, in the file.
		self.assertEqual((doc.rows_entered, sorted(self.kinds(doc))), (12, [[4, 3], [4, 5]]))
		self.assertEqual(self.entered(doc), 12)
