import json
from hashlib import sha256
from unittest.mock import Mock, call, patch

import frappe
from frappe.utils import add_days, getdate

from coalition.base.apps import roles
from coalition.base.doctype.verification_code import verification_code as called
from coalition.base.errors import AlreadyRevoked, IssuedByHand, ReasonMissing, UnknownKind
from coalition.base.privacy.sealing import seal
from coalition.base.records import locking
from coalition.base.verification import (
	allow_to_be_seen,
	codes,
	issue,
	issuing,
	kinds,
	papers,
	reissue,
	revoke,
)
from coalition.base.verification.lookup import look_up
from coalition.base.verification.state import State
from coalition.membership.certificates.certificate import certificate
from coalition.membership.roles import DELEGATE
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

KIND = "Membership Certificate"


class VerificationTestCase(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		# Making a paper takes a second; base/documents/test_documents.py looks at them.
		quick = patch.object(papers, "render", lambda *words: b"%PDF\xff" + frappe.generate_hash().encode())
		quick.start()
		self.addCleanup(quick.stop)
		self.member = factories.member(name_latin="Sanabel Foundation").name
		self.secretary = factories.user(roles.SECRETARIAT)

	def issued(self):
		with self.as_user(self.secretary):
			return issue(KIND, self.member)


class TestIssuing(VerificationTestCase):
	def test_a_certificate_has_a_number_a_code_and_a_paper_in_each_language(self):
		code = self.issued()
		self.assertRegex(code.number, r"^MC-\d{4}-\d{4,}$")
		self.assertEqual(codes.read(code.code), code.code)
		self.assertEqual((code.issued_on, code.issued_by), (getdate(), self.secretary))
		self.assertEqual([paper.language for paper in code.papers], ["ar", "en"])

	def test_its_papers_are_private_files_named_by_the_number_and_known_by_their_digest(self):
		code = self.issued()
		for paper in code.papers:
			file = frappe.get_doc("File", {"file_url": paper.file})
			self.assertEqual(file.is_private, 1)
			# The engine adds to a name that lies on the disk already.
			self.assertRegex(file.file_name, rf"^{code.number}-{paper.language}\w*\.pdf$")
			self.assertEqual((file.attached_to_doctype, file.attached_to_name), (code.doctype, code.name))
			content = papers.content_of(file.name)
			self.assertTrue(content.startswith(b"%PDF"))
			self.assertEqual(sha256(content).hexdigest(), paper.content_hash)

	def test_a_second_click_finds_the_one_that_is_valid(self):
		self.assertEqual(self.issued().name, self.issued().name)

	def test_after_its_last_day_another_is_issued(self):
		first = self.issued()
		frappe.db.set_value(first.doctype, first.name, "valid_until", add_days(getdate(), -1))
		self.assertNotEqual(self.issued().name, first.name)

	def test_it_says_what_was_true_on_the_day_of_issue(self):
		code = self.issued()
		frappe.db.set_value("Member Organisation", self.member, "organisation_name", "اسم آخر")
		said = json.loads(frappe.get_doc(code.doctype, code.name).said)
		self.assertNotEqual(said["organisation_name"], "اسم آخر")
		self.assertEqual(said["name_latin"], "Sanabel Foundation")

	def test_only_the_roles_of_the_kind_issue_it(self):
		for role in (roles.COUNCIL, roles.OVERSIGHT, roles.AUDITOR, DELEGATE):
			with self.as_user(factories.user(role)), self.assertRaises(frappe.PermissionError):
				called.issue(KIND, self.member)
		self.assertEqual(frappe.db.count("Verification Code", {"reference_name": self.member}), 0)

	def test_who_cannot_read_the_record_issues_nothing_about_it(self):
		kind = certificate()
		strange = patch.object(
			kinds, "all_kinds", lambda: [kinds.VerifiableDocument(**{**vars(kind), "may_issue": ("Guest",)})]
		)
		with strange, self.as_user("Guest"), self.assertRaises(frappe.PermissionError):
			issue(KIND, self.member)

	def test_a_kind_that_nobody_registers_is_named(self):
		with self.as_user(self.secretary), self.assertRaises(UnknownKind):
			called.issue("Diploma", self.member)

	def test_each_kind_has_a_prefix_of_its_own(self):
		prefixes = [kind.prefix for kind in kinds.all_kinds()]
		self.assertEqual(len(prefixes), len(set(prefixes)))
		self.assertIn("MC", prefixes)


class TestWhatWasIssued(VerificationTestCase):
	def test_nobody_makes_one_by_hand(self):
		values = {"kind": KIND, "reference_doctype": "Member Organisation", "reference_name": self.member}
		for user in ("Administrator", self.secretary):
			with self.as_user(user), self.assertRaises(frappe.PermissionError):
				frappe.get_doc({"doctype": "Verification Code", "said": "{}", **values}).insert()

	def test_nobody_deletes_one(self):
		code = self.issued()
		for force in (False, True):
			with self.assertRaises(IssuedByHand):
				frappe.delete_doc(code.doctype, code.name, force=force)

	def test_nothing_that_was_issued_changes_not_even_by_our_own_code(self):
		for field, value in (
			("number", "MC-1"),
			("code", "X"),
			("said", "{}"),
			("valid_until", "2099-01-01"),
		):
			code = self.issued()
			code.set(field, value)
			code.flags.ignore_permissions = True
			with self.assertRaises(IssuedByHand, msg=field):
				code.save()

	def test_its_papers_are_not_exchanged(self):
		code = self.issued()
		code.papers[0].content_hash = "0" * 64
		code.flags.ignore_permissions = True
		with self.assertRaises(IssuedByHand):
			code.save()

	def test_two_codes_are_never_the_same(self):
		code = self.issued()
		other = factories.member().name
		with (
			patch.object(codes, "new_code", lambda: code.code),
			self.assertRaises(frappe.UniqueValidationError),
		):
			issue(KIND, other)


class TestRevoking(VerificationTestCase):
	def test_a_revoked_one_says_who_when_and_why(self):
		code = self.issued()
		with self.as_user(self.secretary):
			called.revoke(code.name, "  خرجت من التحالف ")
		code.reload()
		self.assertEqual(
			(code.revoked_on, code.revoked_by, code.revocation_reason),
			(getdate(), self.secretary, "خرجت من التحالف"),
		)
		self.assertIs(look_up(code.code).state, State.REVOKED)

	def test_it_is_revoked_once_and_for_good(self):
		code = self.issued()
		revoke(code.name, "خطأ")
		with self.assertRaises(AlreadyRevoked):
			revoke(code.name, "مرة أخرى")
		code.reload()
		code.revoked_on = None
		code.flags.ignore_permissions = True
		with self.assertRaises(AlreadyRevoked):
			code.save()

	def test_revoking_asks_for_a_reason(self):
		code = self.issued()
		for reason in ("", "  ", "\u200f"):
			with self.assertRaises(ReasonMissing):
				revoke(code.name, reason)

	def test_who_may_not_issue_may_not_revoke_nor_show(self):
		code = self.issued()
		for role in (roles.COUNCIL, DELEGATE, roles.AUDITOR):
			with self.as_user(factories.user(role)):
				with self.assertRaises(frappe.PermissionError):
					called.revoke(code.name, "لا")
				with self.assertRaises(frappe.PermissionError):
					called.reissue(code.name, "لا")
				with self.assertRaises(frappe.PermissionError):
					called.allow_to_be_seen(code.name, ["organisation_name"])
		self.assertIs(look_up(code.code).state, State.VALID)

	def test_a_new_one_takes_the_place_of_the_old(self):
		old = self.issued()
		with self.as_user(self.secretary):
			new = reissue(old.name, "تغيّر الاسم")
		old.reload()
		self.assertEqual(old.superseded_by, new.name)
		self.assertNotEqual((old.code, old.number), (new.code, new.number))
		self.assertEqual(
			[look_up(each.code).state for each in (old, new)],
			[State.REVOKED, State.VALID],
		)

	def test_its_holder_is_locked_before_it_as_by_whoever_issues_one(self):
		code = self.issued()
		with self.as_user(self.secretary), patch.object(issuing, "locking", Mock(wraps=locking)) as locks:
			called.reissue(code.name, "تغيّر الاسم")
		holder, itself = locks.mock_calls[:2]
		self.assertEqual(holder, call.lock("Member Organisation", self.member))
		self.assertEqual(itself, call.locked(code.doctype, code.name))

	def test_where_the_reason_is_missing_no_new_one_is_issued_either(self):
		old = self.issued()
		with self.assertRaises(ReasonMissing):
			reissue(old.name, "")


class TestWhatAStrangerLearns(VerificationTestCase):
	def test_number_date_and_state_and_nothing_else(self):
		code = self.issued()
		with self.as_user("Guest"):
			found = look_up(code.code)
		self.assertEqual((found.number, found.issued_on, found.state), (code.number, getdate(), State.VALID))
		self.assertEqual(found.facts, ())

	def test_what_the_holder_allows_field_by_field(self):
		code = self.issued()
		allow_to_be_seen(code.name, ["name_latin", "contact_phone", "place", "code"])
		self.assertEqual(look_up(code.code).facts, (("Name in Latin Script", "Sanabel Foundation"),))
		allow_to_be_seen(code.name, [])
		self.assertEqual(look_up(code.code).facts, ())

	def test_days_and_the_kind_are_told_in_the_readers_language(self):
		code = self.issued()
		allow_to_be_seen(code.name, ["what", "member_since"])
		frappe.local.lang = "ar"
		try:
			self.assertEqual(
				[value for _, value in look_up(code.code).facts], ["شهادة عضوية", getdate("2016-01-01")]
			)
		finally:
			frappe.local.lang = "en"

	def test_a_member_that_may_not_be_seen_any_more_is_not(self):
		code = self.issued()
		allow_to_be_seen(code.name, ["name_latin"])
		hidden = kinds.VerifiableDocument(**{**vars(certificate()), "may_be_seen": lambda record: False})
		with patch.object(kinds, "all_kinds", lambda: [hidden]):
			self.assertEqual(look_up(code.code).facts, ())

	def test_a_protected_member_is_named_neither_on_the_page_nor_in_its_papers(self):
		code = self.issued()
		allow_to_be_seen(code.name, ["name_latin", "organisation_name"])
		addresses = [paper.file for paper in code.papers]
		seal.protect("Member Organisation", self.member)
		self.assertEqual(look_up(code.code).facts, ())
		self.assertEqual(frappe.get_all("File", {"file_url": ("in", addresses)}), [])
		self.assertEqual(frappe.get_all("File", {"attached_to_name": code.name}), [])
		self.assertNotIn("Sanabel", frappe.db.get_value(code.doctype, code.name, "said"))
		# It is as genuine as before, and can still be revoked.
		revoke(code.name, "طلب العضو")
		self.assertIs(look_up(code.code).state, State.REVOKED)

	def test_it_is_expired_on_the_day_after_its_last(self):
		code = self.issued()
		frappe.db.set_value(code.doctype, code.name, "valid_until", add_days(getdate(), -1))
		self.assertIs(look_up(code.code).state, State.EXPIRED)

	def test_a_certificate_of_who_has_left_holds_no_longer(self):
		code = self.issued()
		left = getdate()
		gone = kinds.VerifiableDocument(**{**vars(certificate()), "ended_on": lambda record: left})
		with patch.object(kinds, "all_kinds", lambda: [gone]):
			found = look_up(code.code)
		self.assertEqual((found.state, found.valid_until), (State.EXPIRED, add_days(left, -1)))

	def test_where_the_app_of_a_kind_is_gone_its_papers_can_still_be_verified(self):
		code = self.issued()
		allow_to_be_seen(code.name, ["name_latin"])
		with patch.object(kinds, "all_kinds", lambda: []):
			found = look_up(code.code)
		self.assertEqual((found.state, found.facts), (State.VALID, ()))

	def test_a_code_that_nobody_issued_is_none(self):
		self.assertIsNone(look_up(codes.new_code()))


class TestTheButtons(VerificationTestCase):
	def test_the_button_is_offered_to_those_who_may_issue(self):
		with self.as_user(self.secretary):
			self.assertEqual(called.kinds_for("Member Organisation"), [KIND])
			self.assertEqual(called.kinds_for("Coalition Place"), [])
			self.assertIn("organisation_name", called.showable(KIND))
		with self.as_user(factories.user(roles.COUNCIL)):
			self.assertEqual(called.kinds_for("Member Organisation"), [])
