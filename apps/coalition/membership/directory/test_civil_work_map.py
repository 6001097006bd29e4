"""The map of civil work: what is counted, drawn and kept back, and for whom."""

import frappe
from frappe.desk import query_report

from coalition.base.errors import NotAPointOfTheMap
from coalition.base.printed import reports
from coalition.base.privacy.sealing import seal
from coalition.membership.report.civil_work_map import civil_work_map
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

REPORT = "Civil Work Map"
POINTS = {"إدلب": "35.93, 36.63", "حمص": "34.73, 36.71"}


class TestCivilWorkMap(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		# The site may have members; they are back when the test ends.
		for doctype in ("Charter Declaration", "Membership Application", "Member Organisation"):
			frappe.db.delete(doctype)
		for place, point in POINTS.items():
			factories.listed("Coalition Place", "place_name", place)
			frappe.db.set_value("Coalition Place", place, "point", point)
		factories.listed("Coalition Sector", "sector_name", "التعليم")
		self.council = factories.user("Council Member")

	def members(self, number: int, **values: object) -> list[str]:
		return [factories.member(**values).name for _ in range(number)]

	def report(self) -> dict:
		with self.as_user(self.council):
			return query_report.run(REPORT)

	def drawn(self) -> str:
		return self.report()["chart"]["coalition_map"]

	def shown(self) -> dict[str, tuple[int | None, dict[str, int]]]:
		"""The rows by their places: how many in all, and by sector where that is told."""
		report = self.report()
		labels = {column["fieldname"]: column["label"] for column in report["columns"]}
		return {
			row["place"]: (
				row["members"],
				{labels[key]: row[key] for key in row if key.startswith("sector_") and row[key]},
			)
			for row in report["result"]
		}

	def test_a_member_counts_once_in_each_place_and_sector_where_it_works(self):
		work = {
			"work_places": [{"place": "إدلب"}, {"place": "حمص"}],
			"work_sectors": [{"sector": "التعليم"}],
		}
		self.members(1, **work)
		split = {"التعليم": 1, "الصحة": 1}
		self.assertEqual(self.shown(), {"إدلب": (1, split), "حمص": (1, split)})

	def test_each_place_that_has_a_point_is_drawn_and_others_are_named(self):
		self.members(2, place="إدلب")
		self.members(1, place=factories.listed("Coalition Place", "place_name", "قرية بعيدة"))
		drawn = self.drawn()
		self.assertEqual(drawn.count("<circle"), 1)
		self.assertIn("إدلب · 2", drawn)
		self.assertIn("قرية بعيدة", self.report()["message"])

	def test_few_with_a_protected_member_are_shown_nowhere(self):
		protected = self.members(1, place="إدلب")[0]
		self.members(2, place="إدلب")
		self.members(9, place="حمص")
		self.assertEqual(self.shown()["إدلب"], (3, {"الصحة": 3}))
		seal.protect("Member Organisation", protected)
		self.assertEqual(self.shown(), {"Other places": (12, {})})
		self.assertNotIn("إدلب", frappe.as_json(self.report()))

	def test_enough_with_a_protected_member_are_counted_with_it_and_not_split(self):
		protected = self.members(5, place="إدلب")[0]
		self.members(2, place="حمص")
		seal.protect("Member Organisation", protected)
		self.assertEqual(self.shown(), {"إدلب": (5, {}), "حمص": (2, {"الصحة": 2})})

	def test_fewer_than_five_in_all_have_no_figure(self):
		seal.protect("Member Organisation", self.members(3, place="إدلب")[0])
		(row,) = self.report()["result"]
		self.assertEqual((row["members"], row["remark"]), (None, "fewer than 5"))

	def test_no_part_of_the_coalition_has_a_map_of_its_own(self):
		officer = factories.user("Branch Officer")
		branch = frappe.get_doc({"doctype": "Coalition Branch", "branch_name": "فرع", "place": "حمص"})
		branch.append("officers", {"user": officer, "from_date": "2020-01-01"})
		branch.insert()
		self.members(6, place="حمص", branch=branch.name)
		self.members(1, place="حمص")
		with self.as_user(officer):
			self.assertRaises(frappe.PermissionError, query_report.run, REPORT)
			# Also where a coalition gives them the report.
			_columns, rows, message, _drawn = civil_work_map.execute()
		self.assertEqual(rows, [])
		self.assertIn("counts all members", message)
		with self.as_user(self.council):
			self.assertEqual(
				query_report.run(REPORT, filters={"branch": branch.name})["result"][0]["members"], 7
			)

	def test_borders_are_the_coalitions_choice_and_off_as_shipped(self):
		self.members(1, place="إدلب")
		self.assertNotIn("stroke-dasharray", self.drawn())
		frappe.get_single("Coalition Settings").update({"map_borders": 1}).save()
		self.assertIn("stroke-dasharray", self.drawn())

	def test_the_map_is_on_paper_with_what_is_said_of_it(self):
		self.members(2, place="إدلب")
		with self.as_user(self.council):
			_title, page = reports.paper(reports.Asked(REPORT))
		self.assertEqual(page.count("<circle"), 1)
		self.assertIn("Where a protected member works", page)

	def test_a_point_is_stored_as_it_is_read_and_what_is_none_is_refused(self):
		secretary = factories.user("Coalition Secretariat")
		with self.as_user(secretary):
			self.place_at("٣٥٫٩٣٠٦١، ٣٦٫٦٣")
			self.assertEqual(frappe.db.get_value("Coalition Place", "إدلب", "point"), "35.9306, 36.63")
			for typed in ("حلب", "135.9, 36.6", "35.9, 236.6"):
				self.assertRaises(NotAPointOfTheMap, self.place_at, typed)
			self.place_at("")
			self.assertFalse(frappe.db.get_value("Coalition Place", "إدلب", "point"))

	def place_at(self, typed: str) -> None:
		frappe.get_doc("Coalition Place", "إدلب").update({"point": typed}).save()
