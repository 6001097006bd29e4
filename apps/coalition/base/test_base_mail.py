from email import message_from_string
from email.header import decode_header, make_header
from unittest.mock import patch

import frappe
from frappe import _

from coalition.base import addresses, mail
from coalition.base.messages import Message, isolated
from coalition.base.site_address import address_of
from coalition.setup import roles
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


def write(name: str = "ليلى", link: str = "/coalition") -> Message:
	return Message(_("Your application was decided"), (f"{isolated(name)} <b>&</b>",), link)


def fail() -> Message:
	raise RuntimeError("no such words")


class TestMail(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.queued: list[dict] = []
		self.enterContext(patch.object(frappe, "enqueue", lambda _method, **job: self.queued.append(job)))

	def enterContext(self, context) -> None:
		# Python 3.10 has it not yet.
		context.__enter__()
		self.addCleanup(context.__exit__, None, None, None)

	def told(self, *arguments, **more) -> list[dict]:
		mail.tell(*arguments, **more)
		self.assertEqual(self.queued, [])
		frappe.db.after_commit.run()
		return self.queued

	def mailed(self, *arguments, **more):
		"""The mail as the engine would send it."""
		(job,) = self.told(*arguments, **more)
		before = frappe.get_all("Email Queue", pluck="name")
		mail.deliver(job["address"], job["content"], job["about"])
		(name,) = frappe.get_all("Email Queue", {"name": ("not in", ["", *before])}, pluck="name")
		self.queue_row = frappe.get_doc("Email Queue", name)
		return message_from_string(self.queue_row.message)

	def part(self, message, kind: str) -> str:
		(part,) = [part for part in message.walk() if part.get_content_type() == kind]
		return part.get_payload(decode=True).decode()

	def test_a_mail_is_written_in_the_readers_language_and_direction(self):
		for language, subject, direction in (
			("ar", "حُسم طلبكم", 'dir="rtl"'),
			("en", "Your application was decided", 'dir="ltr"'),
		):
			self.queued.clear()
			message = self.mailed(factories.user(roles.COUNCIL, language=language), write, {})
			self.assertEqual(str(make_header(decode_header(message["Subject"]))), subject)
			self.assertIn(direction, self.part(message, "text/html"))
			self.assertIn(f'lang="{language}"', self.part(message, "text/html"))

	def test_what_is_told_is_escaped_in_html_and_plain_in_text(self):
		message = self.mailed("leila@example.org", write, {"name": "<script>"}, language="ar")
		self.assertIn("&lt;script&gt;", self.part(message, "text/html"))
		self.assertNotIn("<script>", self.part(message, "text/html"))
		text = self.part(message, "text/plain")
		self.assertIn("<script>", text)
		self.assertIn(address_of("/coalition"), text)

	def test_a_mail_goes_to_one_reader_and_tells_of_its_record(self):
		user = frappe.get_doc("User", factories.user(roles.COUNCIL))
		self.mailed(user.name, write, {}, reference=user)
		self.assertEqual([row.recipient for row in self.queue_row.recipients], [user.email])
		self.assertEqual(
			(self.queue_row.reference_doctype, self.queue_row.reference_name), ("User", user.name)
		)

	def test_a_subject_has_one_line(self):
		(job,) = self.told("a@example.org", lambda: Message("One\r\nBcc: b@example.org", ()), {})
		self.assertEqual(job["content"]["subject"], "One Bcc: b@example.org")

	def test_who_has_no_letter_box_is_written_nothing(self):
		disabled = factories.user(roles.COUNCIL)
		frappe.db.set_value("User", disabled, "enabled", 0)
		nobody = (None, "", "Guest", disabled, "no address", addresses.placeholder())
		for recipient in nobody:
			self.assertEqual(self.told(recipient, write, {}), [], recipient)

	def test_a_rollback_sends_nothing(self):
		mail.tell("leila@example.org", write, {})
		frappe.db.rollback()
		frappe.db.after_commit.run()
		self.assertEqual(self.queued, [])

	def test_whatever_fails_changes_nothing_and_raises_nothing(self):
		before = frappe.db.count("Error Log")
		self.assertEqual(self.told("leila@example.org", fail, {}), [])
		self.assertEqual(self.told("leila@example.org", write, {"unknown": 1}), [])
		with patch.object(frappe, "sendmail", side_effect=RuntimeError):
			mail.deliver("leila@example.org", {"subject": "", "html": "", "text": ""}, {})
		self.assertEqual(frappe.db.count("Error Log"), before + 3)

	def test_without_a_queue_what_was_done_stays_done(self):
		with patch.object(frappe, "enqueue", side_effect=ConnectionError):
			mail.tell("leila@example.org", write, {})
			frappe.db.after_commit.run()

	def test_the_language_is_as_before_after_writing(self):
		frappe.local.lang = "en"
		self.told("leila@example.org", write, {}, language="ar")
		self.assertEqual(frappe.local.lang, "en")

	def test_the_same_message_is_a_text_to_paste_with_its_link_on_a_line_of_its_own(self):
		text = mail.as_text(write, {"name": "MA-1"}, "ar")
		self.assertEqual(text.splitlines()[-1], address_of("/coalition"))
		self.assertIn("\u2068MA-1\u2069", text)
