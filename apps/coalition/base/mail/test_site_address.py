from unittest.mock import patch

import frappe
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from coalition.base.accounts.desk import hand_over_code
from coalition.base.errors import AddressUnknown
from coalition.base.mail import sending, site_address
from coalition.base.mail.asking_people import text_to_paste
from coalition.base.mail.messages import Message
from coalition.base.verification import issue
from coalition.tests import factories, mails
from coalition.tests.case import CoalitionTestCase

FORGED = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}


class TestSiteAddress(CoalitionTestCase):
	def configured(self, host: str | None):
		return patch.dict(frappe.local.conf, {"host_name": host})

	def test_whatever_a_request_claims_the_address_is_the_configured_one(self):
		request = Request(EnvironBuilder(base_url="http://evil.example/", headers=FORGED).get_environ())
		with (
			self.configured("https://x.example.org/"),
			patch.object(frappe.local, "request", request, create=True),
		):
			self.assertEqual(site_address.address_of("/coalition"), "https://x.example.org/coalition")
			text = sending.as_text(lambda: Message("", (), "/coalition"), {})
			self.assertEqual(text, "https://x.example.org/coalition")

	def test_without_one_nothing_with_an_address_leaves_and_an_operator_is_told_what_to_do(self):
		member, account = factories.member(), factories.account()
		proposal = factories.proposal(member)
		for host in (None, "", "x.example.org", "javascript:alert(1)", "https://"):
			with self.configured(host):
				frappe.db.savepoint("before_it_leaves")
				for leave in (
					lambda: issue("Membership Certificate", member.name),
					lambda: hand_over_code(account.name),
					lambda: text_to_paste(proposal.doctype, proposal.name),
				):
					with self.assertRaises(AddressUnknown) as refused:
						leave()
					self.assertIn("host_name", str(refused.exception))
					# As a request that fails does.
					frappe.db.rollback(save_point="before_it_leaves")
				self.assertEqual(site_address.address_if_known("/coalition"), "")
				self.assertEqual(len(site_address.faults()), 1)
		self.assertEqual(site_address.faults(), [])

	def test_without_one_no_mail_is_sent_and_what_was_done_stays_done(self):
		before = frappe.db.count("Error Log")
		mails.forget()
		with self.configured(None):
			sending.tell("leila@example.org", lambda: Message("x", (), "/coalition"), {})
		self.assertEqual((mails.waiting(), frappe.db.count("Error Log")), ([], before + 1))

	def test_a_message_without_a_link_needs_no_address(self):
		with self.configured(None):
			self.assertEqual(sending.as_text(lambda: Message("x", ("نص",)), {}), "نص")

	def test_the_hosts_that_are_ours_are_named_by_the_configuration(self):
		with self.configured("https://x.example.org"):
			self.assertTrue(site_address.is_ours("x.example.org"))
			self.assertTrue(site_address.is_ours(frappe.local.site))
			self.assertFalse(site_address.is_ours("evil.example"))
