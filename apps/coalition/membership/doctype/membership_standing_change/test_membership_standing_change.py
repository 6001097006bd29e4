import frappe
from frappe.model.workflow import apply_workflow
from frappe.utils import add_days, getdate

from coalition.base.apps import roles
from coalition.base.errors import DecidedForGood, EditingNotInState, SamePersonTwice
from coalition.base.privacy.consents import give
from coalition.base.privacy.sealing import seal
from coalition.membership import entitled, standing_of
from coalition.membership.charters.in_force import declare
from coalition.membership.directory import named_members
from coalition.membership.errors import ChangeContradicts, ChangeUnclear, DecisionNotFounded
from coalition.membership.review.errors import OwnCase
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

TO_THE_BODY = ("Ask for the Change", "Put to the Body")
WRITTEN = {"decision_reference": "محضر الهيئة العامة 3", "decided_in": "General Assembly"}


class TestMembershipStandingChange(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		cls.secretary = factories.user(roles.SECRETARIAT)
		cls.council = factories.user(roles.COUNCIL)
		cls.member = factories.member().name
		declare(cls.member, factories.charter(holds_for_months=0).name, getdate("2020-01-01"))
		cls.today = getdate()

	def ask(self, kind, **values):
		with self.as_user(self.secretary):
			change = factories.standing_change(self.member, kind, **values)
		return self.step(change, self.secretary, *TO_THE_BODY)

	def step(self, change, user, *actions):
		with self.as_user(user):
			for action in actions:
				change = apply_workflow(change, action)
		return frappe.get_doc(change.doctype, change.name)

	def decide(self, kind, action="Approve", **values):
		return self.step(self.ask(kind, **values), self.council, action)

	def expel(self, **values):
		return self.decide("Expulsion", **{**WRITTEN, "decision_date": self.today, **values})

	def stored(self):
		return frappe.db.get_value("Member Organisation", self.member, ["standing", "standing_since"])

	def state(self, day=0):
		return standing_of(self.member, add_days(self.today, day)).state.value

	def test_nobody_decides_on_a_member_of_which_they_are_one_of_the_people(self):
		change = self.ask("Suspension")
		frappe.db.set_value("User", self.council, "mobile_no", "+963944555123")
		frappe.db.set_value("Member Organisation", self.member, "contact_phone", "0944 555 123")
		for action in ("Approve", "Decline"):
			with self.assertRaises(OwnCase):
				self.step(change, self.council, action)
		frappe.db.set_value("Member Organisation", self.member, "contact_phone", "+963944555124")
		self.assertEqual(self.step(change, self.council, "Approve").status, "Approved")

	def test_a_suspension_holds_on_its_days_and_ends_by_itself(self):
		change = self.decide("Suspension", effective_to=add_days(self.today, 30))
		self.assertEqual(
			(change.status, change.docstatus, change.effective_from), ("Approved", 1, self.today)
		)
		self.assertEqual((change.asked_by, change.decided_by), (self.secretary, self.council))
		self.assertEqual(self.stored(), ("Suspended", self.today))
		self.assertEqual(
			[self.state(day) for day in (-1, 0, 30, 31)], ["Active", "Suspended", "Suspended", "Active"]
		)

	def test_a_change_dated_in_the_future_takes_effect_on_its_day(self):
		self.decide("Withdrawal", effective_from=add_days(self.today, 10))
		self.assertEqual(self.stored()[0], "Active")
		self.assertEqual((self.state(9), self.state(10)), ("Active", "Withdrawn"))

	def test_a_vote_can_be_limited_to_procedure(self):
		self.decide("Limitation", withholds_vote=1, withholds_host=1)
		self.assertEqual(self.stored()[0], "Active")
		asked = ("vote", "vote_on_procedure", "host", "stand")
		self.assertEqual([entitled(self.member, each) for each in asked], [False, True, False, True])
		with self.assertRaises(ValueError):
			entitled(self.member, "fly")

	def test_a_reinstatement_lifts_a_suspension_from_its_day_on(self):
		past = {"effective_from": add_days(self.today, -10), "decision_date": add_days(self.today, -12)}
		self.decide("Suspension", decision_reference="محضر 1", **past)
		self.assertEqual(self.stored()[0], "Suspended")
		self.decide("Reinstatement")
		self.assertEqual(self.stored()[0], "Active")
		self.assertEqual((self.state(-10), self.state(-11)), ("Suspended", "Active"))

	def test_a_declined_change_changes_nothing(self):
		change = self.decide("Suspension", action="Decline")
		self.assertEqual((change.status, change.docstatus, change.decided_by), ("Declined", 1, self.council))
		self.assertEqual(self.stored()[0], "Active")

	def test_an_expulsion_needs_the_body_of_the_policy_its_date_and_its_reference(self):
		for missing in ({"decision_reference": ""}, {"decision_date": None}, {"decided_in": "Council"}):
			with self.assertRaises(DecisionNotFounded):
				self.expel(**missing)
		self.expel()
		self.assertEqual(self.stored()[0], "Expelled")
		self.assertEqual(standing_of(self.member).entitlements, frozenset())

	def test_a_coalition_can_set_that_its_council_expels(self):
		policy = frappe.get_single("Membership Policy")
		policy.who_expels = "Council"
		policy.save()
		with self.assertRaises(DecisionNotFounded):
			self.expel()
		self.expel(decided_in="Council")
		self.assertEqual(self.stored()[0], "Expelled")

	def test_the_body_can_enter_date_and_reference_with_its_decision_and_nothing_of_what_was_asked(self):
		change = self.ask("Expulsion")
		with self.as_user(self.council):
			change.update({**WRITTEN, "decision_date": self.today})
			change.save()
			change.reason = "سبب آخر"
			with self.assertRaises(EditingNotInState):
				change.save()
		change.reload()
		self.assertEqual(self.step(change, self.council, "Approve").status, "Approved")

	def test_nobody_approves_what_they_asked_for(self):
		both = factories.user(roles.SECRETARIAT, roles.COUNCIL)
		with self.as_user(both):
			change = factories.standing_change(self.member, "Suspension")
		change = self.step(change, self.secretary, *TO_THE_BODY)
		for action in ("Approve", "Decline"):
			with self.assertRaises(SamePersonTwice):
				self.step(change, both, action)

	def test_nothing_looks_back_without_a_written_decision_and_nothing_precedes_it(self):
		yesterday = add_days(self.today, -1)
		for values in (
			{"effective_from": yesterday},
			{"effective_from": yesterday, "decision_reference": "محضر 1"},
			{"effective_from": yesterday, "decision_reference": "محضر 1", "decision_date": self.today},
		):
			with self.assertRaises(DecisionNotFounded):
				self.decide("Suspension", **values)

	def test_what_is_unclear_is_refused_when_it_is_asked(self):
		for kind, values in (
			("Limitation", {}),
			("Annulment", {}),
			("Suspension", {"effective_from": self.today, "effective_to": add_days(self.today, -1)}),
			("Suspension", {"decision_date": add_days(self.today, 1)}),
		):
			with self.assertRaises(ChangeUnclear):
				factories.standing_change(self.member, kind, **values)

	def test_what_its_kind_has_not_is_dropped(self):
		change = factories.standing_change(
			self.member, "Expulsion", effective_to=self.today, withholds_vote=1
		)
		self.assertEqual((change.effective_to, change.withholds_vote), (None, 0))

	def test_what_cannot_stand_beside_the_log_is_refused(self):
		self.decide("Suspension")
		for kind in ("Suspension", "Readmission", "Lapse"):
			with self.assertRaises(ChangeContradicts):
				self.decide(kind)
		self.expel()
		with self.assertRaises(ChangeContradicts):
			self.decide("Withdrawal")

	def test_a_correction_supersedes_and_both_stay_readable(self):
		first = self.decide("Suspension", effective_to=add_days(self.today, 90))
		second = self.decide("Suspension", effective_to=add_days(self.today, 10), supersedes=first.name)
		self.assertEqual((self.state(10), self.state(11)), ("Suspended", "Active"))
		for change in (first, second):
			self.assertEqual(frappe.db.get_value(change.doctype, change.name, "status"), "Approved")

	def test_an_annulment_takes_a_mistake_away_and_leaves_the_days_before(self):
		past = {"effective_from": add_days(self.today, -10), "decision_date": add_days(self.today, -10)}
		wrong = self.decide("Expulsion", **{**WRITTEN, **past})
		self.decide("Annulment", supersedes=wrong.name)
		self.assertEqual((self.state(-1), self.state(0)), ("Expelled", "Active"))
		with self.assertRaises(ChangeContradicts):
			self.decide("Annulment", supersedes=wrong.name)

	def test_only_an_approved_change_of_the_same_member_is_superseded(self):
		declined = self.decide("Suspension", action="Decline")
		approved = self.decide("Suspension")
		self.member = factories.member().name
		for name in (declined.name, approved.name):
			with self.assertRaises(ChangeUnclear):
				factories.standing_change(self.member, "Annulment", supersedes=name)

	def test_what_is_decided_is_neither_cancelled_nor_rewritten(self):
		change = self.decide("Suspension")
		with self.assertRaises(DecidedForGood):
			change.cancel()
		change.reload()
		change.effective_to = self.today
		with self.assertRaises(frappe.UpdateAfterSubmitError):
			change.save()

	def test_the_changes_of_a_protected_member_say_no_more_who_it_is(self):
		change = self.decide("Suspension", reason="تأخر مركزهم في حمص عن الرد")
		seal.protect("Member Organisation", self.member)
		stored = frappe.db.get_value(change.doctype, change.name, ["reason", "status", "effective_from"])
		self.assertEqual((bool(stored[0]), *stored[1:]), (False, "Approved", self.today))
		self.assertEqual(self.state(), "Suspended")

	def test_who_is_no_member_any_more_is_in_no_figure_and_no_public_list(self):
		member = frappe.get_doc("Member Organisation", self.member)
		give(member, "organisation_name", channel="Paper")
		member.save()
		before = named_members.figures()
		self.expel()
		after = named_members.figures()
		self.assertEqual(
			(after.registered, after.active, after.named),
			(before.registered - 1, before.active - 1, before.named - 1),
		)

	def test_who_left_and_comes_back_declares_anew(self):
		past = {"effective_from": add_days(self.today, -10), "decision_date": add_days(self.today, -10)}
		self.decide("Withdrawal", decision_reference="رسالة المنظمة", **past)
		self.decide("Readmission")
		self.assertEqual(self.stored()[0], "Registered Only")
		declare(self.member, factories.charter(holds_for_months=0).name, self.today)
		self.assertEqual(self.stored()[0], "Active")
