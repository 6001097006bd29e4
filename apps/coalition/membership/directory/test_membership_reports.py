from datetime import date, timedelta

import frappe
from frappe.desk import query_report
from frappe.utils import getdate

from coalition.base.privacy.sealing import seal
from coalition.membership.directory.cards import declarations_that_end
from coalition.membership.register import entering, exporting
from coalition.membership.register.reading.columns import COLUMNS, CONTACT
from coalition.membership.register.reading.register import tables_of
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

NAME = "جمعية السنابل المحمية"
REPORTS = {
	"Member Register": (
		"Coalition Administrator",
		"Coalition Secretariat",
		"Council Member",
		"Branch Officer",
	),
	"Civil Work Map": (
		"Coalition Administrator",
		"Coalition Secretariat",
		"Council Member",
	),
	"Ending Declarations": ("Coalition Administrator", "Coalition Secretariat"),
	"Applications by Time and Outcome": (
		"Coalition Administrator",
		"Coalition Secretariat",
		"Council Member",
	),
	"Not Reachable": ("Coalition Administrator", "Coalition Secretariat"),
}
EVERYBODY = {role for roles in REPORTS.values() for role in roles} | {
	"Coalition Finance",
	"Coalition Auditor",
}


def run(report: str, **filters: object) -> list[dict]:
	rows = query_report.run(report, filters=filters)["result"]
	return [row for row in rows if isinstance(row, dict)]


