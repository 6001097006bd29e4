import frappe

from coalition.base.privacy import records
from coalition.base.privacy.forgetting import erasure
from coalition.base.privacy.sealing import seal
from coalition.base.program_keys import making
from coalition.tests import factories
from coalition.tests.privacy_case import LATIN, NAME, PERSON, PrivacyTestCase
from coalition.tests.whole_site import places_of_each

PROSE = "نعمل مع الأطفال في المخيمات"


class TestProgramsOfWhoIsProtectedOrLeaves(PrivacyTestCase):
	def member_with_program(self, **values: object):
		"""A member, its key of this title, and what that was answered just now."""
		title = values.pop("title", f"برنامج {NAME}")
		member = factories.member(**{"organisation_name": NAME, "name_latin": LATIN, **values})
		key = factories.program_key(holder_type=member.doctype, holder=member.name, title=title)
		return member, key, self.answered(key, f'{{"about": "{PROSE}", "proposer": "{PERSON}"}}')

	def answered(self, key, answer: str) -> str:
		row = {"doctype": "Answered Request", "family": key.family, "idempotency_key": frappe.generate_hash()}
		doc = frappe.get_doc({**row, "fingerprint": "f" * 64, "answer": answer})
		doc.db_insert()
		return doc.name

	def test_what_a_protected_members_programs_were_answered_is_empty_and_still_done_once(self):
		member, _key, answered = self.member_with_program()
		other = self.answered(factories.program_key(), PROSE)
		seal.protect(member.doctype, member.name)
		row = frappe.db.get_value("Answered Request", answered, ["answer", "fingerprint", "idempotency_key"])
		self.assertEqual(row[:2], ("", ""))
		self.assertTrue(row[2])
		self.assertEqual(frappe.db.get_value("Answered Request", other, "answer"), PROSE)

	def test_what_a_program_was_answered_goes_with_the_people_who_leave(self):
		member, _key, answered = self.member_with_program(contact_person=PERSON)
		erasure.anonymise(member.doctype, member.name)
		self.assertEqual(frappe.db.get_value("Answered Request", answered, "answer"), "")

	def test_a_name_in_what_a_key_is_called_goes_from_the_key_and_from_its_user(self):
		member, key, _answered = self.member_with_program()
		# A name of one word is replaced in what hangs on the member alone: the key does, its user does not.
		short, its_key, _answered = self.member_with_program(
			organisation_name="ليلى", name_latin="Layla", title="برنامج ليلى"
		)
		for each in (member, short):
			seal.protect(each.doctype, each.name)
		self.assertEqual(places_of_each(NAME)[NAME], [])
		for each in (key, its_key):
			title = frappe.db.get_value("Program Key", each.name, "title")
			user = frappe.db.get_value("User", each.user, ["first_name", "full_name"])
			self.assertNotIn("ليلى", title)
			self.assertEqual(user, (title, title))

	def test_why_a_key_was_revoked_is_sealed_comes_back_and_is_erased(self):
		member, key, _answered = self.member_with_program()
		making.revoke(key.name, "ضاع حاسوب هالة")
		seal.protect(member.doctype, member.name)
		self.assertFalse(self.why(key))
		seal.lift(member.doctype, member.name)
		self.assertEqual(self.why(key), "ضاع حاسوب هالة")
		erasure.anonymise(member.doctype, member.name)
		self.assertFalse(self.why(key))

	def why(self, key) -> str | None:
		return frappe.db.get_value("Program Key", key.name, "revoked_why")


class TestRecordsOfAnotherWhoseNameIsTheSame(PrivacyTestCase):
	"""Names are unique within a DocType alone: a branch may be called what a member is called."""

	@classmethod
	def scene(cls) -> None:
		super().scene()
		cls.member = factories.member(organisation_name=NAME, name_latin=LATIN)
		branch = frappe.get_doc({"doctype": "Coalition Branch", "branch_name": "فرع الشمال"})
		cls.branch = branch.insert(set_name=cls.member.name)
		cls.own_key, cls.key = (
			factories.program_key(holder_type=each.doctype, holder=each.name)
			for each in (cls.member, cls.branch)
		)
		cls.own_code, cls.code = cls.code_of(cls.member), cls.code_of(cls.branch)

	@classmethod
	def code_of(cls, record):
		doc = frappe.get_doc({"doctype": "Verification Code", "name": frappe.generate_hash()})
		doc.update({"kind": "Certificate of Membership", "said": "{}"})
		doc.update({"reference_doctype": record.doctype, "reference_name": record.name})
		doc.db_insert()
		return doc

	def test_what_belongs_to_the_member_is_told_by_doctype_and_name(self):
		held = records.held_of(records.subject_of(self.member.doctype), self.member.name)
		found = {each.name for each in held if each.doctype in ("Program Key", "Verification Code")}
		self.assertEqual(found, {self.own_key.name, self.own_code.name})

	def test_protecting_and_erasing_the_member_leaves_the_others_records_alone(self):
		for key in (self.own_key, self.key):
			making.revoke(key.name, "ضاع حاسوب هالة")
		seal.protect(self.member.doctype, self.member.name)
		self.assertEqual(self.reasons(), [None, "ضاع حاسوب هالة"])
		erasure.anonymise(self.member.doctype, self.member.name)
		self.assertEqual(self.reasons(), [None, "ضاع حاسوب هالة"])

	def test_papers_of_the_others_records_keep_their_names(self):
		seal.protect(self.member.doctype, self.member.name)
		names = []
		for record in (self.own_key, self.key, self.own_code, self.code):
			about = {"attached_to_doctype": record.doctype, "attached_to_name": record.name}
			file = {"doctype": "File", "file_name": "ورقة.txt", "is_private": 1, "content": record.name}
			names.append("ورقة" in frappe.get_doc({**file, **about}).insert().file_name)
		self.assertEqual(names, [False, True, False, True])

	def reasons(self) -> list[str | None]:
		keys = (self.own_key.name, self.key.name)
		return [frappe.db.get_value("Program Key", key, "revoked_why") or None for key in keys]
