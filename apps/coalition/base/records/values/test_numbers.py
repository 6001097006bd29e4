import frappe

from coalition.base import errors
from coalition.base.records.values.typed_values import read_numbers
from coalition.tests.case import CoalitionTestCase


class TestNumbersOfARecord(CoalitionTestCase):
	def read(self, doctype: str, **values):
		doc = frappe.new_doc(doctype).update(values)
		read_numbers(doc)
		return doc

	def test_arabic_and_persian_digits_become_what_the_engine_takes(self):
		charter = self.read("Membership Charter", version="١٬٢٠٠", holds_for_months="۱۲")
		self.assertEqual((charter.version, charter.holds_for_months), (1200, 12))
		declaration = self.read("Charter Declaration", declared_on="٢٠٢٦-٠١-٠٥")
		self.assertEqual(declaration.declared_on, "2026-01-05")

	def test_what_is_no_number_is_refused_by_field(self):
		for value in ("abc", "1,5", "3.7", {"a": 1}, [1], float("nan"), 2**40):
			with self.assertRaises(errors.NotANumber) as refusal:
				self.read("Membership Charter", version=value)
			self.assertTrue(str(refusal.exception).startswith("Version: "), str(refusal.exception))

	def test_what_is_no_number_is_refused_by_row(self):
		rows = [
			{"clause": "نعمل بشفافية", "is_mandatory": "١"},
			{"clause": "ننبذ العنف", "is_mandatory": "نعم"},
		]
		with self.assertRaises(errors.NotANumber) as refusal:
			self.read("Membership Charter", clauses=rows)
		self.assertIn("Row 2, Mandatory: «\u2068نعم\u2069»", str(refusal.exception))

	def test_what_is_no_date_is_refused_by_name(self):
		for value in ("abc", "2026-13-45", "01/16/2026", "1445/06/01", "1017-05-03", 20260105, {}):
			with self.assertRaises(errors.NotADate):
				self.read("Charter Declaration", declared_on=value)

	def test_what_was_typed_is_shown_as_text(self):
		with self.assertRaises(errors.NotANumber) as refusal:
			self.read("Membership Charter", version="<img src=x onerror=alert(1)>")
		self.assertNotIn("<img", str(refusal.exception))

	def test_what_is_empty_stays_empty(self):
		charter = self.read("Membership Charter", version="", holds_for_months=None)
		self.assertEqual((charter.version, charter.holds_for_months), ("", None))
		self.assertEqual(self.read("Charter Declaration", declared_on="  ").declared_on, "")

	def test_what_the_engine_itself_makes_is_left_as_it_is(self):
		for value in (frappe.utils.getdate(), frappe.utils.now_datetime(), "2026-01-05"):
			self.assertEqual(self.read("Charter Declaration", declared_on=value).declared_on, value)
