from unittest.mock import patch

import frappe

from coalition.access.functions import replaced
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

STORED, WRITTEN = "amal@xn--ogb3a0bbd.xn--mgbtf8fl", "amal@منظمة.سوريا"
# Letters that look like Latin ones: paypal.org in Cyrillic.
LOOKING_ALIKE = "amal@xn--80aa0cbo65f.org"


class TestShownValues(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		replaced.install_replacements()

	def printed(self, **values: object) -> str:
		member = factories.member(**values)
		return frappe.get_print(member.doctype, member.name)

	def test_a_printed_address_has_the_letters_of_its_owner_and_stays_stored_as_it_was(self):
		member = factories.member(contact_email=WRITTEN, website=f"https://{STORED.split('@')[1]}/x")
		self.assertEqual(frappe.db.get_value(member.doctype, member.name, "contact_email"), STORED)
		page = frappe.get_print(member.doctype, member.name)
		self.assertIn(WRITTEN, page)
		self.assertIn("https://منظمة.سوريا/x", page)
		self.assertNotIn("xn--", page)
		self.assertEqual(member.get_formatted("contact_email"), f"\u2066{WRITTEN}\u2069")

	def test_letters_that_are_taken_for_others_are_not_shown(self):
		self.assertIn(LOOKING_ALIKE, self.printed(contact_email=LOOKING_ALIKE))

	def test_days_are_printed_in_words_and_telephones_in_groups(self):
		phones = "+963944000103, +963933111222"
		member = factories.member(contact_phone=phones, member_since="2021-05-24")
		with patch.object(frappe.local, "lang", "ar"):
			page = frappe.get_print(member.doctype, member.name)
		self.assertIn("24 أيار 2021", page)
		self.assertIn("\u2066+963\u00a0944\u00a0000\u00a0103\u2069, \u2066+963\u00a0933", page)
		self.assertNotIn("24-05-2021", page)
		# What is compared and kept is no paper.
		self.assertEqual(member.get_formatted("member_since"), frappe.utils.formatdate("2021-05-24"))

	def test_other_values_are_formatted_as_before(self):
		self.assertEqual(frappe.format_value("a@b.org", {"fieldtype": "Data"}), "a@b.org")
		self.assertEqual(frappe.format_value(STORED, {"fieldtype": "Code"}), STORED)
		self.assertEqual(frappe.format_value(5), 5)

	def test_a_number_that_nobody_gave_is_not_printed_as_nought(self):
		label = frappe.get_meta("Member Organisation").get_field("founded_in").label
		self.assertNotIn(label, self.printed(founded_in=0))
		page = self.printed(founded_in=2012)
		self.assertIn(label, page)
		self.assertIn("2012", page)
		member = factories.member()
		member.append("past_work", {"title": "دراسة", "year": 0})
		self.assertEqual(member.past_work[0].get_formatted("year"), "")
