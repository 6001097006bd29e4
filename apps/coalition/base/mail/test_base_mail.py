from contextlib import contextmanager
from email import message_from_bytes, policy
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from unittest.mock import Mock, patch

import frappe
from frappe import _
from frappe.email.doctype.email_account.email_account import EmailAccount
from frappe.email.smtp import SMTPServer

from coalition.base.apps import roles
from coalition.base.mail import sending as mail
from coalition.base.mail.messages import Message
from coalition.base.mail.site_address import address_of
from coalition.base.outbox.entries import OUTBOX
from coalition.base.outbox.errors import Failed, OnHold, Problem
from coalition.base.text import addresses
from coalition.base.text.bidi import isolated
from coalition.tests import factories, mails
from coalition.tests.case import CoalitionTestCase


def write(name: str = "ليلى", link: str = "/coalition") -> Message:
	return Message(_("Your application was decided"), (f"{isolated(name)} <b>&</b>",), link)


def fail() -> Message:
	raise RuntimeError("no such words")


class TestMail(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		mails.forget()

	def told(self, *arguments, **more) -> list[dict]:
		mail.tell(*arguments, **more)
		return [content for _address, content in mails.taken()]

	def mailed(self, *arguments, **more):
		"""The mail as the engine would send it."""
		mail.tell(*arguments, **more)
		(self.entry,) = mails.waiting()
		with patch.dict(frappe.local.conf, {"mute_emails": 0}):
			mail.deliver(self.entry.payload, self.entry)
		return message_from_bytes(frappe.flags.sent_mail, policy=policy.default)

	def part(self, message, kind: str) -> str:
		(part,) = [part for part in message.walk() if part.get_content_type() == kind]
		return part.get_payload(decode=True).decode()

	def test_a_mail_is_written_in_the_readers_language_and_direction(self):
		for language, subject, direction in (
			("ar", "حُسم طلبكم", 'dir="rtl"'),
			("en", "Your application was decided", 'dir="ltr"'),
		):
			mails.forget()
			message = self.mailed(factories.user(roles.COUNCIL, language=language), write, {})
			self.assertEqual(message["Subject"], subject)
			self.assertIn(direction, self.part(message, "text/html"))
			self.assertIn(f'lang="{language}"', self.part(message, "text/html"))

	def test_what_is_told_is_escaped_in_html_and_plain_in_text(self):
		message = self.mailed("leila@example.org", write, {"name": "<script>"}, language="ar")
		self.assertIn("&lt;script&gt;", self.part(message, "text/html"))
		self.assertNotIn("<script>", self.part(message, "text/html"))
		text = self.part(message, "text/plain")
		self.assertIn("<script>", text)
		self.assertIn(address_of("/coalition"), text)

	def test_a_mail_goes_to_one_reader_and_its_entry_tells_of_its_record(self):
		user = frappe.get_doc("User", factories.user(roles.COUNCIL))
		message = self.mailed(user.name, write, {}, reference=user)
		self.assertEqual(message["To"], user.email)
		self.assertEqual((self.entry.reference_doctype, self.entry.reference_name), ("User", user.name))

	def test_what_is_sent_stands_in_no_table(self):
		before = frappe.db.count("Email Queue")
		link = "/coalition/apply/a-secret-link"
		message = self.mailed("leila@example.org", write, {"link": link}, language="ar")
		self.assertIn(link, self.part(message, "text/plain"))
		self.assertEqual(frappe.db.count("Email Queue"), before)
		stored = str(frappe.db.get_value(OUTBOX, self.entry.name, "*", as_dict=True))
		self.assertNotIn("a-secret-link", stored)
		self.assertNotIn("leila@example.org", stored)

	def test_sent_again_it_is_the_same_mail(self):
		first = self.mailed("leila@example.org", write, {})
		mail.deliver(self.entry.payload, self.entry)
		self.assertEqual(
			message_from_bytes(frappe.flags.sent_mail, policy=policy.default)["Message-Id"],
			first["Message-Id"],
		)

	def test_a_subject_has_one_line(self):
		(content,) = self.told("a@example.org", lambda: Message("One\r\nBcc: b@example.org", ()), {})
		self.assertEqual(content["subject"], "One Bcc: b@example.org")

	def test_who_has_no_letter_box_is_written_nothing(self):
		disabled = factories.user(roles.COUNCIL)
		frappe.db.set_value("User", disabled, "enabled", 0)
		nobody = (None, "", "Guest", disabled, "no address", addresses.placeholder())
		for recipient in nobody:
			self.assertEqual(self.told(recipient, write, {}), [], recipient)

	def test_mails_to_one_reader_are_sent_in_their_order(self):
		for recipient in ("leila@example.org", "Leila@example.org", "other@example.org"):
			mail.tell(recipient, write, {})
		first, second, other = (
			frappe.db.get_value(OUTBOX, each.name, "sequence") for each in mails.waiting()
		)
		self.assertEqual(first, second)
		self.assertNotEqual(first, other)

	def test_whatever_fails_changes_nothing_and_raises_nothing(self):
		before = frappe.db.count("Error Log")
		self.assertEqual(self.told("leila@example.org", fail, {}), [])
		self.assertEqual(self.told("leila@example.org", write, {"unknown": 1}), [])
		self.assertEqual(frappe.db.count("Error Log"), before + 2)

	def test_without_a_queue_what_was_done_stays_done(self):
		with patch.object(frappe, "enqueue", side_effect=ConnectionError):
			mail.tell("leila@example.org", write, {})
			frappe.db.after_commit.run()
		self.assertEqual(len(mails.waiting()), 1)

	def test_it_is_said_why_a_mail_was_not_sent(self):
		mail.tell("leila@example.org", write, {})
		(entry,) = mails.waiting()
		gone, full = ({"leila@example.org": (code, b"no")} for code in (550, 452))
		for error, problem, is_final in (
			(SMTPRecipientsRefused(gone), Problem.ADDRESS_REFUSED, True),
			(SMTPRecipientsRefused(full), Problem.ADDRESS_REFUSED, False),
			(ConnectionRefusedError(), Problem.NO_MAIL_SERVER, False),
			(SMTPServerDisconnected(), Problem.NO_MAIL_SERVER, False),
		):
			session = Mock(**{"sendmail.side_effect": error})
			with (
				patch.object(SMTPServer, "session", session),
				self.sending(),
				self.assertRaises(Failed) as raised,
			):
				mail.deliver(entry.payload, entry)
			self.assertEqual((raised.exception.problem, raised.exception.is_final), (problem, is_final))

	def test_a_server_that_is_not_there_is_said(self):
		mail.tell("leila@example.org", write, {})
		(entry,) = mails.waiting()
		nowhere = {"mail_server": "127.0.0.1", "mail_port": 9}
		with (
			patch.dict(frappe.local.conf, nowhere),
			self.sending(),
			self.assertRaises(Failed) as raised,
		):
			mail.deliver(entry.payload, entry)
		self.assertEqual(raised.exception.problem, Problem.NO_MAIL_SERVER)

	@contextmanager
	def sending(self):
		"""Inside, mails are really sent, by an account that is looked up anew."""
		frappe.local.outgoing_email_account = {}
		with (
			patch.dict(frappe.local.conf, {"mute_emails": 0}),
			patch.dict(frappe.flags, {"in_test": False}),
		):
			yield
		frappe.local.outgoing_email_account = {}

	def test_without_an_account_a_mail_waits_for_one(self):
		mail.tell("leila@example.org", write, {})
		(entry,) = mails.waiting()
		with (
			patch.object(EmailAccount, "find_default_outgoing", return_value=None),
			# Version 16 asks for the account where it really sends.
			self.sending(),
			self.assertRaises(Failed) as raised,
		):
			mail.deliver(entry.payload, entry)
		self.assertEqual(raised.exception.problem, Problem.NO_MAIL_SERVER)

	def test_while_the_site_sends_nothing_mails_wait(self):
		mail.tell("leila@example.org", write, {})
		(entry,) = mails.waiting()
		with patch.dict(frappe.local.conf, {"mute_emails": 1}), self.assertRaises(OnHold):
			mail.deliver(entry.payload, entry)

	def test_the_language_is_as_before_after_writing(self):
		frappe.local.lang = "en"
		self.told("leila@example.org", write, {}, language="ar")
		self.assertEqual(frappe.local.lang, "en")

	def test_the_same_message_is_a_text_to_paste_with_its_link_on_a_line_of_its_own(self):
		text = mail.as_text(write, {"name": "MA-1"}, "ar")
		self.assertEqual(text.splitlines()[-1], address_of("/coalition"))
		self.assertIn("\u2068MA-1\u2069", text)
