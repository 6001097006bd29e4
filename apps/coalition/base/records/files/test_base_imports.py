from unittest.mock import patch

import frappe

from coalition.base.errors import NotANumber
from coalition.base.records.files import imports
from coalition.base.text.spreadsheets import xlsx
from coalition.tests.case import CoalitionTestCase

HEADINGS = "Charter Title,Version,Declaration Holds for Months"


def remove(address: str) -> None:
	frappe.get_doc("File", {"file_url": address}).delete_file_from_filesystem()


class TestImportsOfNumbers(CoalitionTestCase):
	def attach(self, *lines: str, doctype: str = "Membership Charter", ending: str = "csv"):
		rows = [line.split(",") for line in (HEADINGS, *lines)]
		content = "\n".join([HEADINGS, *lines]) if ending == "csv" else xlsx(rows)
		file = frappe.new_doc("File")
		file.update({"file_name": f"{frappe.generate_hash(length=8)}.{ending}", "is_private": 1})
		file.content = content
		file.insert()
		self.addCleanup(file.delete_file_from_filesystem)
		doc = frappe.new_doc("Data Import")
		doc.update({"reference_doctype": doctype, "import_type": "Insert New Records"})
		return doc.insert().update({"import_file": file.file_url})

	def test_a_file_with_numbers_is_taken(self):
		self.assertEqual(self.attach("ميثاق,9001,12", "ميثاق,٩٠٠٢,").save().payload_count, 2)

	def test_what_is_no_number_is_refused_by_row_and_column(self):
		with self.assertRaises(NotANumber) as refusal:
			self.attach("ميثاق,9001,12", "ميثاق,abc,12", "ميثاق,9003,<b>").save()
		told = str(refusal.exception)
		self.assertIn("Row 3, column «Version»: «abc»", told)
		self.assertIn("Row 4, column «Declaration Holds for Months»: «&lt;b&gt;»", told)

	def test_what_the_engine_would_read_as_something_else_is_refused_with_what_to_write(self):
		"""Where its file is of a kind that we do not write."""
		with patch.object(imports, "WRITTEN", ()), self.assertRaises(NotANumber) as refusal:
			self.attach("ميثاق,٩٬٠٠١,12").save()
		self.assertIn("write 9001 in place of «\u2068٩٬٠٠١\u2069»", str(refusal.exception))

	def test_what_people_write_otherwise_than_the_engine_reads_is_read_as_they_mean_it(self):
		for ending in ("csv", "xlsx"):
			with self.subTest(ending):
				typed = self.attach("ميثاق,٩٬٠٠١,١٢", "ميثاق ثانٍ,9002,24", ending=ending)
				given = typed.import_file
				typed.save()
				self.addCleanup(remove, typed.import_file)
				self.assertNotEqual(typed.import_file, given)
				rows = typed.get_importer().import_file.get_payloads_for_import()
				read = [(row.doc.title, row.doc.version, row.doc.get("holds_for_months")) for row in rows]
				self.assertEqual(read, [("ميثاق", 9001, 12), ("ميثاق ثانٍ", 9002, 24)])

	def test_the_mark_by_which_our_exports_keep_formulas_from_running_is_taken_off(self):
		typed = self.attach("'=ميثاق,9001,12", "'ميثاق,9002,12").save()
		self.addCleanup(remove, typed.import_file)
		rows = typed.get_importer().import_file.get_payloads_for_import()
		self.assertEqual([row.doc.title for row in rows], ["=ميثاق", "'ميثاق"])

	def test_a_file_that_the_engine_reads_as_it_is_meant_stays(self):
		plain = self.attach("ميثاق,9001,12")
		given = plain.import_file
		self.assertEqual(plain.save().import_file, given)

	def test_a_file_with_one_cell_that_is_no_number_is_not_written_anew(self):
		with self.assertRaises(NotANumber) as refusal:
			self.attach("ميثاق,٩٬٠٠١,12", "ميثاق,abc,12").save()
		self.assertNotIn("٩٬٠٠١", str(refusal.exception))

	def test_the_import_of_other_apps_records_is_as_before(self):
		self.assertTrue(self.attach("a,abc,x", doctype="ToDo").save())