class Reports(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.charter = factories.charter(holds_for_months=12).name
		# The site may have members; they are back when the test ends.
		for doctype in ("Charter Declaration", "Membership Application", "Member Organisation"):
			frappe.db.delete(doctype)

	def member(self, **values: object) -> str:
		return factories.member(**values).name


class TestReports(Reports):
	def test_each_report_is_for_its_roles_alone(self):
		for role in sorted(EVERYBODY):
			user = factories.user(role)
			for report, roles in REPORTS.items():
				with self.as_user(user), self.subTest(role=role, report=report):
					if role in roles:
						run(report)
					else:
						self.assertRaises(frappe.PermissionError, run, report)

	def test_a_branch_officer_is_reported_the_own_branch_alone(self):
		officer = factories.user("Branch Officer")
		branch = frappe.get_doc({"doctype": "Coalition Branch", "branch_name": "فرع", "place": "حمص"})
		branch.append("officers", {"user": officer, "from_date": "2020-01-01"})
		factories.organisation()
		branch.insert()
		own, other = self.member(branch=branch.name), self.member()
		with self.as_user(officer):
			self.assertEqual([row["name"] for row in run("Member Register")], [own])
		self.assertEqual({row["name"] for row in run("Member Register")}, {own, other})

	def test_the_register_is_narrowed_and_what_it_does_not_offer_is_passed_over(self):
		here = self.member()
		factories.listed("Coalition Place", "place_name", "إدلب")
		self.member(place="إدلب")
		self.assertEqual([row["name"] for row in run("Member Register", place="حمص")], [here])
		self.assertEqual(len(run("Member Register", contact_phone="+15550100")), 2)

	def test_a_protected_member_is_named_in_no_report(self):
		seal.protect("Member Organisation", self.member(organisation_name=NAME))
		for report in REPORTS:
			self.assertNotIn(NAME, frappe.as_json(query_report.run(report)))

	def test_a_declaration_that_ends_is_told_with_how_it_is_reached_and_what_to_send(self):
		ends, renewed, later = (self.member() for _ in range(3))
		today = getdate()
		nearly_a_year = today - timedelta(days=355)
		for member in (ends, renewed):
			factories.declaration(member, self.charter, str(nearly_a_year))
		factories.declaration(renewed, self.charter, str(today))
		factories.declaration(later, self.charter, str(today))
		(row,) = run("Ending Declarations", days=30)
		self.assertEqual(row["member"], ends)
		self.assertTrue(0 <= row["days_left"] <= 30)
		self.assertEqual(row["reached_by"], "telephone")
		self.assertIn("/coalition/", row["text"])
		self.assertEqual(declarations_that_end()["value"], 1)
		self.assertEqual(run("Ending Declarations", days=-5), [])

	def test_applications_are_counted_by_month_and_outcome(self):
		for status, created, decided in (
			("Approved", "2026-01-10 10:00:00", "2026-01-20"),
			("Declined", "2026-01-10 10:00:00", "2026-01-14"),
			("Under Review", "2026-02-01 10:00:00", None),
			("Draft", "2026-02-01 10:00:00", None),
		):
			values = {"status": status, "creation": created, "decided_on": decided}
			factories.application().db_set(values, update_modified=False)
		february, january = run("Applications by Time and Outcome")
		self.assertEqual((january["month"], january["applied"], january["days"]), ("January 2026", 2, 7.0))
		self.assertEqual((january["approved"], january["declined"], january["open"]), (1, 1, 0))
		self.assertEqual((february["applied"], february["open"], february["days"]), (1, 1, None))
		self.assertEqual(run("Applications by Time and Outcome", to_date="2025-12-31"), [])

	def test_who_cannot_be_reached_is_told_and_why(self):
		self.member()
		lost = self.member(contact_phone="", contact_email="")
		past = [
			{"person_name": "ليلى", "duty": "Delegate", "until_date": "2020-01-01", "from_date": "2019-01-01"}
		]
		leaderless = self.member(people=past)
		found = {row["name"]: row["why"] for row in run("Not Reachable")}
		self.assertEqual(set(found), {lost, leaderless})
		self.assertIn("delegate", found[leaderless])


class TestExport(Reports):
	def exported(self, user: str, file_type: str = "CSV", language: str = "ar") -> list[dict[str, object]]:
		with self.as_user(user):
			frappe.local.lang = language
			content = exporting.register(file_type)
			frappe.local.lang = "en"
		headings, *rows = tables_of(content)[0].filled()
		return [dict(zip(headings.cells, row.cells, strict=False)) for row in rows]

	def test_what_is_exported_is_read_again_by_an_empty_site(self):
		secretary = factories.user("Coalition Secretariat")
		member = self.member(
			organisation_name="=جمعية",
			kind="Initiative",
			people_band="6 to 20",
			work_places=[{"place": "حمص"}],
			registrations=[{"authority": "وزارة", "number": "5", "valid_until": "2030-01-01"}],
			people=[{"person_name": "ليلى", "duty": "Delegate", "phone": "+963944000000"}],
		)
		factories.declaration(member, self.charter, "2026-01-01")
		for file_type in ("XLSX", "CSV"):
			for language in ("ar", "en"):
				with self.as_user(secretary):
					frappe.local.lang = language
					content = exporting.register(file_type)
					frappe.local.lang = "en"
				frappe.db.savepoint("exported")
				for doctype in ("Charter Declaration", "Member Organisation"):
					frappe.db.delete(doctype)
				outcome = entering.enter(content)
				self.assertEqual((outcome.entered, outcome.problems, outcome.register.unknown), (1, [], []))
				again = frappe.get_last_doc("Member Organisation")
				self.assertEqual((again.organisation_name, again.kind), ("=جمعية", "Initiative"))
				self.assertEqual(again.people[0].phone, "+963944000000")
				self.assertEqual(again.registrations[0].valid_until, date(2030, 1, 1))
				self.assertEqual(frappe.get_last_doc("Charter Declaration").declared_on, date(2026, 1, 1))
				frappe.db.rollback(save_point="exported")

	def test_contacts_are_for_those_who_may_change_members(self):
		self.member()
		headings = {column.headings[0] for column in COLUMNS if column.field in CONTACT}
		(full,) = self.exported(factories.user("Coalition Secretariat"))
		(bare,) = self.exported(factories.user("Council Member"))
		self.assertLessEqual(headings, full.keys())
		self.assertFalse(headings & bare.keys())

	def test_a_protected_member_leaves_by_its_pseudonym_alone(self):
		name = self.member(organisation_name=NAME, contact_email="name@example.org")
		shown = seal.protect("Member Organisation", name)
		(row,) = self.exported(factories.user("Coalition Secretariat"), "XLSX")
		self.assertEqual(row["اسم المنظمة"], shown)
		self.assertFalse({NAME, "name@example.org", "+15550100"} & set(map(str, row.values())))

	def test_the_engines_own_export_names_a_protected_member_by_its_pseudonym_and_is_noted(self):
		from coalition.base.records.files.exports import export_list, export_report

		name = self.member(organisation_name=NAME)
		self.member(organisation_name="=1+1")
		shown = seal.protect("Member Organisation", name)
		fields = ["`tabMember Organisation`.`organisation_name`", "`tabMember Organisation`.`contact_phone`"]
		asked = {"doctype": "Member Organisation", "fields": frappe.as_json(fields), "title": "m"}
		report = {"report_name": "Member Register", "filters": "{}", "visible_idx": "[0, 1]"}
		self.addCleanup(setattr, frappe.local, "form_dict", frappe._dict())
		for file_type in ("CSV", "Excel"):
			for export, words in ((export_list, asked), (export_report, report)):
				with self.as_user(factories.user("Coalition Secretariat")):
					frappe.local.form_dict = frappe._dict(words, file_format_type=file_type)
					export(**frappe.local.form_dict)
				cells = [
					str(cell)
					for row in tables_of(frappe.response["filecontent"])[0].filled()
					for cell in row.cells
				]
				if export is export_list:
					self.assertIn(shown, cells)
					self.assertTrue({"=1+1", "'=1+1"} & set(cells), cells)
				self.assertFalse([cell for cell in cells if NAME in cell])
		notes = frappe.get_all("Export Note", ["report", "number_of_records"], order_by="creation asc")
		self.assertIn(("Member Register", 2), [(each.report, each.number_of_records) for each in notes])
		self.assertIn(("", 2), [(each.report or "", each.number_of_records) for each in notes])

	def test_an_export_is_noted_with_who_when_and_how_many(self):
		self.member()
		secretary = factories.user("Coalition Secretariat")
		self.exported(secretary)
		note = frappe.get_last_doc("Export Note")
		self.assertEqual((note.exported_by, note.number_of_records, note.with_contacts), (secretary, 1, 1))
		with self.assertRaises(frappe.ValidationError):
			note.save()
		with self.assertRaises(frappe.ValidationError):
			note.delete()
