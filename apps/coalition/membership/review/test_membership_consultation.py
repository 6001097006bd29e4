from unittest.mock import patch

import frappe
from frappe.utils import add_days, getdate

from coalition.base.errors import OriginMissing
from coalition.membership.errors import AdmissionCheckFailed
from coalition.membership.review import consultation
from coalition.membership.review.errors import NotAskedForOpinions, NotConsulted, OpinionOfAnother
from coalition.tests import factories
from coalition.tests.review_case import ReviewTestCase

OPINION = "Admission Opinion"


class TestConsultation(ReviewTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.set_policy(consults_members=1, consultation_days=14)
		self.member = factories.member().name

	def consulted(self, **values):
		return self.step(self.under_review(**values), self.secretary, "Consult the Members")

	def says(self, application, opinion: str, member: str = "", **values):
		account = self.acting_for(member or self.member)
		frappe.set_user(account.user)
		values = {"opinion": opinion, "said_by": account.person_name, "given_by": account.user, **values}
		consultation.give(application.name, member or self.member, values)
		frappe.set_user("Administrator")
		return account

	def enter(self, application, **values):
		with self.as_user(self.secretary):
			opinion = frappe.new_doc(OPINION)
			opinion.update({"application": application.name, "member_organisation": self.member})
			opinion.update({"opinion": "Supports", "said_by": "سامر", "channel": "Phone Call", **values})
			return opinion.insert()

	def over(self, application) -> None:
		frappe.db.set_value(application.doctype, application.name, "consulted_until", add_days(getdate(), -1))

	def test_without_the_policy_members_are_told_of_no_applicant(self):
		self.set_policy(consults_members=0)
		application = self.under_review()
		with self.assertRaises(frappe.ValidationError):
			self.step(application, self.secretary, "Consult the Members")
		with self.assertRaises(NotConsulted):
			consultation.require_asked_for()

	def test_with_the_policy_nothing_is_decided_before_the_members_had_their_days(self):
		application = self.under_review()
		with self.assertRaises(NotConsulted):
			self.step(application, self.secretary, "Put to the Council")
		application = self.step(application, self.secretary, "Consult the Members")
		self.assertEqual(application.consulted_until, getdate(add_days(getdate(), 14)))
		with self.assertRaises(NotConsulted):
			self.step(application, self.secretary, "Put to the Council")
		self.over(application)
		self.step(application, self.secretary, "Put to the Council")

	def test_nobody_waits_once_all_who_are_heard_have_spoken(self):
		other = factories.member().name
		application = self.consulted()
		# Whoever else stands on the site where this runs is left out.
		with patch.object(consultation, "heard_today", return_value={self.member, other}):
			self.says(application, "Supports")
			with self.assertRaises(NotConsulted):
				self.step(application, self.secretary, "Put to the Council")
			self.says(application, "Has Concerns", other)
			application = self.step(application, self.secretary, "Put to the Council")
		self.assertEqual(application.status, "Council Decision")

	def test_where_nobody_is_heard_yet_nobody_is_waited_for(self):
		application = self.under_review()
		with patch.object(frappe, "get_all", self.without_members(frappe.get_all)):
			self.assertEqual(consultation.heard_today(), set())
			application = self.step(application, self.secretary, "Consult the Members", "Put to the Council")
		self.assertEqual(application.status, "Council Decision")

	def without_members(self, get_all):
		def found(doctype: str, *words, **more):
			return [] if doctype == "Member Organisation" else get_all(doctype, *words, **more)

		return found

	def test_a_member_has_one_opinion_and_may_change_it_while_it_is_asked(self):
		application = self.consulted()
		self.says(application, "Opposes", note="تحفظ")
		account = self.says(application, "Vouches")
		((stored, given_by, said_by, channel),) = frappe.get_all(
			OPINION,
			{"application": application.name},
			["opinion", "given_by", "said_by", "channel"],
			as_list=True,
		)
		self.assertEqual(
			(stored, given_by, said_by, channel), ("Vouches", account.user, account.person_name, "Portal")
		)
		self.assertEqual(consultation.counted(application.name)["Vouches"], 1)

	def test_the_database_itself_refuses_a_second_opinion_of_a_member(self):
		application = self.consulted()
		self.enter(application)
		with self.assertRaises(frappe.UniqueValidationError):
			self.enter(application)

	def test_only_members_that_are_heard_today_are_asked(self):
		application = self.consulted()
		change = factories.standing_change(self.member, "Suspension", effective_from=getdate())
		change.db_set({"status": "Approved", "workflow_state": "Approved", "docstatus": 1})
		with self.assertRaises(NotAskedForOpinions):
			self.says(application, "Supports")
		with self.assertRaises(NotAskedForOpinions):
			self.enter(application)
		self.assertNotIn(self.member, consultation.heard_today())

	def test_an_opinion_comes_while_it_is_asked_for(self):
		with self.assertRaises(NotAskedForOpinions):
			self.says(self.under_review(), "Supports")
		application = self.consulted()
		self.over(application)
		with self.assertRaises(NotAskedForOpinions):
			self.says(application, "Supports")

	def test_what_came_by_telephone_says_who_said_it_to_whom(self):
		application = self.consulted()
		with self.assertRaises(OriginMissing):
			self.enter(application, said_by="")
		delegate = self.acting_for(self.member)
		opinion = self.enter(application, given_by=self.council)
		self.assertEqual(
			(opinion.entered_by, opinion.given_by, opinion.person_account),
			(self.secretary, None, delegate.user),
		)

	def test_the_secretariat_rewrites_nothing_that_a_delegate_said(self):
		application = self.consulted()
		self.says(application, "Opposes")
		opinion = frappe.get_doc(OPINION, {"application": application.name})
		opinion.opinion = "Supports"
		with self.as_user(self.secretary), self.assertRaises(OpinionOfAnother):
			opinion.save()

	def test_too_few_who_vouch_stop_an_approval_and_enough_do_not(self):
		self.set_policy(vouchers_needed=1)
		for opinion, is_stopped in (("Supports", True), ("Vouches", False)):
			application = self.consulted()
			self.says(application, opinion)
			self.over(application)
			application = self.step(application, self.secretary, "Put to the Council")
			if is_stopped:
				with self.assertRaises(AdmissionCheckFailed):
					self.step(application, self.council, "Approve")
			else:
				self.assertEqual(self.step(application, self.council, "Approve").status, "Approved")

	def test_without_the_policy_there_is_no_check_of_who_vouches(self):
		self.assertEqual(consultation.enough_vouchers(self.under_review()), [])
