import frappe
from frappe.desk.query_report import run

from coalition.base.apps import roles
from coalition.base.privacy.sealing import seal
from coalition.membership.report.who_could_work_with_whom.who_could_work_with_whom import execute
from coalition.membership.roles import BRANCH_OFFICER
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

REPORT = "Who Could Work with Whom"


class TestCooperating(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		hash_ = frappe.generate_hash(length=6)
		self.topic = factories.listed("Coalition Sector", "sector_name", f"قطاع {hash_}")
		self.place = factories.listed("Coalition Place", "place_name", f"مكان {hash_}")

	def member(self, stance: str, note: str = "", may_be_used: int = 1, **values) -> str:
		point = {"stance": stance, "sector": self.topic, "place": self.place, "note": note}
		return factories.member(cooperation=[{**point, "may_be_used": may_be_used}], **values).name

	def rows(self) -> list[dict]:
		return execute({"sector": self.topic, "place": self.place})[1]

	def pairs(self) -> list[tuple]:
		return [(row["member"], row["other"]) for row in self.rows() if row.get("other")]

	def test_two_who_want_the_same_are_found(self):
		one, other = self.member("Wants To"), self.member("Wants To")
		self.assertEqual(self.pairs(), [(one, other)])
		names = [frappe.get_doc("Member Organisation", each).organisation_name for each in (one, other)]
		found = next(row for row in self.rows() if row.get("other"))
		self.assertEqual([found["organisation_name"], found["other_name"]], names)

	def test_what_may_not_be_used_is_not(self):
		self.member("Wants To")
		self.member("Wants To", may_be_used=0)
		self.assertEqual(self.pairs(), [])

	def test_who_left_is_not_asked_any_more(self):
		self.member("Wants To")
		gone = self.member("Wants To")
		frappe.db.set_value("Member Organisation", gone, "standing", "Withdrawn")
		self.assertEqual(self.pairs(), [])

	def test_where_it_would_hurt_is_said_in_the_members_words(self):
		one = self.member("Wants To")
		other = self.member("Wants To")
		point = {"stance": "Interests Conflict", "sector": self.topic, "note": "نتنافس على المنحة نفسها"}
		doc = frappe.get_doc("Member Organisation", other)
		doc.append("cooperation", {**point, "may_be_used": 1})
		doc.save()
		pair = next(row for row in self.rows() if row.get("other"))
		self.assertEqual((pair["member"], pair["other"]), (one, other))
		self.assertIn("نتنافس على المنحة نفسها", pair["note"])

	def test_who_works_there_and_said_nothing_can_be_asked(self):
		works = factories.member(work_sectors=[{"sector": self.topic}], work_places=[{"place": self.place}])
		told = {row["member"]: row["what"] for row in self.rows()}
		self.assertEqual(told, {works.name: "Works on this, and said nothing"})

	def test_a_protected_member_is_found_by_its_pseudonym_and_its_words_are_not(self):
		self.member("Wants To")
		other = self.member("Wants To", note="مدرستنا في الحي")
		seal.protect("Member Organisation", other)
		self.assertEqual(len(self.pairs()), 1)
		pseudonym = frappe.db.get_value("Member Organisation", other, "organisation_name")
		self.assertIn(pseudonym, [row["other_name"] for row in self.rows()])
		self.assertNotIn("مدرستنا", str(self.rows()))

	def test_a_branchs_officer_does_not_run_it(self):
		with self.as_user(factories.user(roles.SECRETARIAT)):
			self.assertTrue(run(REPORT, {"sector": self.topic})["columns"])
		for role in (BRANCH_OFFICER, roles.FINANCE):
			with self.as_user(factories.user(role)), self.assertRaises(frappe.PermissionError):
				run(REPORT, {"sector": self.topic})
