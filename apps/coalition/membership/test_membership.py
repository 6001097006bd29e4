from datetime import timedelta

import frappe
from frappe.utils import add_days, getdate

from coalition.membership import projection
from coalition.membership.charters import charter_in_force, declare
from coalition.membership.errors import CharterNotPublished, DeclaredOnAnotherDay, UnreadableRegister
from coalition.membership.reading import standing_of
from coalition.membership.register_import import import_register
from coalition.membership.standing import State
from coalition.setup.demo.register import FILE
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


def standings() -> dict[str, int]:
	rows = frappe.get_all(
		"Member Organisation", fields=["standing", "count(*) as number"], group_by="standing"
	)
	return {row.standing: row.number for row in rows}


class TestCharters(CoalitionTestCase):
	def test_the_published_charter_with_the_highest_version_is_in_force(self):
		newest = factories.charter(version=90002)
		factories.charter(version=90001)
		factories.charter(version=90003, publish=False)
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
		import_register(FILE.read_bytes())
		today, month = getdate(), factories.charter(holds_for_months=1).name
		for since in (today, add_days(today, -27), add_days(today, -32), add_days(today, -400)):
			declare(factories.member().name, month, getdate(since))
		frappe.db.set_value("Member Organisation", {"name": ("!=", "")}, "standing", "Registered Only")
		projection.refresh_all()
		for member in frappe.get_all("Member Organisation", fields=["name", "standing"]):
			self.assertEqual(member.standing, standing_of(member.name).state.value)


class TestRegisterImport(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		factories.charter(holds_for_months=0)
		# The site may have members; they are back when the test ends.
		frappe.db.delete("Member Organisation")

	def test_the_register_gives_172_registered_organisations_of_which_88_are_active(self):
		self.assertEqual(import_register(FILE.read_bytes()), (172, 0))
		self.assertEqual(standings(), {"Active": 88, "Registered Only": 84})

	def test_the_same_file_read_again_makes_nobody_twice(self):
		import_register(FILE.read_bytes())
		self.assertEqual(import_register(FILE.read_bytes()), (0, 172))
		self.assertEqual(frappe.db.count("Member Organisation"), 172)

	def test_what_a_record_refuses_is_named_by_its_line(self):
		lines = FILE.read_text(encoding="utf-8").splitlines()
		lines[7] = "س" * 141 + lines[7][lines[7].index(",") :]
		with self.assertRaisesRegex(UnreadableRegister, "8"):
			import_register("\n".join(lines).encode())

	def test_a_bad_line_is_named_and_nothing_of_the_file_is_entered(self):
		lines = FILE.read_text(encoding="utf-8").splitlines()
		lines[100] = lines[100].replace("-", "/")
		with self.assertRaisesRegex(UnreadableRegister, "101"):
			import_register("\n".join(lines).encode())
		self.assertEqual(frappe.db.count("Member Organisation"), 0)
