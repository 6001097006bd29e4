from collections import Counter
from unittest.mock import patch

import frappe

from coalition.base.records.series import reserve
from coalition.base.text.spreadsheets import csv_file
from coalition.membership.demo.register import FILE
from coalition.membership.register import entering
from coalition.membership.register.reading.columns import COLUMNS
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

HEADINGS = [column.headings[0] for column in COLUMNS]


def row(name: str, **cells: str) -> list[str]:
	values = {
		"organisation_name": name,
		"place": "حمص",
		"sector": "الصحة",
		"member_since": "2016-01-01",
		**cells,
	}
	return [values.get(column.field, "") for column in COLUMNS]


def register(*rows: list[str]) -> bytes:
	return csv_file([HEADINGS, *rows])


def standings() -> dict[str, int]:
	return Counter(frappe.get_all("Member Organisation", pluck="standing"))


class TestEntering(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		factories.charter(holds_for_months=0)
		# The site may have members; they are back when the test ends.
		frappe.db.delete("Member Organisation")

	def test_the_register_gives_172_registered_organisations_of_which_88_are_active(self):
		outcome = entering.enter(FILE.read_bytes(), entering.Wishes(with_alike=True))
		self.assertEqual((outcome.entered, outcome.known, outcome.problems), (172, 0, []))
		self.assertEqual(standings(), {"Active": 88, "Registered Only": 84})

	def test_the_same_file_read_again_makes_nobody_twice(self):
		entering.enter(FILE.read_bytes(), entering.Wishes(with_alike=True))
		again = entering.enter(FILE.read_bytes(), entering.Wishes(with_alike=True))
		self.assertEqual((again.entered, again.known), (0, 172))
		self.assertEqual(frappe.db.count("Member Organisation"), 172)

	def test_a_check_says_what_entering_would_come_to_and_writes_nothing(self):
		# Those of all other rows.
		factories.listed("Coalition Place", "place_name", "حمص")
		factories.listed("Coalition Sector", "sector_name", "الصحة")
		file = register(
			row("أ", place="مكان جديد"), row("ب", member_since="أمس"), row("ج", contact_email="a@b..c")
		)
		checked = entering.check(file)
		self.assertEqual(frappe.db.count("Member Organisation"), 0)
		self.assertFalse(frappe.db.exists("Coalition Place", "مكان جديد"))
		entered = entering.enter(file)
		self.assertEqual((checked.entered, checked.left_out), (entered.entered, entered.left_out))
		self.assertEqual((entered.entered, entered.left_out), (1, 2))
		new = [(each.written, each.taken_as, each.is_new) for each in checked.spellings]
		self.assertEqual(new, [("مكان جديد", "مكان جديد", True)])
		self.assertEqual([each.row for each in checked.problems], [3, 4])

	def test_a_check_says_of_rows_with_tables_what_entering_comes_to(self):
		for cells in (
			{"delegate_name": "ليلى", "delegate_phone": "+963944000555"},
			{"registrations": "وزارة|55|2027-01-01|تركيا; بلدية"},
			{"work_places": "حمص", "work_sectors": "التعليم؛ الصحة"},
		):
			with self.subTest(cells):
				file = register(row(f"جمعية {frappe.generate_hash(length=6)}", **cells))
				for outcome in (entering.check(file), entering.enter(file)):
					self.assertEqual((outcome.entered, outcome.problems), (1, []))

	def test_what_a_record_refuses_leaves_its_row_out_and_lets_the_others_in(self):
		names = [f"جمعية {number}" for number in range(5)]
		refuse = patch("coalition.membership.doctype.member_organisation.member_organisation.check_people")
		with refuse as check:
			check.side_effect = lambda member: (
				frappe.throw("<b>لا</b>") if member.organisation_name == names[2] else None
			)
			outcome = entering.enter(register(*map(row, names)))
		self.assertEqual((outcome.entered, outcome.left_out), (4, 1))
		self.assertEqual([(each.row, each.value) for each in outcome.problems], [(4, "لا")])
		self.assertEqual(frappe.local.message_log, [])
		stored = frappe.get_all("Member Organisation", pluck="organisation_name", order_by="name asc")
		self.assertEqual(stored, [name for name in names if name != names[2]])

	def test_a_place_that_no_list_takes_leaves_its_rows_out(self):
		outcome = entering.enter(register(row("أ", place="<b>"), row("ب")))
		self.assertEqual((outcome.entered, [each.row for each in outcome.problems]), (1, [2]))

	def test_a_declaration_needs_a_charter_and_its_row_waits_for_one(self):
		frappe.db.delete("Membership Charter")
		outcome = entering.enter(register(row("أ", declared_on="2017-01-01"), row("ب")))
		self.assertEqual((outcome.entered, [each.problem for each in outcome.problems]), (1, ["no_charter"]))

	def test_the_whole_profile_of_a_row_is_entered(self):
		place = factories.listed("Coalition Place", "place_name", "حمص")
		branch = factories.branch(branch_name="فرع الشمال", place=place)
		cells = {
			"kind": "مبادرة مدنية",
			"branch": "فرع الشمال",
			"people_band": "6 to 20",
			"work_sectors": "التعليم؛ الصحة",
			"registrations": "وزارة|55|2027-01-01|تركيا",
			"delegate_name": "ليلى",
			"delegate_phone": "+963 944 000 000",
		}
		outcome = entering.enter(register(row("أ", **cells)))
		self.assertEqual(outcome.problems, [])
		member = frappe.get_last_doc("Member Organisation")
		self.assertEqual(
			(member.kind, member.branch, member.size_class), ("Initiative", branch.name, "Small")
		)
		self.assertEqual([each.sector for each in member.work_sectors], ["التعليم", "الصحة"])
		self.assertEqual(member.registrations[0].area, "تركيا")
		self.assertEqual((member.people[0].person_name, member.people[0].duty), ("ليلى", "Delegate"))

	def test_names_are_taken_from_the_engines_own_counter(self):
		first = factories.member().name
		taken = reserve("Member Organisation", 3)
		numbers = [int(name.partition("-")[2]) for name in (first, *taken, factories.member().name)]
		self.assertEqual(numbers, list(range(numbers[0], numbers[0] + 5)))
