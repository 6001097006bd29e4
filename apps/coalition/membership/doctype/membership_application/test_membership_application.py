import frappe
from frappe.model.workflow import apply_workflow

from coalition.base.apps import roles
from coalition.base.errors import DecidedForGood, EditingNotInState, SamePersonTwice, StateOutOfWorkflow
from coalition.membership.admission.admitting import admit
from coalition.membership.errors import (
	AdmissionCheckFailed,
	ClauseNotDeclared,
	NoCharterPublished,
	NotReachable,
	NotReadable,
)
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

TO_THE_COUNCIL = ("Submit Application", "Start Review", "Put to the Council")


class TestMembershipApplication(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		cls.charter = factories.charter()
		cls.secretary = factories.user(roles.SECRETARIAT)
		cls.council = factories.user(roles.COUNCIL)

	def enter(self, **values):
		with self.as_user(self.secretary):
			return factories.application(**values)

	def step(self, application, user, *actions):
		with self.as_user(user):
			for action in actions:
				application = apply_workflow(application, action)
		return frappe.get_doc("Membership Application", application.name)

	def before_the_council(self, **values):
		return factories.led_to("Council Decision", self.enter(**values), self.secretary)

	def test_two_people_lead_an_application_to_a_member_with_its_declaration(self):
		application = self.step(self.enter(), self.secretary, *TO_THE_COUNCIL)
		application = self.step(application, self.council, "Approve")
		member = frappe.get_doc("Member Organisation", application.member_organisation)
		self.assertEqual(member.application, application.name)
		self.assertEqual(member.organisation_name, application.organisation_name)
		self.assertEqual(member.standing, "Active")
		self.assertEqual(
			frappe.get_all("Charter Declaration", {"member_organisation": member.name}, pluck="charter"),
			[self.charter.name],
		)
		self.assertEqual(
			(
				application.docstatus,
				application.submitted_by,
				application.reviewed_by,
				application.decided_by,
			),
			(1, self.secretary, self.secretary, self.council),
		)

	def test_a_declined_application_makes_no_member(self):
		application = self.step(factories.with_reason(self.before_the_council()), self.council, "Decline")
		self.assertEqual((application.status, application.docstatus), ("Declined", 1))
		self.assertFalse(frappe.db.exists("Member Organisation", {"application": application.name}))

	def test_admitting_twice_makes_one_member(self):
		application = self.step(self.before_the_council(), self.council, "Approve")
		self.assertEqual(admit(application), application.member_organisation)
		self.assertEqual(frappe.db.count("Member Organisation", {"application": application.name}), 1)

	def test_the_database_itself_refuses_a_second_member_for_an_application(self):
		application = self.step(self.before_the_council(), self.council, "Approve")
		second = frappe.new_doc("Member Organisation")
		second.update({**factories.organisation(), "member_since": "2016-01-01"})
		second.application = application.name
		with self.assertRaises(frappe.UniqueValidationError):
			second.insert(ignore_permissions=True)

	def test_who_put_it_to_the_council_does_not_decide(self):
		both = factories.user(roles.SECRETARIAT, roles.COUNCIL)
		application = self.step(self.enter(), both, *TO_THE_COUNCIL)
		with self.assertRaises(SamePersonTwice):
			self.step(application, both, "Approve")

	def test_who_entered_it_does_not_decide_whatever_the_form_says(self):
		both = factories.user(roles.SECRETARIAT, roles.COUNCIL)
		with self.as_user(both):
			application = factories.application()
		application = self.step(application, self.secretary, *TO_THE_COUNCIL)
		with self.as_user(both), self.assertRaises(SamePersonTwice):
			application.owner = self.secretary
			apply_workflow(application, "Approve")

	def test_who_rewrote_it_on_the_way_does_not_decide(self):
		both = factories.user(roles.SECRETARIAT, roles.COUNCIL)
		application = self.step(self.enter(), self.secretary, "Submit Application")
		application = self.step(application, both, "Start Review")
		application.about = "بكلمات أخرى"
		with self.as_user(both):
			application.save()
		application = self.step(application, self.secretary, "Put to the Council")
		with self.assertRaises(SamePersonTwice):
			self.step(application, both, "Approve")

	def test_writing_the_reason_does_not_keep_a_council_member_from_deciding(self):
		application = self.before_the_council()
		application.decision_reason = "سبب"
		with self.as_user(self.council):
			application.save()
		self.assertEqual(self.step(application, self.council, "Approve").status, "Approved")

	def test_an_organisation_that_is_a_member_is_not_admitted_again(self):
		application = self.before_the_council()
		same = {"organisation_name": application.organisation_name, "place": application.place}
		factories.member(**same)
		with self.assertRaises(AdmissionCheckFailed):
			self.step(application, self.council, "Approve")

	def test_an_applicant_is_reachable_by_what_the_portal_takes_too(self):
		for contact in (
			{"contact_phone": ""},
			{"contact_phone": "javascript:alert(1)"},
			{"about": "س" * 1001},
		):
			with self.assertRaises((NotReachable, NotReadable)):
				self.enter(**contact)

	def test_the_secretariat_cannot_approve(self):
		application = self.before_the_council()
		with self.assertRaises(frappe.ValidationError):
			self.step(application, self.secretary, "Approve")

	def test_a_status_without_its_step_is_refused(self):
		application = self.enter()
		application.status = "Under Review"
		with self.as_user(self.secretary), self.assertRaises(StateOutOfWorkflow):
			application.save()

	def test_a_state_that_no_step_leads_to_is_refused(self):
		application = self.enter()
		application.update({"workflow_state": "Approved", "status": "Approved", "docstatus": 1})
		with self.as_user(self.council), self.assertRaises(frappe.ValidationError):
			application.save()
		self.assertEqual(frappe.db.get_value("Membership Application", application.name, "docstatus"), 0)

	def test_submitting_past_the_workflow_is_refused(self):
		application = self.before_the_council()
		with self.as_user(self.council), self.assertRaises(StateOutOfWorkflow):
			application.submit()

	def test_a_new_application_begins_as_a_draft_whatever_it_claims(self):
		claim = {
			"status": "Council Decision",
			"workflow_state": "Council Decision",
			"decided_by": self.council,
		}
		application = self.enter(**claim)
		self.assertEqual(
			(application.status, application.workflow_state, application.decided_by), ("Draft", "Draft", None)
		)

	def test_who_acted_cannot_be_typed(self):
		application = self.before_the_council()
		application.update({"submitted_by": self.council, "reviewed_by": None, "decision_reason": "سبب"})
		with self.as_user(self.council):
			application.save()
		stored = frappe.get_doc("Membership Application", application.name)
		self.assertEqual((stored.submitted_by, stored.reviewed_by), (self.secretary, self.secretary))
		self.assertEqual(stored.decision_reason, "سبب")

	def test_the_council_changes_nothing_of_what_it_decides_on(self):
		application = self.before_the_council()
		application.organisation_name = "اسم آخر"
		with self.as_user(self.council), self.assertRaises(EditingNotInState):
			application.save()

	def test_the_council_empties_no_date_either(self):
		application = self.before_the_council()
		frappe.db.set_value(application.doctype, application.name, "given_on", frappe.utils.today())
		application.reload()
		# The engine takes an emptied date for today.
		application.given_on = None
		with self.as_user(self.council), self.assertRaises(EditingNotInState):
			application.save()

	def test_only_whose_turn_it_is_edits(self):
		application = self.before_the_council()
		application.about = "تغيير"
		with self.as_user(self.secretary), self.assertRaises(EditingNotInState):
			application.save()

	def test_every_mandatory_clause_is_declared_before_submission(self):
		application = self.enter(declared=False)
		with self.assertRaises(ClauseNotDeclared):
			self.step(application, self.secretary, "Submit Application")

	def test_the_wording_of_the_clauses_is_the_charters_whatever_a_client_sends(self):
		application = self.enter()
		application.declared_clauses[0].clause = "شيء آخر"
		application.declared_clauses[1].is_mandatory = 0
		with self.as_user(self.secretary):
			application.save()
		stored = frappe.get_doc("Membership Application", application.name).declared_clauses
		self.assertEqual(
			[(row.clause, row.is_mandatory) for row in stored],
			[(row.clause, row.is_mandatory) for row in self.charter.clauses],
		)

	def test_what_was_declared_stays_once_it_was_submitted(self):
		application = self.step(self.enter(), self.secretary, "Submit Application")
		application.declared_clauses[2].is_declared = 0
		with self.as_user(self.secretary):
			application.save()
		stored = frappe.get_doc("Membership Application", application.name).declared_clauses
		self.assertEqual(stored[2].is_declared, 1)

	def test_a_decided_application_is_neither_cancelled_nor_deleted(self):
		application = self.step(factories.with_reason(self.before_the_council()), self.council, "Decline")
		with self.assertRaises(DecidedForGood):
			application.cancel()
		application.reload()
		with self.assertRaises(frappe.ValidationError):
			application.delete()
		self.assertTrue(frappe.db.exists("Membership Application", application.name))

	def test_a_phone_number_is_kept_as_it_is_read(self):
		self.assertEqual(self.enter(contact_phone="\u200e٠٩٤٤ ٠٠٠ ١٢٣").contact_phone, "+963944000123")

	def test_without_a_published_charter_nobody_can_apply(self):
		frappe.db.set_value("Membership Charter", {"docstatus": 1}, "docstatus", 0)
		with self.assertRaises(NoCharterPublished):
			frappe.new_doc("Membership Application").update(factories.organisation()).insert()
