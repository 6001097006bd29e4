"""A lapsed declaration: its grace, the matter that the daily job opens, and what a body makes of it."""

from unittest.mock import patch

import frappe
from frappe.model.workflow import apply_workflow
from frappe.utils import add_days, getdate

from coalition.base.apps import roles
from coalition.base.errors import SamePersonTwice
from coalition.membership import standing_of
from coalition.membership.charters import matters
from coalition.membership.charters.in_force import declare
from coalition.membership.kinds import ORGANISATIONS
from coalition.membership.standing import projection
from coalition.membership.standing.explanation import standing_explanation
from coalition.patches.v0_2 import compute_standing_anew
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestMatters(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		cls.month = factories.charter(holds_for_months=1).name
		cls.today = getdate()
		cls.member = factories.member().name
		cls.lapsed = declare(cls.member, cls.month, getdate(add_days(cls.today, -120))).name

	def matters(self, member=None):
		return frappe.get_all(
			"Membership Standing Change",
			filters={"member_organisation": member or self.member},
			fields=["name", "kind", "status", "docstatus", "declaration", "owner", "asked_by"],
		)

	def stored(self):
		return frappe.db.get_value("Member Organisation", self.member, "standing")

	def decide(self, action):
		change = frappe.get_doc("Membership Standing Change", self.matters()[0].name)
		people = (factories.user(roles.SECRETARIAT), factories.user(roles.COUNCIL))
		for person, step in zip(
			(people[0], people[0], people[1]), ("Ask for the Change", "Put to the Body", action), strict=True
		):
			with self.as_user(person):
				change = apply_workflow(change, step)

	def set_policy(self, **values):
		policy = frappe.get_single("Membership Policy")
		policy.update(values)
		policy.save()

	def test_the_daily_job_opens_one_matter_and_takes_nothing_away(self):
		with patch.object(frappe.db, "commit"):
			projection.refresh_daily()
			projection.refresh_daily()
		(matter,) = self.matters()
		self.assertEqual((matter.kind, matter.status, matter.docstatus), ("Lapse", "Draft", 0))
		self.assertEqual(
			(matter.declaration, matter.owner, matter.asked_by), (self.lapsed, "Administrator", None)
		)
		self.assertEqual(self.stored(), "Matter Open")
		self.assertEqual(len(standing_of(self.member).entitlements), 8)

	def test_the_database_itself_refuses_a_second_matter_of_a_declaration(self):
		second = frappe.new_doc("Membership Standing Change")
		second.update({"member_organisation": self.member, "kind": "Lapse", "declaration": self.lapsed})
		with self.assertRaises(frappe.UniqueValidationError):
			second.insert(ignore_permissions=True)

	def test_nobody_but_the_system_says_that_a_change_is_a_matter(self):
		other = declare(factories.member().name, self.month, self.today).name
		with self.as_user(factories.user(roles.SECRETARIAT)):
			change = factories.standing_change(self.member, "Suspension", declaration=other)
		self.assertIsNone(change.declaration)

	def test_a_matter_stays_one_on_a_lapse(self):
		matter = frappe.get_doc("Membership Standing Change", self.matters()[0].name)
		with self.as_user(factories.user(roles.SECRETARIAT)):
			matter.kind = "Expulsion"
			matter.save()
		self.assertEqual(matter.kind, "Lapse")

	def test_in_grace_there_is_no_matter(self):
		member = factories.member().name
		declare(member, self.month, getdate(add_days(self.today, -60)))
		self.assertEqual(frappe.db.get_value("Member Organisation", member, "standing"), "In Grace")
		self.assertEqual(self.matters(member), [])

	def test_a_new_declaration_settles_the_matter_without_a_decision(self):
		again = declare(self.member, self.month, self.today)
		(matter,) = self.matters()
		self.assertEqual((matter.status, matter.docstatus, self.stored()), ("Settled", 1, "Active"))
		# The declaration was a mistake: the matter waits again, and is still one.
		again.cancel()
		(matter,) = self.matters()
		self.assertEqual((matter.status, matter.docstatus, self.stored()), ("Draft", 0, "Matter Open"))

	def test_a_body_that_approves_makes_the_member_registered_only(self):
		self.decide("Approve")
		self.assertEqual(self.stored(), "Registered Only")
		self.assertEqual(standing_of(self.member, add_days(self.today, -1)).state.value, "Matter Open")
		declare(self.member, self.month, self.today)
		self.assertEqual(self.stored(), "Active")

	def test_what_a_body_decided_meanwhile_stays_decided(self):
		stale = matters._matters([self.member], ORGANISATIONS)
		self.decide("Approve")
		# A transaction that has read before sees the matters as they were then.
		with patch.object(matters, "_matters", return_value=stale):
			again = declare(self.member, self.month, self.today)
		(matter,) = self.matters()
		self.assertEqual((matter.status, matter.docstatus), ("Approved", 1))
		stale[0].update({"status": "Settled", "docstatus": 1})
		with patch.object(matters, "_matters", return_value=stale):
			again.cancel()
		(matter,) = self.matters()
		self.assertEqual((matter.status, matter.docstatus), ("Approved", 1))

	def test_a_body_that_declines_lets_it_pass_and_no_matter_is_opened_again(self):
		self.decide("Decline")
		self.assertEqual(self.stored(), "Active")
		projection.refresh_all()
		self.assertEqual([matter.status for matter in self.matters()], ["Declined"])

	def test_who_put_the_systems_matter_to_the_body_does_not_decide_on_it(self):
		both = factories.user(roles.SECRETARIAT, roles.COUNCIL)
		change = frappe.get_doc("Membership Standing Change", self.matters()[0].name)
		with self.as_user(both):
			for step in ("Ask for the Change", "Put to the Body"):
				change = apply_workflow(change, step)
			with self.assertRaises(SamePersonTwice):
				apply_workflow(change, "Approve")

	def test_each_policy_has_its_effect(self):
		self.set_policy(on_lapse="Vote Rests")
		answer = standing_of(self.member)
		withheld = {each.value for each, ruling in answer.rulings.items() if not ruling.given}
		self.assertEqual((answer.state.value, withheld), ("Vote Resting", {"vote", "vote_on_procedure"}))
		self.set_policy(on_lapse="Nothing")
		self.assertEqual(standing_of(self.member).state.value, "Active")
		self.set_policy(on_lapse="Opens a Matter", grace_days=100)
		self.assertEqual(standing_of(self.member).state.value, "In Grace")
		self.set_policy(gap_days=100)
		self.assertEqual(standing_of(self.member).state.value, "Active")

	def test_what_a_registered_member_may_do_is_set(self):
		registered = factories.member().name
		may = {each.value for each in standing_of(registered).entitlements}
		self.assertEqual(may, {"speak"})
		self.set_policy(registered_may_vote=1, registered_may_speak=0)
		may = {each.value for each in standing_of(registered).entitlements}
		self.assertEqual(may, {"vote", "vote_on_procedure"})

	def test_a_policy_that_nobody_saved_is_the_one_that_we_ship(self):
		shipped = standing_of(self.member)
		frappe.db.delete("Singles", {"doctype": "Membership Policy"})
		self.assertEqual(standing_of(self.member), shipped)

	def test_a_job_that_failed_half_way_goes_on_where_it_was(self):
		others = [factories.member().name for _ in range(3)]
		frappe.db.set_value("Member Organisation", {"name": ("in", others)}, "standing", "Expelled")
		with (
			patch.object(projection, "BATCH", 1),
			patch.object(frappe.db, "commit"),
			patch.object(projection.matters, "follow", side_effect=[None, KeyboardInterrupt]),
			self.assertRaises(KeyboardInterrupt),
		):
			projection.refresh_daily()
		self.assertEqual(frappe.session.user, "Administrator")
		projection.refresh_all()
		for member in others:
			self.assertEqual(
				frappe.db.get_value("Member Organisation", member, "standing"), "Registered Only"
			)

	def test_the_daily_job_acts_for_the_system_whoever_started_it(self):
		frappe.delete_doc("Membership Standing Change", self.matters()[0].name, force=True)
		secretary = factories.user(roles.SECRETARIAT)
		with patch.object(frappe.db, "commit"), self.as_user(secretary):
			projection.refresh_daily()
			self.assertEqual(frappe.session.user, secretary)
		self.assertEqual(self.matters()[0].owner, "Administrator")

	def test_the_patch_computes_what_is_stored_and_can_run_twice(self):
		stale = {"standing": "Registered Only", "standing_since": None}
		frappe.db.set_value("Member Organisation", self.member, stale)
		for _time in range(2):
			compute_standing_anew.execute()
			stored = frappe.db.get_value("Member Organisation", self.member, ["standing", "standing_since"])
			self.assertEqual(stored[0], "Matter Open")
			self.assertEqual(stored[1], standing_day(self.member))
		self.assertEqual(len(self.matters()), 1)


def standing_day(member: str):
	"""The first day on which it was what it is, found by asking day by day."""
	day, state = getdate(), standing_of(member).state
	while standing_of(member, add_days(day, -1)).state is state:
		day = getdate(add_days(day, -1))
	return day


class TestExplanation(CoalitionTestCase):
	def test_whoever_may_read_the_member_reads_why(self):
		member = factories.member().name
		charter = factories.charter(holds_for_months=0).name
		declaration = declare(member, charter, getdate("2020-01-01")).name
		with self.as_user(factories.user(roles.COUNCIL)):
			story = standing_explanation(member)
		self.assertEqual((story["state"], len(story["entitlements"])), ("Active", 8))
		self.assertIn("2020", story["because"])
		self.assertEqual({row["source"] for row in story["entitlements"]}, {declaration})
		self.assertEqual([entry["source"] for entry in story["log"]], [declaration])

	def test_nobody_else_does(self):
		member = factories.member().name
		with self.as_user(factories.user(roles.FINANCE)), self.assertRaises(frappe.PermissionError):
			standing_explanation(member)
