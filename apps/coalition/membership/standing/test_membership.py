from datetime import timedelta

import frappe
from frappe.utils import add_days, getdate

from coalition.membership.charters.in_force import charter_in_force, declare
from coalition.membership.demo.register import FILE
from coalition.membership.errors import CharterNotPublished, DeclaredOnAnotherDay
from coalition.membership.register import entering
from coalition.membership.standing import projection
from coalition.membership.standing.reading import standing_of
from coalition.membership.standing.standing import State
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestCharters(CoalitionTestCase):
	def test_the_published_charter_with_the_highest_version_is_in_force(self):
		# The site may hold charters of any version.
		highest = factories.charter().version
		newest = factories.charter(version=highest + 2)
		factories.charter(version=highest + 1)
		factories.charter(version=highest + 3, publish=False)
		self.assertEqual(charter_in_force().name, newest.name)

	def test_a_draft_cannot_be_declared(self):
		draft = factories.charter(publish=False)
		with self.assertRaises(CharterNotPublished):
			declare(factories.member().name, draft.name, getdate())

	def test_a_declaration_ends_when_its_charter_says(self):
		charter = factories.charter(holds_for_months=12)
		declaration = declare(factories.member().name, charter.name, getdate("2025-01-01"))
		self.assertEqual(getdate(declaration.valid_until), getdate("2025-12-31"))

	def test_a_declaration_is_dated_between_joining_and_today(self):
		member, charter = factories.member(member_since="2020-05-01").name, factories.charter().name
		for day in ("2020-04-30", add_days(getdate(), 1)):
			with self.assertRaises(DeclaredOnAnotherDay):
				declare(member, charter, getdate(day))


class TestStandingProjection(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.charter = factories.charter(holds_for_months=1)

	def test_a_declaration_makes_active_and_cancelling_it_unmakes(self):
		member = factories.member()
		self.assertEqual(member.standing, "Registered Only")
		declaration = declare(member.name, self.charter.name, getdate())
		self.assertEqual(frappe.db.get_value("Member Organisation", member.name, "standing"), "Active")
		declaration.cancel()
		self.assertEqual(
			frappe.db.get_value("Member Organisation", member.name, "standing"), "Registered Only"
		)

	def test_typing_a_standing_changes_nothing(self):
		member = factories.member(standing="Active")
		self.assertEqual(member.standing, "Registered Only")

	def test_standing_is_asked_for_a_day(self):
		member = factories.member().name
		today = getdate()
		declare(member, self.charter.name, today)
		self.assertIs(standing_of(member, today).state, State.ACTIVE)
		self.assertIs(standing_of(member, today - timedelta(days=1)).state, State.REGISTERED)
		self.assertIs(standing_of(member, today + timedelta(days=40)).state, State.IN_GRACE)

	def test_the_daily_job_finds_what_ended_and_what_began(self):
		ended, begun = factories.member().name, factories.member().name
		declare(ended, self.charter.name, add_days(getdate(), -40))
		declare(begun, self.charter.name, getdate())
		frappe.db.set_value("Member Organisation", ended, "standing", "Active")
		frappe.db.set_value("Member Organisation", begun, "standing", "Registered Only")
		projection.refresh_all()
		self.assertEqual(frappe.db.get_value("Member Organisation", ended, "standing"), "In Grace")
		self.assertEqual(frappe.db.get_value("Member Organisation", begun, "standing"), "Active")

	def test_the_daily_job_says_of_each_member_what_standing_says(self):
		entering.enter(FILE.read_bytes(), entering.Wishes(with_alike=True))
		today, month = getdate(), factories.charter(holds_for_months=1).name
		for since in (today, add_days(today, -27), add_days(today, -32), add_days(today, -400)):
			declare(factories.member().name, month, getdate(since))
		frappe.db.set_value("Member Organisation", {"name": ("!=", "")}, "standing", "Registered Only")
		projection.refresh_all()
		for member in frappe.get_all("Member Organisation", fields=["name", "standing"]):
			self.assertEqual(member.standing, standing_of(member.name).state.value)
