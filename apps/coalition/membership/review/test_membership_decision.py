"""By whom an application is decided, on what, and by whom never: on every path."""

import frappe
from frappe.model.workflow import apply_workflow
from frappe.utils import add_days, getdate

from coalition.base.apps import roles
from coalition.membership.errors import DecisionNotFounded
from coalition.membership.review import consultation
from coalition.membership.review.errors import OwnCase
from coalition.tests import factories
from coalition.tests.review_case import ReviewTestCase

WRITTEN = {"decided_in": "General Assembly", "decision_reference": "محضر 7"}


class TestDecisionByItsBody(ReviewTestCase):
	def decide(self, application, **values):
		application.update(values)
		with self.as_user(self.council):
			application.save()
		return self.step(application, self.council, "Approve")

	def test_where_the_assembly_admits_its_decision_is_written_down_somewhere(self):
		self.set_policy(who_admits="General Assembly")
		for values in (
			{},
			{"decided_in": "General Assembly"},
			{**WRITTEN, "decision_date": add_days(getdate(), 1)},
			{**WRITTEN, "decided_in": "Council", "decision_date": getdate()},
		):
			application = self.before_the_council()
			with self.assertRaises(DecisionNotFounded):
				self.decide(application, **values)
		application = self.decide(self.before_the_council(), **WRITTEN, decision_date=getdate())
		self.assertEqual((application.status, application.decided_in), ("Approved", "General Assembly"))

	def test_a_decline_is_founded_as_well(self):
		self.set_policy(who_admits="General Assembly")
		with self.assertRaises(DecisionNotFounded):
			self.declined()

	def test_where_the_council_admits_it_need_not_say_so_and_cannot_say_otherwise(self):
		application = self.step(self.before_the_council(), self.council, "Approve")
		self.assertEqual(application.decided_in, "Council")
		with self.assertRaises(DecisionNotFounded):
			self.decide(self.before_the_council(), decided_in="General Assembly")


class TestNobodyDecidesOnTheirOwn(ReviewTestCase):
	def refuse_on_every_path(self, application, person: str) -> None:
		"""The button, a save that writes the state, a submission, and the console under this user."""
		wanted = {"workflow_state": "Approved", "status": "Approved"}
		with self.as_user(person):
			with self.assertRaises(OwnCase):
				apply_workflow(self.now(application), "Approve")
			with self.assertRaises(OwnCase):
				self.now(application).update({**wanted, "docstatus": 1}).save()
			with self.assertRaises(OwnCase):
				self.now(application).update(wanted).submit()
			with self.assertRaises(OwnCase):
				doc = self.now(application).update(wanted)
				doc.flags.ignore_permissions = True
				doc.submit()
			with self.assertRaises(OwnCase):
				apply_workflow(self.now(application), "Decline")
		self.assertEqual(self.now(application).status, "Council Decision")

	def test_not_by_who_is_reached_at_the_applicants_address_or_telephone(self):
		for contact, theirs in (
			({"contact_email": "Leila@Example.org"}, {"email": "leila@example.org"}),
			({"contact_phone": "0944 555 123"}, {"mobile_no": "+963 944 555 123"}),
			({"contact_phone": "٠٠٩٦٣ ٩٤٤ ٥٥٥ ١٢٤"}, {"phone": "+963944555124"}),
		):
			person = factories.user(roles.COUNCIL)
			frappe.db.set_value("User", person, theirs)
			self.refuse_on_every_path(self.before_the_council(**contact), person)

	def test_not_by_who_made_it_without_a_part_besides(self):
		application = self.before_the_council()
		application.db_set({"owner": self.council, "handled_by": self.secretary})
		with self.assertRaises(frappe.ValidationError):
			self.step(application, self.council, "Approve")

	def test_not_by_whose_portal_account_the_applicant_has(self):
		account = factories.account(phone="+963 944 777 001")
		frappe.get_doc("User", account.user).add_roles(roles.COUNCIL)
		self.refuse_on_every_path(self.before_the_council(contact_phone="0944 777 001"), account.user)

	def vouched(self, **member):
		self.set_policy(consults_members=1)
		member = factories.member(contact_phone="+15550177", **member).name
		application = self.step(self.under_review(), self.secretary, "Consult the Members")
		account = self.acting_for(member)
		frappe.set_user(account.user)
		consultation.give(
			application.name, member, {"opinion": "Vouches", "said_by": "رامي", "given_by": account.user}
		)
		frappe.set_user("Administrator")
		application.db_set("consulted_until", add_days(getdate(), -1))
		return self.step(application, self.secretary, "Put to the Council"), account

	def test_not_by_who_acts_for_a_member_that_vouched(self):
		application, account = self.vouched(contact_email="rami@example.org")
		frappe.get_doc("User", account.user).add_roles(roles.COUNCIL)
		self.refuse_on_every_path(application, account.user)
		contact = factories.user(roles.COUNCIL)
		frappe.db.set_value("User", contact, "email", "rami@example.org")
		self.refuse_on_every_path(application, contact)

	def test_another_member_of_the_council_decides(self):
		application, _account = self.vouched()
		self.assertEqual(self.step(application, self.council, "Approve").status, "Approved")
