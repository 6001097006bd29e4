"""The sample app on the test site."""

import frappe

from coalition.tests.case import CoalitionTestCase


class TestSampleApp(CoalitionTestCase):
	def test_it_is_on_the_test_site_with_both_its_records(self):
		self.assertIn("coalition_sample", frappe.get_installed_apps())
		for doctype in ("Sample Record", "Bare Sample Record"):
			record = frappe.get_doc({"doctype": doctype, "title": "قاعة", "sample_rows": [{"item": "كرسي"}]})
			self.assertEqual(record.insert().sample_rows[0].item, "كرسي")
