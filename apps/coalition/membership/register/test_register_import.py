from unittest.mock import patch

import frappe

from coalition.base.errors import FileOfAnother, FilesArePrivate
from coalition.base.text.spreadsheets import csv_file
from coalition.membership.doctype.register_import import register_import
from coalition.membership.errors import ImportUnderWay, RegisterChanged, SpellingsNotSeen
from coalition.membership.register import entering, job, tables, words
from coalition.membership.register.entering import running, storing
from coalition.membership.register.reading import register as reading
from coalition.membership.register.reading.register import Problem, tables_of
from coalition.membership.register.test_register import register, row
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestRegisterImport(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		factories.charter(holds_for_months=0)
		frappe.db.delete("Member Organisation")
		factories.listed("Coalition Place", "place_name", "حمص")
		factories.listed("Coalition Sector", "sector_name", "الصحة")
		self.secretary = factories.user("Coalition Secretariat")
		# The job commits as it goes; a test leaves nothing.
		self.enterContext(patch.object(frappe.db, "commit"))
		self.enterContext(patch.object(frappe, "enqueue"))

	def imported(self, *rows: list[str]) -> str:
		"""An import of the secretary's, checked."""
		with self.as_user(self.secretary):
			doc = frappe.get_doc({"doctype": "Register Import", "file": self.file(register(*rows))}).insert()
			self.check(doc.name)
		return doc.name

	def check(self, name: str) -> None:
		register_import.check(name)
		job.run(name)

	def begin(self, name: str) -> None:
		"""As the secretary, whose job it is."""
		with self.as_user(self.secretary):
			register_import.start(name)

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

	def test_a_job_that_was_killed_goes_on_where_it_was_and_counts_what_it_entered_before(self):
		factories.member(organisation_name="جمعية 0", place="حمص")
		name = self.imported(*(row(f"جمعية {number}") for number in range(6)))
		self.begin(name)
		store, batches = storing.store, []

		def store_until_killed(rows, charter):
			batches.append(rows)
			if len(batches) == 3:
				raise KeyboardInterrupt
			store(rows, charter)

		killed = patch.object(running, "BATCH", 2), patch.object(storing, "store", store_until_killed)
		with killed[0], killed[1], self.assertRaises(KeyboardInterrupt):
			job.run(name)
		frappe.set_user("Administrator")
		with patch.object(job, "_enqueue") as enqueued:
			job.resume_killed()
		enqueued.assert_called_once_with(name)
		job.run(name)
		self.assertEqual(self.value(name, "state", "rows_entered", "rows_known"), ("Done", 5, 1))
		self.assertEqual(frappe.db.count("Member Organisation"), 6)

	def test_a_check_that_was_killed_goes_on_and_one_that_is_stopped_ends(self):
		with self.as_user(self.secretary):
			doc = frappe.get_doc(
				{"doctype": "Register Import", "file": self.file(register(row("أ")))}
			).insert()
			register_import.check(doc.name)
		with patch.object(job, "_enqueue") as enqueued:
			job.resume_killed()
		enqueued.assert_called_once_with(doc.name)
		register_import.stop(doc.name)
		job.run(doc.name)
		self.assertEqual(self.value(doc.name, "state", "basis"), ("Stopped", None))
		with self.assertRaises(RegisterChanged):
			register_import.start(doc.name)

	def test_an_import_that_is_stopped_ends_after_its_batch_and_can_go_on(self):
		name = self.imported(*(row(f"جمعية {number}") for number in range(4)))
		self.begin(name)
		make = storing._make

		def stop_while_making(*arguments, **more):
			frappe.db.set_value("Register Import", name, "state", "Stopped")
			return make(*arguments, **more)

		with patch.object(running, "BATCH", 2), patch.object(storing, "_make", stop_while_making):
			job.run(name)
		self.assertEqual(frappe.db.count("Member Organisation"), 2)
		frappe.set_user("Administrator")
		register_import.start(name)
		job.run(name)
		self.assertEqual(self.value(name, "state", "rows_entered"), ("Done", 4))
		self.assertEqual(frappe.db.count("Member Organisation"), 4)

	def test_entering_refuses_what_has_changed_since_the_check(self):
		name = self.imported(row("أ"))
		factories.branch(branch_name="فرع جديد", place="حمص")
		with self.assertRaises(RegisterChanged):
			register_import.start(name)
		self.check(name)
		self.begin(name)
		path = frappe.get_doc("File", {"file_url": self.value(name, "file")}).get_full_path()
		with open(path, "ab") as opened:
			opened.write("\nب,,حمص".encode())
		# It has written nothing that it would have to take back.
		with patch.object(frappe.db, "rollback"):
			job.run(name)
		self.assertEqual(self.value(name, "state"), "Stopped")
		self.assertEqual(frappe.db.count("Member Organisation"), 0)

	def test_what_is_said_of_a_file_begins_its_check_anew(self):
		name = self.imported(row("أ"))
		with self.as_user(self.secretary):
			frappe.get_doc("Register Import", name).update({"with_hidden": 1}).save()
		self.assertEqual(self.value(name, "state", "basis"), ("Draft", None))

	def test_new_spellings_are_looked_at_before_anything_is_entered_and_known_for_the_next_file(self):
		rows = (row("أ", place="محافظة حمص"), row("ب", place="قرية الزيتون."), row("ج", place="قريه الزيتون"))
		name = self.imported(*rows)
		doc = frappe.get_doc("Register Import", name)
		told = [(each.written, each.taken_as, each.is_added, each.in_rows) for each in doc.places]
		self.assertEqual(told, [("محافظة حمص", "حمص", 0, 1), ("قرية الزيتون", "قرية الزيتون", 1, 2)])
		self.assertEqual(doc.rows_entered, 3)
		with self.assertRaises(SpellingsNotSeen):
			register_import.start(name)
		with self.as_user(self.secretary):
			doc.places[0].taken_as, doc.places[1].taken_as = "حمص الجديدة", "الزيتون"
			doc.save()
			self.check(name)
			doc = frappe.get_doc("Register Import", name).update({"spellings_seen": 1}).save()
			told = [(each.taken_as, each.is_added) for each in doc.places]
			self.assertEqual((doc.state, told), ("Checked", [("حمص الجديدة", 1), ("الزيتون", 1)]))
		self.begin(name)
		job.run(name)
		self.assertEqual(self.value(name, "state", "rows_entered"), ("Done", 3))
		self.assertEqual(
			frappe.get_all("Member Organisation", pluck="place", order_by="name asc"),
			["حمص الجديدة", "الزيتون", "الزيتون"],
		)
		self.assertFalse(frappe.db.exists("Coalition Place", {"place_name": ("like", "قري%")}))
		frappe.set_user("Administrator")
		again = frappe.get_doc(
			"Register Import", self.imported(row("د", place="قريةُ الزيتون"), row("هـ", place="x"))
		)
		self.assertEqual([each.written for each in again.places if not each.is_added], ["قريةُ الزيتون"])

	def test_headings_that_somebody_matched_are_known_for_the_next_file(self):
		lines = [
			["NGO of ours", "Where", "القطاع", "تاريخ الانضمام", "لون"],
			["أ", "حمص", "الصحة", "2016-01-01", "أخضر"],
		]
		with self.as_user(self.secretary):
			doc = frappe.get_doc({"doctype": "Register Import", "file": self.file(csv_file(lines))}).insert()
			self.check(doc.name)
			doc = frappe.get_doc("Register Import", doc.name)
			self.assertEqual([each.read_as for each in doc.headings], ["", "", "Sector", "Member since", ""])
			for place, meant in ((0, "Organisation Name"), (1, "Place"), (4, "Do Not Read")):
				doc.headings[place].read_as = meant
			doc.save()
			self.check(doc.name)
		self.assertEqual(
			self.value(doc.name, "state", "rows_entered", "unknown_headings"), ("Checked", 1, "")
		)
		self.begin(doc.name)
		job.run(doc.name)
		self.assertEqual(frappe.get_last_doc("Member Organisation").place, "حمص")
		with self.as_user(self.secretary):
			lines[1][0] = "ب"
			again = frappe.get_doc(
				{"doctype": "Register Import", "file": self.file(csv_file(lines))}
			).insert()
			self.check(again.name)
		self.assertEqual(self.value(again.name, "rows_entered", "unknown_headings"), (1, ""))

	def test_too_many_rows_are_refused_at_once(self):
		with self.as_user(self.secretary), patch.object(reading, "MOST_ROWS", 2):
			content = register(*(row(f"جمعية {number}") for number in range(3)))
			doc = frappe.get_doc({"doctype": "Register Import", "file": self.file(content)}).insert()
			register_import.check(doc.name)
		self.assertEqual(self.value(doc.name, "state"), "Stopped")

	def test_who_lost_the_right_meanwhile_enters_nothing(self):
		name = self.imported(row("أ"))
		self.begin(name)
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
		# At once: no job looks at it.
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

	def test_problems_are_summed_up_by_kind_and_told_in_each_row_of_the_file(self):
		name = self.imported(
			row("أ", member_since="أمس"), row("ب"), row("ج", member_since="غداً", contact_phone="؟")
		)
		doc = frappe.get_doc("Register Import", name)
		shown = tables.problems_in_words(doc)
		self.assertEqual([kind[:3] for kind in shown["kinds"]], [[2, "عضو منذ", 2], [1, "هاتف", 4]])
		self.assertIn("أمس", shown["kinds"][0][3])
		headings, *rows = tables_of(tables.file_with_problems(doc))[0].filled()
		self.assertEqual(headings.cells[:2], ("What Is Wrong", "اسم المنظمة"))
		self.assertEqual([row.cells[1] for row in rows], ["أ", "ب", "ج"])
		self.assertIn("غداً", rows[2].cells[0])
		self.assertIn("هاتف", rows[2].cells[0])
		self.assertIsNone(rows[1].cells[0])
		again = entering.check(tables.file_with_problems(doc))
		self.assertEqual((again.entered, again.left_out, again.register.unknown), (1, 2, []))

	def test_how_a_file_was_read_is_told(self):
		name = self.imported(row("أ"))
		(read,) = tables.problems_in_words(frappe.get_doc("Register Import", name))["reading"]
		self.assertIn("commas", read)
		self.assertIn("UTF-8", read)

	def test_the_template_is_read_as_a_register_without_rows(self):
		for language in ("ar", "en"):
			frappe.local.lang = language
			self.addCleanup(setattr, frappe.local, "lang", "en")
			outcome = entering.check(tables.template())
			self.assertEqual((outcome.number, outcome.problems, outcome.register.unknown), (0, [], []))

	def test_the_file_of_an_import_goes_where_a_member_is_protected(self):
		from coalition.base.privacy.sealing import seal

		name = self.imported(row("جمعية تخاف"))
		self.begin(name)
		job.run(name)
		frappe.set_user("Administrator")
		member = frappe.db.get_value("Member Organisation", {"organisation_name": "جمعية تخاف"})
		attached = {"attached_to_doctype": "Register Import", "attached_to_name": name}
		self.assertTrue(frappe.db.exists("File", attached))
		seal.protect("Member Organisation", member)
		self.assertFalse(frappe.db.exists("File", attached))

	def test_every_kind_of_problem_has_its_words(self):
		for problem in (*words._TEXTS, "not_a_number", "not_whole", "not_a_day"):
			told = words.in_words(Problem(2, "x", problem, "قيمة"))
			self.assertTrue(told and "{" not in told, problem)
