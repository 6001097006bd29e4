"""What stands at the head of a member's form, for whom."""

import frappe

from coalition.base.apps import roles
from coalition.base.privacy.sealing import seal
from coalition.membership.brief import member_brief
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

REACHED = {
	"contact_person": "هدى",
	"contact_phone": "+963944000103",
	"contact_email": "amal@xn--ogb3a0bbd.xn--mgbtf8fl",
}


class TestMemberBrief(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		cls.secretary = factories.user(roles.SECRETARIAT)
		delegate = {"person_name": "ليلى", "duty": "Delegate", "phone": "+963944000104"}
		cls.member = factories.member(organisation_name="جمعية السنابل للرأس", people=[delegate], **REACHED)

	def brief(self, user: str) -> dict:
		with self.as_user(user):
			return member_brief(self.member.name)

	def test_who_is_reached_how_and_what_waits_of_this_member_alone(self):
		factories.proposal(self.member)
		factories.proposal(factories.member())
		brief = self.brief(self.secretary)
		self.assertEqual(
			[(row["label"], row["name"], row["phone"], row["call"]) for row in brief["people"]],
			[
				("Contact Person", "هدى", "+963\u00a0944\u00a0000\u00a0103", "tel:+963944000103"),
				("Delegate", "ليلى", "+963\u00a0944\u00a0000\u00a0104", "tel:+963944000104"),
			],
		)
		self.assertEqual(brief["people"][0]["email"], "amal@منظمة.سوريا")
		self.assertEqual(
			[(row["label"], row["count"]) for row in brief["waiting"]], [("Changes that members propose", 1)]
		)
		self.assertIn(self.member.name, brief["waiting"][0]["link"])

	def test_it_tells_nobody_what_their_form_hides(self):
		seal.protect(self.member.doctype, self.member.name)
		told = str(self.brief(self.secretary))
		for hidden in ("هدى", "ليلى", "944", "amal", "السنابل"):
			self.assertNotIn(hidden, told)

	def test_whoever_may_not_read_the_member_is_told_nothing(self):
		with self.as_user(factories.user(roles.TRAINING)), self.assertRaises(frappe.PermissionError):
			member_brief(self.member.name)
		with self.as_user(self.secretary), self.assertRaises(frappe.DoesNotExistError):
			member_brief(self.member.name, "User")
