import frappe
from frappe.utils import today

from coalition.base.apps import roles
from coalition.base.privacy.forgetting import erasure
from coalition.base.privacy.sealing import seal
from coalition.membership.change_proposals import deciding, fields, records
from coalition.membership.change_proposals.changes import Changed
from coalition.membership.doctype.proposed_change.proposed_change import accept, compared, decline
from coalition.membership.errors import AnsweredAlready, ChangedMeanwhile, ProposedByHand
from coalition.membership.review.errors import OwnCase
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestProposing(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.secretary = factories.user(roles.SECRETARIAT)
		self.member = factories.member()

	def test_an_officer_sees_old_and_new_side_by_side_and_what_changed_meanwhile(self):
		proposal = factories.proposal(self.member, name_latin="New", organisation_name="اسم جديد")
		frappe.db.set_value("Member Organisation", self.member.name, "name_latin", "Meanwhile")
		rows = {row["label"]: row for row in compared(proposal)}
		self.assertEqual(rows["Organisation Name"]["old"], [self.member.organisation_name])
		self.assertEqual(rows["Organisation Name"]["new"], ["اسم جديد"])
		self.assertFalse(rows["Organisation Name"]["has_changed"])
		self.assertTrue(rows["Name in Latin Script"]["has_changed"])

	def test_each_part_of_the_profile_can_be_proposed(self):
		parts = frappe.get_meta("Proposed Change").get_options("section").split("\n")
		for doctype in ("Member Organisation", "Individual Member"):
			titles = [section.title for section in fields.sections_of(doctype)]
			self.assertLessEqual({*titles, fields.OF_PEOPLE.title}, set(parts), doctype)

	def test_accepting_writes_all_of_it_as_the_officer_and_once(self):
		proposal = factories.proposal(self.member, name_latin="New")
		with self.as_user(self.secretary):
			accept(proposal.name)
			self.assertRaises(AnsweredAlready, accept, proposal.name)
			self.assertRaises(AnsweredAlready, decline, proposal.name, "سبب")
		proposal.reload()
		self.assertEqual((proposal.status, proposal.decided_by), ("Accepted", self.secretary))
		self.assertEqual(frappe.db.get_value("Member Organisation", self.member.name, "name_latin"), "New")

	def test_nobody_answers_what_their_own_organisation_proposes(self):
		proposal = factories.proposal(self.member, name_latin="New")
		email = frappe.db.get_value("User", self.secretary, "email")
		frappe.db.set_value("Member Organisation", self.member.name, "contact_email", email)
		with self.as_user(self.secretary):
			self.assertRaises(OwnCase, accept, proposal.name)
			self.assertRaises(OwnCase, decline, proposal.name, "سبب")

	def test_a_proposal_is_made_and_answered_by_functions_alone(self):
		proposal = factories.proposal(self.member)
		with self.as_user(self.secretary):
			doc = frappe.get_doc("Proposed Change", proposal.name)
			self.assertRaises(ProposedByHand, doc.save)
		with self.as_user(factories.user(roles.COUNCIL)):
			self.assertRaises(frappe.PermissionError, accept, proposal.name)

	def test_a_protected_member_keeps_nothing_of_what_it_proposed_in_the_open(self):
		proposal = factories.proposal(self.member, organisation_name="اسم لا يعرفه أحد")
		seal.protect("Member Organisation", self.member.name)
		proposal.reload()
		self.assertFalse(proposal.proposed)
		self.assertEqual(compared(proposal), [])
		with self.as_user(self.secretary):
			self.assertRaises(ChangedMeanwhile, accept, proposal.name)
			decline(proposal.name, "العضو محميّ")
		seal.lift("Member Organisation", self.member.name)
		proposal.reload()
		self.assertIn("اسم لا يعرفه أحد", proposal.proposed)

	def test_people_who_leave_are_erased_from_what_was_proposed(self):
		proposal = factories.proposal(self.member, organisation_name="اسم جديد")
		erasure.anonymise("Member Organisation", self.member.name)
		proposal.reload()
		self.assertEqual((proposal.proposed, proposal.proposer), (None, None))
		self.assertEqual(proposal.named_fields, "Organisation Name")

	def test_every_field_that_can_be_proposed_is_read_and_written_back_as_it_was(self):
		self.fill()
		record = frappe.get_doc("Member Organisation", self.member.name)
		for section in (*fields.sections_of(record.doctype), fields.OF_PEOPLE):
			stored = records.values_of(record, section.fields)
			records.apply(record, [Changed(name, value, value) for name, value in stored.items()])
			record.save()
			record.reload()
			self.assertEqual(records.values_of(record, section.fields), stored, section.key)
			shown = records.to_show(record.doctype, record.name, filter(fields.is_table, section.fields))
			self.assertEqual(records.values_of(shown, section.fields), stored, section.key)
			for name in section.fields:
				self.assertTrue(records.in_words(record.doctype, name, stored[name]) or not stored[name])

	def fill(self) -> None:
		member = frappe.get_doc("Member Organisation", self.member.name)
		member.update({"founded_in": 2011, "website": "https://example.org", "about": "سطر\nسطر"})
		member.append("work_sectors", {"sector": member.sector})
		member.append("work_places", {"place": member.place})
		member.append("registrations", {"authority": "وزارة", "number": "12", "valid_until": "2030-01-31"})
		member.append("past_work", {"title": "مشروع", "year": 2015})
		member.append("cooperation", {"stance": "Wants To", "sector": member.sector, "may_be_used": 1})
		member.append("people", {"person_name": "ليلى", "duty": "Delegate", "from_date": today()})
		member.save()

	def test_what_a_member_allowed_to_be_used_stays_allowed_where_a_row_is_changed(self):
		self.fill()
		record = frappe.get_doc("Member Organisation", self.member.name)
		stored = records.value_of(record, "cooperation")
		new = [{**row, "stance": "Does Not"} for row in stored]
		section = fields.section_of(record.doctype, "cooperation")
		link = {"member_organisation": record.name}
		change = [Changed("cooperation", stored, new)]
		proposal = deciding.propose(link, record.doctype, section, change, "ليلى", "")
		with self.as_user(self.secretary):
			accept(proposal.name)
		(row,) = frappe.get_doc("Member Organisation", record.name).cooperation
		self.assertEqual((row.stance, row.may_be_used), ("Does Not", 1))
