import frappe
from frappe.utils import add_days, today

from coalition.base import errors
from coalition.base.apps import roles
from coalition.base.records.on_behalf import confirm, in_words
from coalition.membership.roles import DELEGATE
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestOnBehalf(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.charter, self.member = factories.charter(), factories.member()
		self.secretary, self.delegate = factories.user(roles.SECRETARIAT), factories.user(DELEGATE)

	def declare(self, **values):
		with self.as_user(self.secretary):
			return factories.declaration(self.member.name, self.charter.name, today(), **values)

	def of_the_delegate(self, **values):
		declaration = self.declare(**values)
		declaration.db_set("person_account", self.delegate)
		return declaration

	def test_what_is_entered_at_the_desk_says_how_it_came_who_said_it_and_who_entered_it(self):
		declaration = self.declare(channel="Voice Note", channel_note="في هاتف السكرتارية")
		self.assertEqual((declaration.entered_by, declaration.given_on), (self.secretary, today()))
		for missing in ({"channel": ""}, {"signatory": ""}, {"given_on": add_days(today(), 1)}):
			with self.assertRaises(errors.OriginMissing):
				self.declare(**missing)

	def test_nobody_at_the_desk_claims_that_it_came_by_the_portal_or_that_nobody_knows(self):
		for claim in ("Portal", "Not Recorded"):
			with self.assertRaises(errors.OriginMissing):
				self.declare(channel=claim)

	def test_nobody_claims_a_confirmation_or_another_hand(self):
		claim = {"confirmed_by": self.delegate, "confirmed_on": "2026-01-01", "entered_by": "Administrator"}
		declaration = self.declare(**claim, person_account=self.secretary)
		stored = frappe.get_doc("Charter Declaration", declaration.name)
		self.assertEqual((stored.confirmed_by, stored.confirmed_on), (None, None))
		self.assertEqual((stored.entered_by, stored.person_account), (self.secretary, None))

	def test_it_is_shown_as_open_until_the_person_confirmed_it(self):
		declaration = self.of_the_delegate(signatory="ليلى")
		self.assertIn(
			"Entered for \u2068ليلى\u2069 by Test (Paper), not yet confirmed", in_words(declaration)
		)
		confirm(declaration, self.delegate)
		self.assertIn("and confirmed", in_words(declaration))
		stored = frappe.get_doc("Charter Declaration", declaration.name)
		self.assertEqual(stored.confirmed_by, self.delegate)
		self.assertTrue(stored.confirmed_on)

	def test_only_the_person_confirms_and_never_who_entered_it(self):
		declaration = self.of_the_delegate()
		for user in (self.secretary, "Administrator", factories.user(DELEGATE)):
			with self.assertRaises(errors.NotForYou):
				confirm(declaration, user)
		declaration.db_set("person_account", self.secretary)
		with self.assertRaises(errors.SamePersonTwice):
			confirm(declaration, self.secretary)

	def test_what_nobody_is_named_for_is_confirmed_by_nobody(self):
		with self.assertRaises(errors.NotForYou):
			confirm(self.declare(), "")

	def test_a_confirmation_stands_as_it_was_first_given(self):
		declaration = self.of_the_delegate()
		confirm(declaration, self.delegate)
		declaration.db_set("confirmed_on", "2026-01-05 10:00:00")
		confirm(declaration, self.delegate)
		self.assertEqual(
			str(frappe.db.get_value("Charter Declaration", declaration.name, "confirmed_on")),
			"2026-01-05 10:00:00",
		)

	def test_the_forms_say_for_whom_it_was_entered(self):
		for entered in (self.declare(), factories.application()):
			record = frappe.get_doc(entered.doctype, entered.name)
			record.run_method("onload")
			self.assertIn("not yet confirmed", record.get_onload("entered_for"))
