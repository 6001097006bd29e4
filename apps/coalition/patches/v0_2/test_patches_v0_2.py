import frappe

from coalition.patches.v0_2 import say_how_records_came
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestSayHowRecordsCame(CoalitionTestCase):
	def old(self, doctype: str, name: str, **values) -> None:
		"""As it was stored before the fields were there."""
		frappe.db.set_value(doctype, name, {"entered_by": None, **values}, update_modified=False)

	def test_what_is_known_is_said_and_running_again_changes_nothing(self):
		charter = factories.charter()
		by_desk, by_portal = factories.application(), factories.application()
		self.old("Membership Application", by_desk.name, channel="Desk")
		self.old("Membership Application", by_portal.name, channel="Portal", decided_on="2026-01-05")
		member = factories.member()
		frappe.db.set_value("Member Organisation", member.name, "application", by_portal.name)
		first = factories.declaration(member.name, charter.name, "2026-01-05")
		later = factories.declaration(member.name, charter.name, "2026-02-05")
		for declaration in (first, later):
			self.old("Charter Declaration", declaration.name, channel=None)
		for _time in range(2):
			say_how_records_came.execute()
			self.assertEqual(self.origin(by_desk), ("Not Recorded", "Administrator"))
			self.assertEqual(self.origin(by_portal), ("Portal", None))
			self.assertEqual(self.origin(first), ("Portal", None))
			self.assertEqual(self.origin(later), ("Not Recorded", "Administrator"))

	def test_what_says_how_it_came_stays(self):
		application = factories.application(channel="Voice Note")
		say_how_records_came.execute()
		self.assertEqual(self.origin(application), ("Voice Note", "Administrator"))

	def origin(self, doc) -> tuple:
		return frappe.db.get_value(doc.doctype, doc.name, ["channel", "entered_by"])
