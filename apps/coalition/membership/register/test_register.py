from collections import Counter
from unittest.mock import patch

import frappe

from coalition.base.errors import FileOfAnother, FilesArePrivate
from coalition.base.records.series import reserve
from coalition.base.text.spreadsheets import csv_file
from coalition.membership.demo.register import FILE
from coalition.membership.doctype.register_import import register_import
from coalition.membership.errors import ImportUnderWay
from coalition.membership.register import entering, job, tables
from coalition.membership.register.columns import COLUMNS
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
		outcome = entering.enter(FILE.read_bytes(), with_alike=True)
		self.assertEqual((outcome.entered, outcome.known, outcome.problems), (172, 0, []))
		self.assertEqual(standings(), {"Active": 88, "Registered Only": 84})

	def test_the_same_file_read_again_makes_nobody_twice(self):
		entering.enter(FILE.read_bytes(), with_alike=True)
		again = entering.enter(FILE.read_bytes(), with_alike=True)
		self.assertEqual((again.entered, again.known), (0, 172))
		self.assertEqual(frappe.db.count("Member Organisation"), 172)

	def test_a_check_says_what_entering_would_come_to_and_writes_nothing(self):
		# The place of all other rows.
		factories.listed("Coalition Place", "place_name", "حمص")
		file = register(
			row("أ", place="مكان جديد"), row("ب", member_since="أمس"), row("ج", contact_email="a@b..c")
		)
		checked = entering.check(file)
		self.assertEqual(frappe.db.count("Member Organisation"), 0)
		self.assertFalse(frappe.db.exists("Coalition Place", "مكان جديد"))
		entered = entering.enter(file)
		self.assertEqual((checked.entered, checked.left_out), (entered.entered, entered.left_out))
		self.assertEqual((entered.entered, entered.left_out), (1, 2))
		self.assertEqual(checked.new_entries["Coalition Place"], ["مكان جديد"])
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


