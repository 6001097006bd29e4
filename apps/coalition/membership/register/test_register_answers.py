"""What an import asks and tells, and what becomes of what its secretary says."""

import json

import frappe

from coalition.base.text.spreadsheets import csv_file
from coalition.membership.doctype.register_import import register_import
from coalition.membership.errors import SpellingsNotSeen
from coalition.membership.register import entering, job, returned, tables
from coalition.membership.register.entering.outcome import Outcome
from coalition.membership.register.import_case import DOCTYPE, ImportCase
from coalition.membership.register.reading.register import Problem, tables_of
from coalition.membership.register.test_register import HEADINGS, register, row


class TestRegisterAnswers(ImportCase):
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

	def test_problems_are_summed_up_by_kind_and_told_in_each_row_of_the_file(self):
		name = self.imported(
			row("أ", member_since="أمس"), row("ب"), row("ج", member_since="غداً", contact_phone="؟")
		)
		doc = frappe.get_doc("Register Import", name)
		shown = tables.problems_in_words(doc)
		self.assertEqual([kind[:3] for kind in shown["kinds"]], [[2, "عضو منذ", 2], [1, "هاتف", 4]])
		self.assertIn("أمس", shown["kinds"][0][3])
		headings, *rows = tables_of(returned.content(doc))[0].filled()
		self.assertEqual(headings.cells[:2], ("What Is Wrong", "اسم المنظمة"))
		self.assertEqual([row.cells[1] for row in rows], ["أ", "ب", "ج"])
		self.assertIn("غداً", rows[2].cells[0])
		self.assertIn("هاتف", rows[2].cells[0])
		self.assertIsNone(rows[1].cells[0])
		again = entering.check(returned.content(doc))
		self.assertEqual((again.entered, again.left_out, again.register.unknown), (1, 2, []))

	def test_how_a_file_was_read_is_told(self):
		name = self.imported(row("أ"))
		(read,) = tables.problems_in_words(frappe.get_doc("Register Import", name))["reading"]
		self.assertIn("commas", read)
		self.assertIn("UTF-8", read)

	def test_what_is_asked_of_a_file_is_asked_at_once(self):
		name = self.imported(row("أ", place="دير الزور", member_since="أمس"), row("ب"))
		doc = frappe.get_doc(DOCTYPE, name)
		self.assertEqual([each.written for each in doc.places], ["دير الزور"])
		self.assertEqual(self.value(name, "rows_entered", "rows_left_out"), (1, 1))
		self.begin(frappe.get_doc(DOCTYPE, name).update({"spellings_seen": 1}).save().name)
		job.run(name)
		# A row that is left out adds nothing to the list.
		self.assertFalse(frappe.db.exists("Coalition Place", {"place_name": "دير الزور"}))

	def test_what_is_said_to_be_no_entry_is_told_and_known_for_the_next_file(self):
		name = self.imported(row("أ", sector="متعدد"), row("ب"))
		with self.as_user(self.secretary):
			doc = frappe.get_doc(DOCTYPE, name).update({"spellings_seen": 1})
			doc.sectors[0].taken_as = ""
			doc.save()
			self.check(name)
		(kind,) = tables.problems_in_words(frappe.get_doc(DOCTYPE, name))["kinds"]
		self.assertIn("متعدد", kind[3])
		again = frappe.get_doc(DOCTYPE, self.imported(row("ج", sector="متعدّد")))
		self.assertEqual([each.taken_as or "" for each in again.sectors], [""])
		self.assertEqual((again.rows_entered, again.rows_left_out), (0, 1))

	def test_a_heading_of_one_letter_that_is_not_to_be_read_is_known_for_the_next_file(self):
		file = csv_file(
			[["م", "الاسم", "المدينة", "القطاع", "عضو منذ"], ["1", "أ", "حمص", "الصحة", "2016-01-01"]]
		)
		with self.as_user(self.secretary):
			doc = self.brought(file)
			self.check(doc.name)
			doc.reload()
			doc.headings[0].read_as, doc.headings[1].read_as = "Do Not Read", "Organisation Name"
			doc.save()
			self.check(doc.name)
			again = self.brought(file)
			self.check(again.name)
		self.assertEqual(self.value(again.name, "unknown_headings", "rows_entered"), ("", 1))

	def test_a_register_without_days_and_places_is_entered_with_those_that_are_said(self):
		file = csv_file([["الجمعية", "القطاع"], ["أ", "الصحة"], ["ب", "-"]])
		said = {"place_otherwise": "حمص", "since_otherwise": "2020-01-01", "sector_otherwise": "الصحة"}
		with self.as_user(self.secretary):
			doc = self.brought(file, **said)
			self.check(doc.name)
			self.begin(doc.name)
		job.run(doc.name)
		self.assertEqual(tables.problems_in_words(frappe.get_doc(DOCTYPE, doc.name))["kinds"], [])
		fields = ["organisation_name", "place", "sector", "member_since"]
		found = frappe.get_all("Member Organisation", fields=fields, order_by="name asc", as_list=True)
		since = frappe.utils.getdate("2020-01-01")
		self.assertEqual(found, (("أ", "حمص", "الصحة", since), ("ب", "حمص", "الصحة", since)))

	def test_a_choice_that_there_is_not_is_told_with_those_that_there_are(self):
		name = self.imported(row("أ", kind="شركة"))
		(kind,) = tables.problems_in_words(frappe.get_doc(DOCTYPE, name))["kinds"]
		self.assertIn("«Initiative»", kind[3])

	def test_the_file_with_its_problems_names_rows_as_it_has_them(self):
		file = csv_file([["سجل"], [], HEADINGS, row("أ"), row("أ", place="حمص.")])
		with self.as_user(self.secretary):
			doc = self.brought(file)
			self.check(doc.name)
		doc.reload()
		rows = [each.cells[0] for each in tables_of(returned.content(doc))[0].filled()]
		self.assertEqual((rows[1], "row 2" in rows[2]), (None, True))

	def test_an_import_is_called_as_its_file(self):
		with self.as_user(self.secretary):
			file = self.file(register(row("أ")), file_name="سجل 2024.csv")
			doc = frappe.get_doc({"doctype": DOCTYPE, "file": file, "title": "x"}).insert()
		self.assertRegex(doc.title, r"^سجل.2024\w*$")

	def test_of_more_problems_than_are_kept_all_are_counted(self):
		outcome = Outcome(None)
		for number in range(70_000):
			outcome.leaves_out([Problem(number + 2, "ع" * 60, "refused", f"{number}" * 20)])
		self.assertEqual((outcome.left_out, outcome.is_cut), (70_000, True))
		stored = json.dumps([[each.column, each.value] for each in outcome.problems], ensure_ascii=False)
		# A packet of the database holds 16 MB.
		self.assertLess(len(stored.encode()), 12_000_000)
		self.assertLess(len(outcome.kinds), 70_000)
