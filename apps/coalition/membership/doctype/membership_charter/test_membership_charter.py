import frappe

from coalition.membership.doctype.membership_charter.membership_charter import INDEX
from coalition.membership.errors import VersionTaken
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestMembershipCharter(CoalitionTestCase):
	def test_a_version_that_is_left_open_is_the_next_one(self):
		first = factories.charter()
		second = frappe.copy_doc(first)
		second.version = None
		second.insert()
		self.assertEqual(second.version, first.version + 1)

	def test_a_version_is_there_once(self):
		first = factories.charter()
		with self.assertRaisesRegex(VersionTaken, str(first.version + 1)):
			factories.charter(version=first.version)

	def test_of_two_at_once_the_database_stops_the_second(self):
		first = factories.charter()
		self.assertTrue(frappe.db.has_index(f"tab{first.doctype}", INDEX))
		second = frappe.copy_doc(first)
		second.set_new_name()
		second.docstatus = 1
		with self.assertRaises(frappe.UniqueValidationError):
			second.db_insert()
