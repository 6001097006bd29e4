import frappe
from frappe.utils import add_days, getdate

from coalition.base.apps import roles
from coalition.base.errors import DecidedForGood, EditingNotInState, SamePersonTwice
from coalition.membership.errors import DecisionNotFounded
from coalition.membership.review import appeals
from coalition.membership.review.errors import NoAppeal
from coalition.tests import factories
from coalition.tests.review_case import ReviewTestCase

FOUNDED = {"decided_in": "General Assembly", "decision_reference": "محضر 9"}


class TestAppeal(ReviewTestCase):
	@classmethod
	def scene(cls) -> None:
		super().scene()
		cls.other = factories.user(roles.COUNCIL)

	def appeal(self, application, **values):
		with self.as_user(self.secretary):
			doc = frappe.new_doc("Admission Appeal")
			doc.update({"application": application.name, "text": "لم تُقرأ أوراقنا", "appellant": "ليلى"})
			return doc.update({"channel": "Paper", **values}).insert()

	def decide(self, appeal, action: str, user: str = "", **values):
		appeal = self.now(appeal)
		appeal.update({**FOUNDED, "decision_date": getdate(), **values})
		with self.as_user(user or self.other):
			appeal.save()
		return self.step(appeal, user or self.other, action)

	def test_an_upheld_appeal_begins_anew_with_all_that_was_said_and_rewrites_nothing(self):
		first = self.declined(about="نعمل في التعليم", name_latin="Sanabel")
		before = frappe.db.get_value(first.doctype, first.name, "*", as_dict=True)
		appeal = self.decide(self.appeal(first), "Uphold the Appeal", reason_for_applicant="نعيد النظر")
		again = frappe.get_doc("Membership Application", appeal.new_application)
		self.assertEqual((again.status, again.docstatus, again.appeal_of), ("Under Review", 0, first.name))
		for field in ("organisation_name", "name_latin", "about", "contact_phone", "charter", "channel"):
			self.assertEqual(again.get(field), first.get(field), field)
		self.assertEqual(
			[row.is_declared for row in again.declared_clauses],
			[row.is_declared for row in first.declared_clauses],
		)
		self.assertNotEqual(again.submission_key, first.submission_key)
		self.assertFalse(again.decision_reason or again.decided_by or again.decided_on)
		self.assertEqual(frappe.db.get_value(first.doctype, first.name, "*", as_dict=True), before)

	def test_what_began_anew_is_decided_by_the_council_and_makes_a_member(self):
		appeal = self.decide(self.appeal(self.declined()), "Uphold the Appeal")
		again = frappe.get_doc("Membership Application", appeal.new_application)
		again = self.step(again, self.secretary, "Put to the Council")
		again = self.step(again, self.other, "Approve")
		self.assertTrue(again.member_organisation)
		self.assertEqual(self.now(appeal).admitted_member, again.member_organisation)

	def test_who_prepared_the_first_one_does_not_decide_what_begins_anew(self):
		both = factories.user(roles.SECRETARIAT, roles.COUNCIL)
		self.secretary, secretary = both, self.secretary
		first = self.declined()
		self.secretary = secretary
		appeal = self.decide(self.appeal(first), "Uphold the Appeal")
		again = frappe.get_doc("Membership Application", appeal.new_application)
		again = self.step(again, self.secretary, "Put to the Council")
		with self.assertRaises(SamePersonTwice):
			self.step(again, both, "Approve")

	def test_a_charter_that_was_published_since_is_not_put_into_the_applicants_mouth(self):
		first = self.declined()
		factories.charter()
		appeal = self.decide(self.appeal(first), "Uphold the Appeal")
		self.assertEqual(
			frappe.db.get_value("Membership Application", appeal.new_application, "charter"), first.charter
		)

	def test_nobody_who_decided_or_prepared_decides_on_the_appeal(self):
		first = self.declined()
		both = factories.user(roles.SECRETARIAT, roles.COUNCIL)
		with self.as_user(both):
			doc = frappe.new_doc("Admission Appeal")
			doc.update({"application": first.name, "text": "نص", "appellant": "ليلى", "channel": "Paper"})
			appeal = doc.insert()
		for person in (self.council, both):
			for action in ("Uphold the Appeal", "Reject the Appeal"):
				with self.assertRaises(SamePersonTwice):
					self.decide(appeal, action, person)

	def test_its_decision_is_that_of_the_body_that_the_policy_names(self):
		appeal = self.appeal(self.declined())
		for values in ({"decided_in": "Council"}, {"decision_reference": ""}, {"decision_date": None}):
			with self.assertRaises(DecisionNotFounded):
				self.decide(appeal, "Reject the Appeal", **values)

	def test_an_application_is_appealed_against_once_in_its_days_and_only_when_declined(self):
		with self.assertRaises(NoAppeal):
			self.appeal(self.before_the_council())
		first = self.declined()
		self.appeal(first)
		with self.assertRaises(NoAppeal):
			self.appeal(first)
		late = self.declined()
		late.db_set("decided_on", add_days(getdate(), -31))
		with self.assertRaises(NoAppeal):
			self.appeal(late)
		late.db_set("decided_on", add_days(getdate(), -30))
		self.assertTrue(appeals.is_open(self.now(late)))
		self.set_policy(appeal_days=0)
		with self.assertRaises(NoAppeal):
			self.appeal(self.now(late))

	def test_the_last_day_counts_whole(self):
		first = self.declined()
		self.assertEqual(appeals.last_day(first), getdate(add_days(first.decided_on, 30)))

	def test_what_the_applicant_says_stays_and_what_was_decided_as_well(self):
		appeal = self.appeal(self.declined())
		appeal.text = "كلام آخر"
		with self.as_user(self.other), self.assertRaises(EditingNotInState):
			appeal.save()
		appeal = self.decide(self.now(appeal), "Reject the Appeal", reason_for_applicant="لا جديد فيه")
		with self.assertRaises(DecidedForGood):
			appeal.cancel()
