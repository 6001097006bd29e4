import frappe

from coalition.base.errors import NotANumber
from coalition.tests.case import CoalitionTestCase


class TestImportsOfNumbers(CoalitionTestCase):
	def attach(self, *lines: str, doctype: str = "Membership Charter"):
		headings = "Charter Title,Version,Declaration Holds for Months"
		content = "\n".join([headings, *lines])
		file = frappe.get_doc(
			{"doctype": "File", "file_name": f"{frappe.generate_hash(length=8)}.csv", "content": content}
		)
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
		with self.assertRaises(NotANumber) as refusal:
			self.attach("ميثاق,٩٬٠٠١,12").save()
		self.assertIn("write 9001 in place of «٩٬٠٠١»", str(refusal.exception))

	def test_the_import_of_other_apps_records_is_as_before(self):
		self.assertTrue(self.attach("a,abc,x", doctype="ToDo").save())
