"""Filters of lists by names: any spelling, all ways a list is asked, and nobody's rights."""

import frappe
from frappe.custom.doctype.property_setter.property_setter import make_property_setter
from frappe.desk import reportview

from coalition.base.apps import roles
from coalition.base.privacy.sealing import seal
from coalition.membership.roles import BRANCH_OFFICER
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

MEMBER, PLACE = "Member Organisation", "Coalition Place"
NAME = "organisation_name"


class TestFiltersByNames(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		cls.olives = factories.member(organisation_name="مؤسسة زيتون البرقوق").name
		cls.latin = factories.member(organisation_name="سنابل البرقوق", name_latin="Yasmin Barquq").name
		cls.other = factories.member(organisation_name="قناديل الوادي", contact_person="هالة العبد الله").name
		cls.all = {cls.olives, cls.latin, cls.other}
		cls.secretary = factories.user(roles.SECRETARIAT)

	def setUp(self) -> None:
		super().setUp()
		self.in_request("/api/method/frappe.desk.reportview.get", "POST")
		frappe.set_user(self.secretary)

	def listed(self, *condition: object, doctype: str = MEMBER) -> set[str]:
		return set(frappe.get_list(doctype, filters=[[doctype, *condition]], pluck="name", limit=0))

	def of_ours(self, *condition: object) -> set[str]:
		return self.listed(*condition) & self.all

	def test_contains_finds_every_spelling_and_the_other_script(self):
		for typed in ("موسسه زيتون البرقوق", "زيتـون برقوق", "Zaytoun Barkuk", "البرقوق زيتون"):
			with self.subTest(typed):
				self.assertEqual(self.of_ours(NAME, "like", f"%{typed}%"), {self.olives})
		self.assertEqual(self.of_ours(NAME, "like", "%ياسمين برقوق%"), {self.latin})
		self.assertEqual(self.of_ours("name_latin", "like", "%barqouq%"), {self.olives, self.latin})

	def test_what_the_engine_finds_by_itself_is_found_as_before(self):
		self.assertEqual(self.of_ours(NAME, "like", "%رقوق%"), {self.olives, self.latin})
		self.assertEqual(self.of_ours(NAME, "like", "قناديل%"), {self.other})
		self.assertEqual(self.of_ours(NAME, "in", ["قناديل الوادي"]), {self.other})

	def test_equals_finds_the_same_name_in_another_spelling_and_no_other(self):
		self.assertEqual(self.of_ours(NAME, "=", "موسسه زيتون البرقوق"), {self.olives})
		for alike in ("زيتون البرقوق", "Zaytoun Barkuk", "مؤسسة زيتون"):
			self.assertEqual(self.of_ours(NAME, "=", alike), set())

	def test_opposites_find_all_others(self):
		for operator, opposite, value in (
			("like", "not like", "%موسسه زيتون%"),
			("=", "!=", "موسسه زيتون البرقوق"),
		):
			with self.subTest(opposite):
				found, others = self.listed(NAME, operator, value), self.listed(NAME, opposite, value)
				self.assertIn(self.olives, found)
				self.assertEqual(found & others, set())
				self.assertEqual(found | others, set(frappe.get_list(MEMBER, pluck="name", limit=0)))

	def test_people_are_found_by_their_own_columns_alone(self):
		self.assertEqual(self.of_ours("contact_person", "like", "%هاله العبدالله%"), {self.other})
		self.assertEqual(self.of_ours("contact_person", "like", "%Hala%"), {self.other})
		self.assertEqual(self.of_ours(NAME, "like", "%هاله العبدالله%"), set())
		self.assertEqual(self.of_ours("contact_person", "like", "%قناديل%"), set())

	def test_lists_counts_and_exports_agree(self):
		asked = {
			"doctype": MEMBER,
			"filters": frappe.as_json([[MEMBER, NAME, "like", "%موسسه زيتون البرقوق%"]]),
			"fields": '["name"]',
		}
		frappe.local.form_dict = frappe._dict(asked)
		self.assertEqual(reportview.get()["values"], [[self.olives]])
		frappe.local.form_dict = frappe._dict(asked)
		self.assertEqual(reportview.get_count(), 1)
		frappe.local.form_dict = frappe._dict(asked, file_format_type="CSV", title=MEMBER)
		reportview.export_query()
		exported = frappe.response["filecontent"] or frappe.response["result"]
		text = exported.decode() if isinstance(exported, bytes) else str(exported)
		self.assertIn(self.olives, text)
		self.assertNotIn(self.latin, text)

	def test_places_and_other_kinds_are_found_too(self):
		place = factories.listed(PLACE, "place_name", "تل البرقوق")
		self.assertIn(place, self.listed("place_name", "like", "%tal barquq%", doctype=PLACE))
		self.assertIn(place, self.listed("place_name", "=", "تلّ البرقوق", doctype=PLACE))

	def test_nobody_sees_more_than_their_list_shows(self):
		frappe.set_user("Administrator")
		branch, officer = factories.branch(), factories.user(BRANCH_OFFICER)
		branch.append("officers", {"user": officer, "from_date": "2020-01-01"})
		branch.save()
		own = factories.member(organisation_name="برقوقة الفرع", branch=branch.name).name
		frappe.set_user(officer)
		self.assertEqual(self.listed(NAME, "like", "%barqouq%"), {own})

	def test_a_protected_member_is_found_by_its_pseudonym_alone(self):
		frappe.set_user("Administrator")
		shown = seal.protect(MEMBER, self.olives)
		frappe.set_user(self.secretary)
		for typed in ("موسسه زيتون البرقوق", "Zaytoun Barkuk"):
			self.assertNotIn(self.olives, self.listed(NAME, "like", f"%{typed}%"))
			self.assertNotIn(self.olives, self.listed(NAME, "=", typed))
			self.assertIn(self.olives, self.listed(NAME, "not like", f"%{typed}%"))
		self.assertIn(self.olives, self.listed(NAME, "like", f"%{shown}%"))

	def test_a_name_that_one_may_not_read_finds_nothing(self):
		frappe.set_user("Administrator")
		level = make_property_setter(MEMBER, "name_latin", "permlevel", 2, "Int")
		frappe.clear_cache(doctype=MEMBER)
		self.addCleanup(frappe.clear_cache, doctype=MEMBER)
		self.addCleanup(level.delete, ignore_permissions=True)
		frappe.set_user(self.secretary)
		self.assertEqual(self.of_ours(NAME, "like", "%ياسمين برقوق%"), set())
		self.assertEqual(self.of_ours(NAME, "like", "%موسسه زيتون البرقوق%"), {self.olives})

	def test_odd_texts_break_nothing_and_find_none_of_ours(self):
		for typed in ("%", "_", "'", '"', "\\", "(", "[", "a' or 'a'='a", "😀", "x" * 3000, "زنجفرة " * 50):
			for operator in ("like", "not like", "=", "!="):
				with self.subTest(typed[:9], operator=operator):
					found = self.of_ours(NAME, operator, f"%{typed}%" if "like" in operator else typed)
					# Signs of patterns are the engine's, as before.
					self.assertIn(found, (self.all, set()))

	def test_what_code_looks_up_past_permissions_is_exact(self):
		same = {NAME: "موسسه زيتون البرقوق"}
		self.assertEqual(frappe.get_all(MEMBER, filters=same, pluck="name"), [])
