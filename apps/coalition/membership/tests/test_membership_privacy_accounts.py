"""Of a protected member's people, their portal accounts tell nothing, and they sign in as they always did."""

import frappe
from frappe.desk.reportview import get as listed
from frappe.desk.search import search_link

from coalition.base.accounts.desk import hand_over_code
from coalition.base.accounts.finding_people import find_user
from coalition.base.errors import NotAnAccountsName
from coalition.base.privacy.errors import ProtectedStays
from coalition.base.privacy.forgetting import erasure
from coalition.base.privacy.sealing import seal
from coalition.membership.roles import INDIVIDUAL
from coalition.tests import factories
from coalition.tests.privacy_case import PrivacyTestCase
from coalition.tests.whole_site import places_of_each

PERSON, CALLED = "رهف عبد الحميد", "rahaf.abdulhamid"
PHONE, MAIL = "+963955112233", "rahaf@green-spike.example"
TYPED = (CALLED, "Rahaf.Abdulhamid", PHONE, "00963 955 112 233", "0955112233", MAIL, MAIL.upper())
ACCOUNT = "Portal Account"


class AccountsCase(PrivacyTestCase):
	@classmethod
	def scene(cls) -> None:
		super().scene()
		cls.member = factories.member()
		held = {"holder_type": cls.member.doctype, "holder": cls.member.name}
		named = {"person_name": PERSON, "user_name": CALLED, "phone": PHONE, "email": MAIL}
		cls.account = factories.account(**held, **named)
		cls.account.update({"language": "en"}).save()
		cls.member.add_comment("Comment", f"{PERSON}: {PHONE}, {CALLED}")

	def stored(self):
		return frappe.get_doc(ACCOUNT, self.account.name)

	def found(self, *typed: str) -> set[str | None]:
		return {find_user(each) for each in typed}


class TestAccountsOfProtected(AccountsCase):
	@classmethod
	def scene(cls) -> None:
		super().scene()
		cls.before = places_of_each(PERSON, CALLED, PHONE, MAIL)
		cls.shown = seal.protect(cls.member.doctype, cls.member.name)

	def test_afterwards_the_whole_site_does_not_hold_what_they_are_called(self):
		self.assertTrue(all(self.before.values()), self.before)
		self.assertEqual(places_of_each(*self.before), {text: [] for text in self.before})
		user = frappe.get_doc("User", self.account.user)
		self.assertEqual((self.stored().person_name, user.full_name), (self.shown, self.shown))
		self.assertEqual(user.username, self.stored().user_name)

	def test_their_holders_sign_in_by_all_that_they_ever_typed_and_by_the_new_name(self):
		self.assertEqual(self.found(*TYPED, self.stored().user_name), {self.account.user})
		rubbish = ("rahaf", "963955112234", "112233", "rahaf@green-spike.exampl", "")
		self.assertEqual(self.found(*rubbish), {None})

	def test_no_interface_of_the_desk_shows_them(self):
		with self.as_user(self.secretary):
			shown = [
				self.stored().as_json(),
				frappe.get_list(ACCOUNT, fields=["*"], filters={"name": self.account.name}),
				hand_over_code(self.account.name),
			]
			frappe.local.form_dict = frappe._dict(doctype=ACCOUNT, fields='["*"]', page_length=500, start=0)
			shown.append(listed())
			frappe.response["results"] = None
			shown.append([search_link(ACCOUNT, "rahaf"), frappe.response.get("results")])
		for text in (PERSON, CALLED, PHONE, MAIL):
			self.assertNotIn(text, str(shown))

	def test_the_digests_are_no_readers(self):
		with self.as_user(self.secretary):
			doc = self.stored()
			doc.apply_fieldlevel_read_permissions()
			self.assertFalse(doc.get("sealed_names"))

	def test_lifting_brings_back_what_they_were_called(self):
		seal.lift(self.member.doctype, self.member.name)
		stored = self.stored()
		self.assertEqual(
			(stored.person_name, stored.user_name, stored.phone, stored.email, stored.sealed_names),
			(PERSON, CALLED, PHONE, MAIL, None),
		)
		user = frappe.get_doc("User", self.account.user)
		self.assertEqual((user.full_name, user.username, user.email), (PERSON, CALLED, MAIL))
		self.assertEqual(find_user(PHONE), self.account.user)

	def test_a_number_that_is_another_accounts_by_then_stays_with_that(self):
		factories.account(phone=PHONE)
		seal.lift(self.member.doctype, self.member.name)
		self.assertEqual((self.stored().phone, self.stored().user_name), (None, CALLED))

	def test_nobody_types_them_back_in_and_nobody_else_takes_the_user_name(self):
		for values in ({"phone": PHONE}, {"user_name": CALLED}, {"person_name": PERSON}, {"email": MAIL}):
			with self.as_user(self.secretary), self.assertRaises(ProtectedStays):
				self.stored().update(values).save()
		with self.assertRaises(NotAnAccountsName):
			factories.account(user_name=CALLED)
		with self.as_user(self.secretary):
			self.stored().update({"language": "ar"}).save()
		self.assertEqual(find_user(PHONE), self.account.user)

	def test_an_account_that_is_made_afterwards_is_sealed_at_once(self):
		held = {"holder_type": self.member.doctype, "holder": self.member.name}
		made = factories.account(**held, person_name="سلام", user_name="salam.new", phone="+963 955 777 888")
		self.assertEqual((made.person_name, made.phone), (self.shown, None))
		self.assertNotEqual(frappe.db.get_value(ACCOUNT, made.name, "user_name"), "salam.new")
		self.assertEqual(find_user("0955777888"), made.user)
		seal.lift(self.member.doctype, self.member.name)
		self.assertEqual(frappe.db.get_value(ACCOUNT, made.name, "phone"), "+963955777888")

	def test_an_individuals_account_is_sealed_as_well(self):
		individual = factories.individual(person_name="نور الدين الحلبي")
		held = {"holder_type": individual.doctype, "holder": individual.name, "portal_role": INDIVIDUAL}
		account = factories.account(**held, person_name="نور الدين الحلبي", phone="+963 955 333 444")
		shown = seal.protect(individual.doctype, individual.name)
		stored = frappe.get_doc(ACCOUNT, account.name)
		self.assertEqual((stored.person_name, stored.phone), (shown, None))
		self.assertEqual(find_user("+963955333444"), account.user)


class TestAccountsOfWhoLeaves(AccountsCase):
	def test_who_leaves_is_found_by_nothing_any_more(self):
		erasure.anonymise(self.member.doctype, self.member.name)
		self.assertEqual(self.found(*TYPED), {None})
		self.assertEqual(places_of_each(PERSON, PHONE, MAIL), {PERSON: [], PHONE: [], MAIL: []})

	def test_who_leaves_while_protected_does_not_come_back_with_the_lifting(self):
		seal.protect(self.member.doctype, self.member.name)
		erasure.anonymise(self.member.doctype, self.member.name)
		self.assertEqual(self.found(*TYPED), {None})
		seal.lift(self.member.doctype, self.member.name)
		self.assertTrue(self.stored().user_name)
		self.assertEqual(self.found(*TYPED), {None})
