import json

import frappe

from coalition.base.apps import roles
from coalition.base.privacy import consents
from coalition.base.privacy.sealing import seal
from coalition.membership.admission.checks import not_yet_a_member
from coalition.membership.duplicates import desk
from coalition.membership.duplicates.reading import is_publicly_known
from coalition.membership.duplicates.scoring import Identity
from coalition.membership.roles import DELEGATE
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

ARABIC, LATIN = "جمعية قناديل البادية", "Qanadeel Al-Badia"


class TestDuplicates(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		factories.charter()
		self.secretary = factories.user(roles.SECRETARIAT)

	def find(self, *names: str, registrations: tuple[dict, ...] = (), **more: str) -> list[str]:
		with self.as_user(self.secretary):
			found = desk.find(
				"Membership Application",
				names=json.dumps(names),
				registrations=json.dumps(registrations),
				**more,
			)
		return [each["name"] for each in found]

	def check(self, status: str = "Draft", **values: object):
		application = factories.application(**values)
		application.status = status
		return not_yet_a_member(application)

	def test_the_desk_finds_members_individuals_and_open_applications_in_both_scripts(self):
		member = factories.member(organisation_name=ARABIC).name
		applying = factories.application(organisation_name="منظمة قناديل البادية").name
		self.assertEqual(self.find("", LATIN), [member, applying])
		self.assertEqual(self.find("قناديل الباديه"), [member, applying])

	def test_the_desk_finds_an_individual(self):
		person = frappe.new_doc("Individual Member")
		organisation = factories.organisation()
		person.update({"person_name": "هزار القناديلي", "member_since": "2016-01-01"})
		person.update({field: organisation[field] for field in ("place", "sector", "contact_phone")})
		person.insert()
		self.assertEqual(self.find("Hazar Al Qanadili"), [person.name])

	def test_the_record_that_is_typed_is_not_its_own_double(self):
		name = factories.application(organisation_name=ARABIC).name
		self.assertEqual(self.find(ARABIC), [name])
		self.assertEqual(self.find(ARABIC, name=name), [])

	def test_a_registration_is_found_whatever_the_names_are(self):
		row = {"authority": "وزارة القناديل", "number": "4567/2013"}
		member = factories.member(registrations=[row]).name
		asked = {"authority": "وزاره القناديل", "area": "", "number": "٤٥٦٧-٢٠١٣"}
		self.assertEqual(self.find("اسم لا يشبهه", registrations=(asked,)), [member])
		self.assertEqual(self.find("اسم لا يشبهه", registrations=({**asked, "authority": "أخرى"},)), [])

	def test_only_who_may_enter_applications_asks(self):
		for role in (roles.COUNCIL, roles.FINANCE, DELEGATE):
			# Not all engines refuse by the same class.
			refused = self.assertRaises((frappe.PermissionError, frappe.ValidationError))
			with self.as_user(factories.user(role)), refused:
				desk.find("Membership Application", names='["x"]')

	def test_rubbish_finds_nothing(self):
		for rubbish in ("[]", "{}", "7", '["..."]', "[[1]]", "[null]"):
			with self.as_user(self.secretary):
				self.assertEqual(desk.find("x", names=rubbish, registrations=rubbish), [])

	def test_a_protected_member_is_never_a_candidate(self):
		member = factories.member(organisation_name=ARABIC, name_latin=LATIN)
		seal.protect("Member Organisation", member.name)
		shown = frappe.db.get_value("Member Organisation", member.name, "organisation_name")
		self.assertEqual(self.find(ARABIC, LATIN), [])
		self.assertEqual(self.find(shown), [])

	def test_at_the_approval_the_check_says_of_a_protected_member_that_there_is_one_and_not_who(self):
		member = factories.member(organisation_name=ARABIC)
		shown = seal.protect("Member Organisation", member.name)
		result = self.check(organisation_name=ARABIC, status="Approved")
		self.assertEqual(result.outcome, "Fail")
		self.assertNotIn(member.name, str(result))
		self.assertNotIn(shown, str(result))
		elsewhere = factories.listed("Coalition Place", "place_name", "درعا")
		there = self.check(organisation_name=ARABIC, place=elsewhere, status="Approved")
		self.assertNotEqual(there.outcome, "Fail")

	def test_before_the_approval_the_check_says_nothing_that_tells_a_sealed_name_from_an_unknown_one(self):
		seal.protect("Member Organisation", factories.member(organisation_name=ARABIC).name)
		application = factories.application(organisation_name=ARABIC)
		unknown = self.check(organisation_name="اسم لا يحمله أحد")
		for status in ("Draft", "Submitted", "Under Review", "Council Decision"):
			application.status = status
			self.assertEqual(not_yet_a_member(application), unknown)

	def test_a_member_of_this_name_in_this_place_stops_the_approval_however_it_is_spelled(self):
		factories.member(organisation_name=ARABIC)
		result = self.check(organisation_name="جمعيه قناديل الباديه")
		self.assertEqual(result.outcome, "Fail")
		self.assertIn(ARABIC, result.reasons[0])

	def test_who_is_merely_alike_is_worth_a_look_with_the_reason(self):
		elsewhere = factories.listed("Coalition Place", "place_name", "درعا")
		factories.member(organisation_name=ARABIC, place=elsewhere)
		for name in (ARABIC, "منظمة قناديل البادية", LATIN):
			result = self.check(organisation_name=name)
			self.assertEqual(result.outcome, "Look")
			self.assertIn(ARABIC, str(result.reasons))
			self.assertIn(elsewhere, str(result.reasons))

	def test_the_same_registration_is_worth_a_look(self):
		row = {"authority": "وزارة القناديل", "number": "4567/2013"}
		member = factories.member(registrations=[row])
		result = self.check(registrations=[{**row, "number": "4567-2013"}])
		self.assertEqual(result.outcome, "Look")
		self.assertIn(member.organisation_name, result.reasons[0])

	def test_a_stranger_learns_of_no_member_that_does_not_show_its_name(self):
		member = factories.member(organisation_name=ARABIC, name_latin=LATIN)
		self.assertFalse(is_publicly_known(Identity((ARABIC, LATIN))))
		consents.give(member, "organisation_name")
		member.save()
		self.assertTrue(is_publicly_known(Identity((ARABIC, ""))))
		self.assertTrue(is_publicly_known(Identity(("", LATIN))))
		factories.application(organisation_name="جمعية سواقي الغاب")
		self.assertFalse(is_publicly_known(Identity(("جمعية سواقي الغاب", ""))))
