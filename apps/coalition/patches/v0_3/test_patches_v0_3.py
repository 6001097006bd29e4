import frappe

from coalition.patches.v0_3 import say_when_charters_were_published
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestSayWhenChartersWerePublished(CoalitionTestCase):
	def test_what_is_published_gets_its_day_and_keeps_it(self):
		old, draft = factories.charter(), factories.charter(publish=False)
		values = {"published_on": None, "modified": "2026-01-05 12:00:00"}
		frappe.db.set_value(old.doctype, old.name, values, update_modified=False)
		for _time in range(2):
			say_when_charters_were_published.execute()
			self.assertEqual(str(self.day_of(old)), "2026-01-05")
			self.assertIsNone(self.day_of(draft))
			frappe.db.set_value(
				old.doctype, old.name, "modified", "2026-03-05 12:00:00", update_modified=False
			)

	def day_of(self, charter):
		return frappe.db.get_value(charter.doctype, charter.name, "published_on")
