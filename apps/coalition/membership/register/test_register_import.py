from unittest.mock import patch

import frappe
from rq.timeouts import JobTimeoutException

from coalition.base.errors import FileOfAnother, FilesArePrivate, WrittenByTheSystem
from coalition.membership.doctype.register_import import register_import
from coalition.membership.errors import ImportUnderWay, NothingToEnter, RegisterChanged
from coalition.membership.register import entering, job, returned, tables, words
from coalition.membership.register.entering import running, storing
from coalition.membership.register.import_case import DOCTYPE, ImportCase
from coalition.membership.register.reading import register as reading
from coalition.membership.register.reading.register import Problem
from coalition.membership.register.test_register import register, row
from coalition.tests import factories


class TestRegisterImport(ImportCase):
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
		enqueued.assert_called_once_with(name, "Running")
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
		enqueued.assert_called_once_with(doc.name, "Checking")
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

	def test_too_many_rows_are_refused_before_any_is_looked_at(self):
		with self.as_user(self.secretary), patch.object(reading, "MOST_ROWS", 2):
			doc = self.brought(register(*(row(f"جمعية {number}") for number in range(3))))
			with patch.object(running._Run, "_verdict", side_effect=AssertionError):
				self.check(doc.name)
		state, failure = self.value(doc.name, "state", "failure")
		self.assertEqual(state, "Stopped")
		self.assertIn("50,000", failure)

	def test_a_file_that_takes_too_much_time_or_memory_is_told_and_the_import_goes_on(self):
		for error, said in ((MemoryError, "larger"), (JobTimeoutException, "too long")):
			name = self.imported(row("أ"))
			# It has written nothing that it would have to take back.
			fails = patch.object(entering, "check", side_effect=error), patch.object(frappe.db, "rollback")
			with self.as_user(self.secretary), fails[0], fails[1]:
				self.check(name)
			state, failure = self.value(name, "state", "failure")
			self.assertEqual(state, "Stopped")
			self.assertIn(said, failure)
			with self.as_user(self.secretary):
				self.check(name)
			self.assertEqual(self.value(name, "state", "rows_entered"), ("Checked", 1))

	def test_of_a_file_that_is_gone_meanwhile_nothing_is_kept(self):
		"""It goes where somebody whom it names is protected."""
		name, check = self.imported(row("أ"), row("ب", contact_phone="؟")), entering.check

		def check_while_the_file_goes(*asked):
			found = check(*asked)
			frappe.db.delete("File", {"attached_to_name": name})
			return found

		with self.as_user(self.secretary), patch.object(entering, "check", check_while_the_file_goes):
			register_import.check(name)
			# It has written nothing that it would have to take back.
			with patch.object(frappe.db, "rollback"):
				job.run(name)
		state, failure, file = self.value(name, "state", "failure", "problems_file")
		self.assertEqual((state, file), ("Stopped", None))
		self.assertIn("no longer there", failure)
		self.assertFalse(frappe.db.exists("File", {"attached_to_name": name}))

	def test_the_file_with_its_problems_goes_where_another_one_is_brought(self):
		with self.as_user(self.secretary):
			other = self.file(register(row("ج")))
		for change in ({"place_otherwise": "حمص"}, {"file": other}):
			name = self.imported(row("أ"), row("ب", contact_phone="؟"))
			found = self.value(name, "problems_file")
			self.assertTrue(frappe.db.exists("File", found))
			with self.as_user(self.secretary):
				frappe.get_doc(DOCTYPE, name).update(change).save()
			self.assertFalse(frappe.db.exists("File", found), change)

	def test_what_was_found_stands_where_its_file_cannot_be_written(self):
		with patch.object(returned, "written", side_effect=MemoryError), patch.object(frappe.db, "rollback"):
			name = self.imported(row("أ"), row("ب", contact_phone="؟"))
		self.assertEqual(self.value(name, "state", "failure", "problems_file"), ("Checked", None, None))
		self.begin(name)
		job.run(name)
		self.assertEqual(self.value(name, "state", "rows_entered"), ("Done", 1))
		self.assertTrue(self.value(name, "problems_file"))

	def test_a_member_that_is_made_meanwhile_is_known(self):
		name = self.imported(*(row(f"جمعية {number}") for number in range(6)))
		self.begin(name)
		store = storing.store

		def store_while_another_joins(rows, charter):
			if rows:
				other = f"جمعية {int(rows[-1].name.split()[1]) + 1}"
				with self.as_user("Administrator"):
					factories.member(organisation_name=other, place="حمص")
			store(rows, charter)

		with patch.object(running, "BATCH", 2), patch.object(storing, "store", store_while_another_joins):
			job.run(name)
		names = frappe.get_all("Member Organisation", pluck="organisation_name")
		self.assertEqual(len(names), len(set(names)))
		self.assertEqual(self.value(name, "state", "rows_entered", "rows_known"), ("Done", 4, 2))

	def test_what_is_stopped_before_its_first_row_has_entered_nothing(self):
		name = self.imported(row("أ"), row("ب"))
		self.begin(name)
		register_import.stop(name)
		job.run(name)
		self.assertEqual(self.value(name, "state", "rows_entered"), ("Stopped", 0))
		self.begin(name)
		job.run(name)
		self.assertEqual(self.value(name, "state", "rows_entered"), ("Done", 2))

	def test_a_register_without_a_row_to_enter_is_not_begun(self):
		with self.as_user(self.secretary):
			doc = self.brought("اسم المنظمة,المكان\nأ,حمص".encode())
			self.check(doc.name)
			with self.assertRaises(NothingToEnter):
				register_import.start(doc.name)

	def test_rows_that_no_check_found_are_not_taken(self):
		name = self.imported(row("أ", place="دير الزور"))
		with self.as_user(self.secretary):
			for change in (
				lambda doc: doc.append("headings", {"heading": "x", "read_as": "Place"}),
				lambda doc: doc.set("headings", []),
				lambda doc: doc.append("places", {"written": "x", "taken_as": "حمص"}),
			):
				change(doc := frappe.get_doc(DOCTYPE, name))
				with self.assertRaises(WrittenByTheSystem):
					doc.save()

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
			self.check(doc.name)
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
