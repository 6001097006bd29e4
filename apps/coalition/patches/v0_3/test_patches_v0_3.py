import frappe

from coalition.patches.v0_3 import keep_reasons_readable, say_when_charters_were_published
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


class TestKeepReasonsReadable(CoalitionTestCase):
	def test_what_applicants_could_read_they_still_can_and_what_is_internal_stays_inside(self):
		factories.charter()
		before, since = factories.application(), factories.application()
		for application in (before, since):
			application.db_set({"docstatus": 1, "status": "Declined", "decision_reason": "سبب"})
		row = {"doctype": "Application Step", "parent": since.name, "parentfield": "steps"}
		frappe.get_doc({**row, "parenttype": "Membership Application", "status": "Declined"}).db_insert()
		for _time in range(2):
			keep_reasons_readable.execute()
			self.assertEqual(self.reason(before), "سبب")
			self.assertFalse(self.reason(since))

	def reason(self, doc) -> str | None:
		return frappe.db.get_value(doc.doctype, doc.name, "reason_for_applicant")