class TestRegisterImport(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		factories.charter(holds_for_months=0)
		frappe.db.delete("Member Organisation")
		self.secretary = factories.user("Coalition Secretariat")
		# The job commits as it goes; a test leaves nothing.
		self.enterContext(patch.object(frappe.db, "commit"))
		self.enterContext(patch.object(frappe, "enqueue"))

	def imported(self, *rows: list[str]) -> str:
		"""An import of the secretary's, checked."""
		with self.as_user(self.secretary):
			doc = frappe.get_doc({"doctype": "Register Import", "file": self.file(register(*rows))}).insert()
			register_import.check(doc.name)
		return doc.name

	def file(self, content: bytes, **more: object) -> str:
		values = {"file_name": f"{frappe.generate_hash()}.csv", "content": content, "is_private": 1, **more}
		return frappe.get_doc({"doctype": "File", **values}).insert().file_url

	def value(self, name: str, *fields: str) -> tuple:
		return frappe.db.get_value("Register Import", name, fields)

	def test_an_import_is_checked_started_and_run_as_whoever_started_it(self):
		name = self.imported(row("أ"), row("ب", contact_phone="؟"))
		self.assertEqual(self.value(name, "state", "rows_entered", "rows_left_out"), ("Checked", 1, 1))
		with self.as_user(self.secretary):
			register_import.start(name)
		frappe.set_user("Administrator")
		job.run(name)
		self.assertEqual(self.value(name, "state", "rows_done", "started_by"), ("Done", 2, self.secretary))
		self.assertEqual(frappe.get_last_doc("Member Organisation").owner, self.secretary)

	def test_an_import_is_started_once(self):
		name = self.imported(row("أ"))
		register_import.start(name)
		with self.assertRaises(ImportUnderWay):
			register_import.start(name)
		job.run(name)
		with self.assertRaises(ImportUnderWay):
			register_import.start(name)

	def test_a_job_that_was_killed_goes_on_where_it_was(self):
		name = self.imported(*(row(f"جمعية {number}") for number in range(5)))
		register_import.start(name)
		killed = (
			patch.object(entering, "BATCH", 2),
			patch.object(job, "_noted", side_effect=KeyboardInterrupt),
		)
		with killed[0], killed[1], self.assertRaises(KeyboardInterrupt):
			job.run(name)
		frappe.set_user("Administrator")
		frappe.db.delete("Member Organisation", {"organisation_name": "جمعية 4"})
		with patch.object(job, "_enqueue") as enqueued:
			job.resume_killed()
		enqueued.assert_called_once_with(name)
		job.run(name)
		self.assertEqual(self.value(name, "state", "rows_entered", "rows_known"), ("Done", 1, 4))
		self.assertEqual(frappe.db.count("Member Organisation"), 5)

	def test_an_import_that_is_stopped_ends_after_its_batch_and_can_go_on(self):
		name = self.imported(*(row(f"جمعية {number}") for number in range(4)))
		register_import.start(name)
		with patch.object(entering, "BATCH", 2):
			frappe.db.set_value("Register Import", name, "state", "Running")
			make = entering._make

			def stop_while_making(*arguments):
				frappe.db.set_value("Register Import", name, "state", "Stopped")
				return make(*arguments)

			with patch.object(entering, "_make", stop_while_making):
				job.run(name)
		self.assertEqual(frappe.db.count("Member Organisation"), 2)
		frappe.set_user("Administrator")
		register_import.start(name)
		job.run(name)
		self.assertEqual(frappe.db.count("Member Organisation"), 4)

	def test_who_lost_the_right_meanwhile_enters_nothing(self):
		name = self.imported(row("أ"))
		with self.as_user(self.secretary):
			register_import.start(name)
		frappe.db.delete("Has Role", {"parent": self.secretary})
		frappe.clear_cache(user=self.secretary)
		# It has written nothing that it would have to take back.
		with patch.object(frappe.db, "rollback"):
			job.run(name)
		self.assertEqual(self.value(name, "state"), "Stopped")
		self.assertEqual(frappe.db.count("Member Organisation"), 0)

	def test_a_file_that_cannot_be_read_says_why(self):
		with self.as_user(self.secretary):
			file = self.file("اسم".encode("cp1256"))
			doc = frappe.get_doc({"doctype": "Register Import", "file": file}).insert()
			register_import.check(doc.name)
		state, failure = self.value(doc.name, "state", "failure")
		self.assertEqual(state, "Stopped")
		self.assertIn("UTF-8", failure)

	def test_another_persons_file_and_a_public_one_are_not_taken(self):
		theirs, public = self.file(b"a,b"), self.file(b"c,d", is_private=0)
		with self.as_user(self.secretary):
			for url, error in (
				(theirs, FileOfAnother),
				(public, FilesArePrivate),
				("http://a/b", FilesArePrivate),
			):
				with self.assertRaises(error):
					frappe.get_doc({"doctype": "Register Import", "file": url}).insert()

	def test_the_figures_and_the_state_are_the_systems(self):
		with self.as_user(self.secretary):
			values = {"file": self.file(register(row("أ"))), "state": "Checked", "rows_entered": 7}
			doc = frappe.get_doc({"doctype": "Register Import", **values, "problems": "[]"}).insert()
		self.assertEqual(self.value(doc.name, "state", "rows_entered", "problems"), ("Draft", 0, None))

	def test_problems_are_told_in_words_and_as_a_file(self):
		doc = frappe.get_doc("Register Import", self.imported(row("أ", member_since="أمس")))
		shown = tables.problems_in_words(doc)
		self.assertEqual(shown["number"], 1)
		self.assertEqual(shown["rows"][0][:2], [2, "تاريخ الانضمام"])
		self.assertIn("أمس", shown["rows"][0][2])
		self.assertTrue(tables.problems_file(doc).startswith(b"PK"))

	def test_the_template_is_read_as_a_register_without_rows(self):
		for language in ("ar", "en"):
			frappe.local.lang = language
			self.addCleanup(setattr, frappe.local, "lang", "en")
			outcome = entering.check(tables.template())
			self.assertEqual((outcome.number, outcome.problems, outcome.unknown), (0, [], []))

	def test_the_file_of_an_import_goes_where_a_member_is_protected(self):
		from coalition.base.privacy.sealing import seal

		name = self.imported(row("جمعية تخاف"))
		register_import.start(name)
		job.run(name)
		frappe.set_user("Administrator")
		member = frappe.db.get_value("Member Organisation", {"organisation_name": "جمعية تخاف"})
		attached = {"attached_to_doctype": "Register Import", "attached_to_name": name}
		self.assertTrue(frappe.db.exists("File", attached))
		seal.protect("Member Organisation", member)
		self.assertFalse(frappe.db.exists("File", attached))

	def test_every_kind_of_problem_has_its_words(self):
		for problem in (*entering.words._TEXTS, "not_a_number", "not_whole", "not_a_day"):
			told = entering.words.in_words(entering.Problem(2, "x", problem, "قيمة"))
			self.assertTrue(told and "{" not in told, problem)
