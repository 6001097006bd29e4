"""The desk's search finds by numbers: of records, and of telephones, by whoever may read them."""

import frappe
from frappe.custom.doctype.property_setter.property_setter import make_property_setter

from coalition.base.apps import roles
from coalition.base.guards import engine
from coalition.base.privacy.forgetting import erasure
from coalition.base.privacy.sealing import seal
from coalition.base.search import desk
from coalition.membership.roles import BRANCH_OFFICER
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

MEMBER, APPLICATION = "Member Organisation", "Membership Application"
PHONE, OF_PERSON, OF_ACCOUNT = "+963944371905", "+963944371906", "+963944371907"
FORMS = ("+963 944 371 905", "0944 371 905", "٠٩٤٤٣٧١٩٠٥", "00963 944-371-905", "963944371905+", "944371905")


class TestNumbers(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		settings = frappe.get_doc("Coalition Settings")
		settings.set("countries", [{"country": "Syria"}])
		settings.save()
		cls.member = factories.member(contact_phone=f"+963933000111, {PHONE}")
		cls.member.append(
			"people",
			{"person_name": "نوفل", "duty": "Contact", "phone": OF_PERSON, "from_date": "2020-01-01"},
		)
		cls.member.save()
		cls.application = factories.application(contact_phone=PHONE)
		cls.account = factories.account(phone=OF_ACCOUNT)
		cls.secretary = factories.user(roles.SECRETARIAT)

	def found(self, text: str) -> list[str]:
		with self.as_user(self.secretary):
			return [each["name"] for each in desk.find(text)]

	def test_a_record_is_found_by_its_number_in_each_form(self):
		letters, year, number = self.application.name.split("-")
		arabic = "".join(chr(0x660 + int(each)) for each in number)
		for typed in (
			self.application.name,
			self.application.name.lower(),
			f"{letters} {year} {int(number)}",
			f"{letters}-{year}-{arabic}",
		):
			with self.subTest(typed):
				self.assertEqual(self.found(typed)[0], self.application.name)
		self.assertEqual(self.found(self.member.name.replace("-", " ").lower())[0], self.member.name)
		self.assertEqual(self.found("MO 99999999"), [])

	def test_its_title_and_kind_are_told(self):
		with self.as_user(self.secretary):
			hit = desk.find(self.member.name)[0]
		self.assertEqual((hit["doctype"], hit["title"]), (MEMBER, self.member.organisation_name))

	def test_a_telephone_finds_member_application_account_and_person_in_each_form(self):
		for typed in FORMS:
			with self.subTest(typed):
				self.assertLessEqual({self.member.name, self.application.name}, set(self.found(typed)))
		self.assertEqual(self.found("0944 371 906"), [self.member.name])
		self.assertEqual(self.found("٠٩٤٤ ٣٧١ ٩٠٧"), [self.account.name])

	def test_a_number_that_begins_alike_finds_nobody(self):
		for typed in ("+96394437190", "0944 371 90", "+963944371999"):
			self.assertEqual(self.found(typed), [], typed)

	def test_the_engines_global_search_tells_them_too(self):
		with self.as_user(self.secretary):
			found = engine.search("0944 371 906")
			self.assertIn(self.member.name, [row.name for row in found])
			self.assertEqual([row.name for row in engine.search("0944 371 906", doctype=APPLICATION)], [])

	def test_a_column_that_one_may_not_read_finds_nobody(self):
		level = make_property_setter(MEMBER, "contact_phone", "permlevel", 2, "Int")
		frappe.clear_cache(doctype=MEMBER)
		self.addCleanup(frappe.clear_cache, doctype=MEMBER)
		self.addCleanup(level.delete, ignore_permissions=True)
		self.assertNotIn(self.member.name, self.found(PHONE))
		self.assertIn(self.member.name, self.found(OF_PERSON))

	def test_nobody_finds_what_a_list_would_not_show_them(self):
		frappe.set_user(factories.user(BRANCH_OFFICER))
		for typed in (PHONE, OF_PERSON, OF_ACCOUNT, self.member.name, self.application.name):
			self.assertEqual(desk.find(typed), [], typed)

	def test_telephones_of_who_is_protected_or_erased_are_not_found(self):
		seal.protect(MEMBER, self.member.name)
		for typed in (PHONE, OF_PERSON, "٠٩٤٤٣٧١٩٠٦"):
			self.assertNotIn(self.member.name, self.found(typed))
		self.assertIn(self.member.name, self.found(self.member.name))
		seal.lift(MEMBER, self.member.name)
		self.assertIn(self.member.name, self.found(PHONE))
		erasure.anonymise(MEMBER, self.member.name)
		for typed in (PHONE, OF_PERSON):
			self.assertNotIn(self.member.name, self.found(typed))

	def test_an_account_of_a_protected_member_is_not_found_by_its_telephone(self):
		account = factories.account(phone="+963944371908", holder_type=MEMBER, holder=self.member.name)
		self.assertEqual(self.found("0944 371 908"), [account.name])
		seal.protect(MEMBER, self.member.name)
		self.assertEqual(self.found("0944 371 908"), [])

	def test_odd_texts_break_nothing(self):
		for typed in ("%1", "1'", "MA-%-%", "+", "++963", "9" * 5000, "MO-", "MO 1 or 1=1", "\\1"):
			self.assertIsInstance(self.found(typed), list)
