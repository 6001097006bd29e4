import frappe

from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.privacy.forgetting import erasure
from coalition.base.privacy.sealing import seal
from coalition.base.search import desk, stored
from coalition.patches.v0_9 import fold_stored_names
from coalition.tests import factories
from coalition.tests.privacy_case import LATIN, NAME, PERSON, PrivacyTestCase, approved, leave_traces
from coalition.tests.searching import folded

MEMBER, PERSON_TYPE, APPLICATION = "Member Organisation", "Individual Member", "Membership Application"


class TestFoldedNamesOfWhoIsProtected(PrivacyTestCase):
	"""Sealed names are in no folded name, in whatever spelling."""

	SPELLINGS = ("سنبله", "السنبله", "خضراء", "snbl", "green", "spike", "هاله", "كريم")

	def setUp(self) -> None:
		super().setUp()
		# Other tests leave members of names like these, which are found by half of what is typed.
		self.others = set(frappe.get_all(stored.TABLE, fields=["kind", "record"], as_list=True))

	def words_of_the_site(self) -> str:
		return " ".join(filter(None, frappe.get_all(stored.TABLE, pluck="words")))

	def assertGone(self) -> None:
		words = self.words_of_the_site()
		self.assertEqual([each for each in self.SPELLINGS if f" {each}" in words], [])
		for typed in (NAME, LATIN, PERSON, "السنبله الخضرا", "Green Spike", "هاله عبدالكريم"):
			with self.subTest(typed):
				found = {(each["doctype"], each["name"]) for each in desk.find(typed)}
				self.assertEqual(
					{each for each in found - self.others if each[0] != "Coalition Place"}, set()
				)

	def test_a_protected_member_is_found_by_its_pseudonym_alone(self):
		member = approved()
		leave_traces(member)
		earlier = factories.application(organisation_name=NAME)
		account = factories.account(person_name=PERSON, holder_type=MEMBER, holder=member.name)
		named = frappe.get_doc({"doctype": "Coalition Branch", "branch_name": f"فرع {NAME}"}).insert()
		self.assertGreater(len(desk.find(NAME)), 2)
		shown = seal.protect(member.doctype, member.name)
		self.assertGone()
		found = {each["name"] for each in desk.find(shown)}
		self.assertLessEqual({member.name, earlier.name, member.application, account.name, named.name}, found)
		self.assertEqual([each for each in desk.find(shown) if NAME in each["title"]], [])

	def test_an_account_that_is_made_for_it_later_is_found_by_its_pseudonym_alone(self):
		member = approved()
		shown = seal.protect(member.doctype, member.name)
		account = factories.account(person_name=PERSON, holder_type=MEMBER, holder=member.name)
		self.assertGone()
		self.assertIn(account.name, [each["name"] for each in desk.find(shown)])

	def test_a_save_and_the_patch_bring_nothing_back(self):
		member = approved()
		seal.protect(member.doctype, member.name)
		frappe.get_doc(member.doctype, member.name).save()
		fold_stored_names.execute()
		self.assertGone()

	def test_a_longer_name_of_another_stays_found(self):
		member, longer = approved(), factories.member(organisation_name=f"{NAME} الشرقية")
		before = folded(MEMBER, longer.name)
		seal.protect(member.doctype, member.name)
		self.assertEqual(folded(MEMBER, longer.name), before)

	def test_with_the_lifting_its_name_is_found_again(self):
		member = approved()
		before = folded(MEMBER, member.name), folded(APPLICATION, member.application)
		shown = seal.protect(member.doctype, member.name)
		seal.lift(member.doctype, member.name)
		self.assertEqual((folded(MEMBER, member.name), folded(APPLICATION, member.application)), before)
		self.assertNotIn(member.name, [each["name"] for each in desk.find(shown)])

	def test_who_was_erased_is_found_by_nothing(self):
		person = factories.individual(person_name="هالة السنبلة", name_latin="Hala Green Spike")
		account = factories.account(
			person_name="هالة السنبلة",
			portal_role="Individual Member",
			holder_type=PERSON_TYPE,
			holder=person.name,
		)
		erasure.anonymise(PERSON_TYPE, person.name)
		self.assertGone()
		self.assertEqual(
			(folded(PERSON_TYPE, person.name), "هاله" in folded(ACCOUNT, account.name)), ("", False)
		)

	def test_the_people_of_an_organisation_go_and_its_name_stays(self):
		member = approved()
		erasure.anonymise(MEMBER, member.name)
		self.assertNotIn(" هاله", self.words_of_the_site())
		self.assertIn(member.name, [each["name"] for each in desk.find(NAME)])
