"""What the forms of membership begin with, for whom."""

import frappe

from coalition.base.apps import roles
from coalition.base.form_heads.desk import head_of, names_of
from coalition.base.privacy.sealing import seal
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

REACHED = {
	"contact_person": "هدى",
	"contact_phone": "+963944000103",
	"contact_email": "amal@xn--ogb3a0bbd.xn--mgbtf8fl",
}


class TestFormHeads(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		cls.secretary = factories.user(roles.SECRETARIAT)
		delegate = {"person_name": "ليلى", "duty": "Delegate", "phone": "+963944000104"}
		cls.member = factories.member(organisation_name="جمعية السنابل للرأس", people=[delegate], **REACHED)

	def head(self, doctype: str, name: str, user: str = "") -> dict:
		with self.as_user(user or self.secretary):
			return head_of(frappe.get_doc(doctype, name))

	def of_member(self) -> dict:
		return self.head(self.member.doctype, self.member.name)

	def test_a_member_begins_with_its_standing_and_with_who_is_reached_how(self):
		standing, contact, delegate = self.of_member()["lines"]
		self.assertEqual((standing["label"], standing["text"]), ("Standing", "Registered Only"))
		self.assertIn("no declaration of the charter", standing["note"])
		self.assertEqual((contact["label"], contact["text"]), ("Contact Person", "هدى"))
		self.assertEqual(
			contact["ways"],
			[
				{"text": "+963\u00a0944\u00a0000\u00a0103", "link": "tel:+963944000103"},
				{"text": "amal@منظمة.سوريا", "link": f"mailto:{REACHED['contact_email']}"},
			],
		)
		self.assertEqual((delegate["label"], delegate["text"]), ("Delegate", "ليلى"))
		self.assertEqual([way["link"] for way in delegate["ways"]], ["tel:+963944000104"])

	def test_what_waits_is_of_this_member_alone(self):
		factories.proposal(self.member)
		factories.proposal(factories.member())
		waiting = self.of_member()["waiting"]
		self.assertEqual(
			[(row["label"], row["count"]) for row in waiting], [("Changes that members propose", 1)]
		)
		self.assertIn(self.member.name, waiting[0]["link"])

	def test_it_tells_nobody_what_their_form_hides(self):
		proposal = factories.proposal(self.member)
		change = factories.standing_change(self.member.name, "Suspension")
		seal.protect(self.member.doctype, self.member.name)
		told = [self.of_member(), *(self.head(each.doctype, each.name) for each in (proposal, change))]
		for hidden in ("هدى", "ليلى", "944", "amal", "السنابل"):
			self.assertNotIn(hidden, str(told))

	def test_whoever_may_not_read_a_member_is_told_nothing(self):
		with self.assertRaises(frappe.PermissionError):
			self.head(self.member.doctype, self.member.name, factories.user(roles.TRAINING))

	def test_an_application_shows_what_was_checked_each_with_its_outcome(self):
		application = factories.application()
		found = (("Charter", "Pass", ""), ("Name", "Look", "alike"), ("Vouchers", "Fail", "nobody vouches"))
		for title, outcome, reason in found:
			row = {"check_title": title, "outcome": outcome, "reason": reason}
			application.append("checks", row).db_insert()
		findings = self.head(application.doctype, application.name)["findings"]
		self.assertEqual(
			[(each["label"], each["text"], each["tone"], each["note"]) for each in findings],
			[
				("Charter", "Pass", "good", ""),
				("Name", "Look", "look", "alike"),
				("Vouchers", "Fail", "bad", "nobody vouches"),
			],
		)

	def test_a_change_and_a_proposal_are_called_by_the_member_and_lead_to_it(self):
		change = factories.standing_change(self.member.name, "Suspension", reason="لم تقدّم تقريرها")
		proposal = factories.proposal(self.member)
		for record, about in ((change, "Suspension"), (proposal, proposal.section)):
			head = self.head(record.doctype, record.name)
			self.assertEqual(head["title"], f"{about}: \u2068جمعية السنابل للرأس\u2069")
			links = [way["link"] for line in head["lines"] for way in line["ways"]]
			self.assertEqual(links, [f"/app/member-organisation/{self.member.name}"])
		self.assertIn("لم تقدّم تقريرها", str(self.head(change.doctype, change.name)["lines"]))

	def test_columns_call_records_as_the_readers_lists_do(self):
		asked = [[self.member.doctype, self.member.name], ["File", "x"], [self.member.doctype, "MO-none"]]
		with self.as_user(self.secretary):
			called = [name for _doctype, _name, name in names_of(asked)]
		self.assertEqual(called, ["جمعية السنابل للرأس", "MO-none", "x"])
		with self.as_user(factories.user(roles.TRAINING)):
			called = [name for _doctype, _name, name in names_of(asked)]
		self.assertEqual(called, [self.member.name, "MO-none", "x"])

	def test_the_head_comes_with_the_form_and_not_with_a_setting(self):
		with self.as_user(self.secretary):
			frappe.local.response = frappe._dict(docs=[])
			frappe.get_attr("frappe.desk.form.load.getdoc")(self.member.doctype, self.member.name)
			self.assertEqual(
				frappe.response.docs[0].get_onload("head")["lines"][1]["text"], REACHED["contact_person"]
			)
			self.assertIsNone(head_of(frappe.get_doc("Membership Policy")))
