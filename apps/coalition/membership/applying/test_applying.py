from unittest.mock import patch

import frappe
from frappe.utils import add_days, today

from coalition.membership.applying import drafts, messages, sending
from coalition.membership.applying.uploads import files
from coalition.membership.errors import ClauseNotDeclared
from coalition.tests import factories, mails
from coalition.tests.case import CoalitionTestCase

KEY = "k" * 32


class TestSending(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		charter = factories.charter()
		organisation = factories.organisation()
		self.answers = {**organisation, "kind": "Organisation", "clause_0": "1", "clause_1": "1"}
		self.answers["charter"] = charter.name

	def test_a_guest_hands_in_a_submitted_application_and_stays_a_guest(self):
		with self.as_user("Guest"):
			name = sending.hand_in(self.answers, KEY)
			self.assertEqual(frappe.session.user, "Guest")
		application = frappe.get_doc("Membership Application", name)
		self.assertEqual((application.status, application.channel), ("Submitted", "Portal"))
		self.assertEqual((application.owner, application.submitted_by), ("Guest", "Guest"))
		self.assertEqual([row.is_declared for row in application.declared_clauses], [1, 1, 0])

	def test_the_same_answers_handed_in_again_are_the_same_application(self):
		with self.as_user("Guest"):
			first = sending.hand_in(self.answers, KEY)
			self.assertEqual(sending.hand_in(self.answers, KEY), first)

	def test_a_draft_becomes_its_application_and_is_gone(self):
		with self.as_user("Guest"):
			drafts.keep(KEY, self.answers)
			name = sending.send(KEY)
			self.assertIsNone(drafts.load(KEY))
			self.assertEqual(sending.send(KEY), name)
		self.assertFalse(frappe.db.exists("Deleted Document", {"deleted_doctype": drafts.DRAFT}))

	def test_ticks_that_stood_under_another_charter_declare_nothing(self):
		drafts.keep(KEY, self.answers)
		factories.charter()
		with self.assertRaises(ClauseNotDeclared):
			sending.send(KEY)

	def test_a_key_that_opens_nothing_sends_nothing(self):
		self.assertIsNone(sending.send("x" * 32))


class TestDrafts(CoalitionTestCase):
	def test_another_key_opens_nothing(self):
		drafts.keep(KEY, {"kind": "Individual"})
		self.assertIsNone(drafts.load("l" * 32))
		self.assertEqual(drafts.load(KEY).answers, {"kind": "Individual"})

	def test_what_a_step_keeps_stands_beside_what_others_kept(self):
		drafts.keep(KEY, {"kind": "Initiative", "place": "حمص"})
		drafts.keep(KEY, {"place": "درعا"})
		self.assertEqual(drafts.load(KEY).answers, {"kind": "Initiative", "place": "درعا"})

	def test_every_change_begins_the_sixty_days_anew(self):
		name = drafts.keep(KEY, {}).name
		frappe.db.set_value(drafts.DRAFT, name, "expires_on", today())
		drafts.keep(KEY, {})
		self.assertEqual(
			frappe.db.get_value(drafts.DRAFT, name, "expires_on"), frappe.utils.getdate(add_days(today(), 60))
		)

	def test_a_draft_that_ran_out_opens_no_more_and_goes_with_its_files(self):
		name = drafts.keep(KEY, {"kind": "Individual"}).name
		files.add(name, "a.pdf", b"%PDF-1.4 of a draft that runs out")
		frappe.db.set_value(drafts.DRAFT, name, "expires_on", add_days(today(), -1))
		self.assertIsNone(drafts.load(KEY))
		with patch.object(frappe.db, "commit"):
			drafts.delete_expired()
		self.assertFalse(frappe.db.exists(drafts.DRAFT, name))
		self.assertEqual(files.of_draft(name), [])

	def test_a_draft_that_ran_out_is_gone_before_the_nightly_job_as_well(self):
		name = drafts.keep(KEY, {"kind": "Organisation", "place": "حمص"}).name
		files.add(name, "a.pdf", b"%PDF-1.4 of a draft that ran out")
		frappe.db.set_value(drafts.DRAFT, name, "expires_on", add_days(today(), -1))
		self.assertIsNone(drafts.lock(KEY))
		self.assertIsNone(sending.send(KEY))
		self.assertFalse(frappe.db.exists("Membership Application", {"submission_key": KEY}))
		self.assertEqual(drafts.keep(KEY, {"kind": "Individual"}).answers, {"kind": "Individual"})
		self.assertEqual(files.of_draft(name), [])

	def test_a_draft_that_was_changed_lately_stays(self):
		name = drafts.keep(KEY, {}).name
		with patch.object(frappe.db, "commit"):
			drafts.delete_expired()
		self.assertTrue(frappe.db.exists(drafts.DRAFT, name))

	def test_the_link_is_mailed_once_in_the_language_of_the_applicant(self):
		mails.forget()
		for address in ("leila@example.org", "leila@example.org", "other@example.org"):
			messages.mail_link(drafts.keep(KEY, {"contact_email": address}), KEY, "ar")
		((address, content),) = mails.taken()
		self.assertEqual((address, content["subject"]), ("leila@example.org", "متابعة طلبكم"))
		self.assertTrue(content["text"].endswith(f"/coalition/apply/{KEY}"))

	def test_none_of_the_people_who_are_named_is_mailed_the_link(self):
		mails.forget()
		people = [{"person_name": "كريم", "email": "karim@example.org"}]
		messages.mail_link(drafts.keep(KEY, {"contact_email": "", "people": people}), KEY, "ar")
		self.assertEqual(mails.taken(), [])
		named = drafts.keep(KEY, {"contact_email": "leila@example.org", "people": people})
		messages.mail_link(named, KEY, "ar")
		self.assertEqual([address for address, _content in mails.taken()], ["leila@example.org"])

	def test_who_gave_no_address_is_mailed_nothing(self):
		with patch.object(messages, "tell") as told:
			messages.mail_link(drafts.keep(KEY, {"contact_email": ""}), KEY, "ar")
		told.assert_not_called()
