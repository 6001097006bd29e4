import frappe
from frappe.utils import add_days, getdate

from coalition.membership import standing_of
from coalition.membership.charters.in_force import declare
from coalition.membership.errors import MemberUnclear
from coalition.membership.kinds import INDIVIDUALS
from coalition.membership.standing.explanation import standing_explanation
from coalition.membership.standing.facts import OF_INDIVIDUALS
from coalition.membership.standing.projection import refresh_all
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestIndividuals(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.charter = factories.charter(holds_for_months=0).name
		self.person = factories.individual().name

	def declared(self):
		return declare(self.person, self.charter, getdate(), kind=INDIVIDUALS)

	def standing(self):
		return standing_of(self.person, doctype=INDIVIDUALS.doctype)

	def test_who_declared_is_active_and_has_an_opinion_without_a_vote(self):
		self.declared()
		self.assertEqual(self.standing().state.value, "Active")
		self.assertEqual(self.standing().entitlements, OF_INDIVIDUALS)
		self.assertNotIn("vote", {each.value for each in OF_INDIVIDUALS})

	def test_the_form_says_why_there_is_no_vote(self):
		self.declared()
		told = {
			row["name"]: row for row in standing_explanation(self.person, INDIVIDUALS.doctype)["entitlements"]
		}
		self.assertFalse(told["Vote"]["given"])
		self.assertEqual(told["Vote"]["because"], "An individual has an opinion, and no vote.")

	def test_what_is_stored_follows(self):
		self.assertEqual(self.stored(), "Registered Only")
		self.declared()
		self.assertEqual(self.stored(), "Active")
		frappe.db.set_value(INDIVIDUALS.doctype, self.person, "standing", "Expelled")
		refresh_all()
		self.assertEqual(self.stored(), "Active")

	def test_a_lapsed_declaration_opens_one_matter(self):
		yearly = factories.charter(holds_for_months=1).name
		declare(self.person, yearly, add_days(getdate(), -200), kind=INDIVIDUALS)
		for _time in range(2):
			refresh_all()
		matters = frappe.get_all("Membership Standing Change", {"individual_member": self.person}, "kind")
		self.assertEqual([matter.kind for matter in matters], ["Lapse"])

	def test_a_suspended_individual_has_no_opinion_to_give(self):
		self.declared()
		change = factories.standing_change(
			None, "Suspension", individual_member=self.person, effective_from=getdate()
		)
		change.db_set({"docstatus": 1, "status": "Approved", "decided_on": getdate()})
		self.assertEqual(self.standing().entitlements, frozenset())

	def test_a_declaration_names_one_member(self):
		for names in ({}, {"individual_member": self.person, "member_organisation": factories.member().name}):
			declaration = frappe.new_doc("Charter Declaration")
			declaration.update(
				{"charter": self.charter, "declared_on": getdate(), "channel": "Paper", **names}
			)
			with self.assertRaises(MemberUnclear):
				declaration.update({"signatory": "ليلى"}).insert()

	def test_a_standing_change_names_one_member(self):
		with self.assertRaises(MemberUnclear):
			factories.standing_change(factories.member().name, "Suspension", individual_member=self.person)

	def stored(self) -> str:
		return frappe.db.get_value(INDIVIDUALS.doctype, self.person, "standing")
