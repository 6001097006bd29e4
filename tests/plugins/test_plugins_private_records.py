"""Whose data other apps and modules keep, and what becomes of it."""

from unittest import mock

import frappe

from coalition.base.apps import plugins
from coalition.base.errors import BrokenPlugin
from coalition.base.privacy import records
from coalition.base.privacy.declared import Kind, Part, PartsOf, PrivateField
from coalition.base.privacy.forgetting import erasure
from coalition.base.privacy.sealing import seal
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

HOOK = "coalition_private_records"


class TestPrivateRecords(CoalitionTestCase):
	def test_people_in_records_of_another_app_are_erased_and_the_rest_stays(self):
		record = frappe.get_doc({"doctype": "Sample Record", "title": "سجل", "organisation": "جمعية"})
		record.update({"owner_note": "اتصلوا بسلمى", "amount": 12}).insert()
		erasure.anonymise("Sample Record", record.name)
		record.reload()
		self.assertEqual((record.owner_note, record.organisation, record.amount), (None, "جمعية", 12))

	def test_a_broken_declaration_erases_nothing_at_all(self):
		member = factories.member()
		found = [*plugins.registered(HOOK), plugins.Plugin(HOOK, "coalition_sample.broken.fails")]
		with mock.patch.object(records, "registered", return_value=found), self.assertRaises(BrokenPlugin):
			erasure.anonymise("Member Organisation", member.name)
		self.assertEqual(frappe.db.get_value(member.doctype, member.name, "contact_person"), "مقدّم الطلب")

	def declared_besides(self, doctype: str) -> object:
		"""A module that keeps items of records which somebody else declares."""
		part = Part("Sample Row", "organisation", (PrivateField("item", Kind.IDENTITY),))
		plugin = mock.Mock(ask=lambda kind: [PartsOf(doctype, (part,))])
		found = [*plugins.registered(HOOK), plugin]
		return mock.patch.object(records, "registered", return_value=found)

	def test_what_another_module_keeps_of_a_member_is_sealed_with_it(self):
		member, other = factories.member(), factories.member()
		record = frappe.get_doc({"doctype": "Sample Record", "title": "سجل"})
		for each in (member, other):
			record.append("sample_rows", {"item": "كرسي", "organisation": each.name})
		record.insert()
		with self.declared_besides(member.doctype):
			seal.protect(member.doctype, member.name)
		record.reload()
		self.assertEqual([row.item for row in record.sample_rows], [None, "كرسي"])

	def test_parts_of_what_nobody_declares_are_told_before_anything_is_protected(self):
		member = factories.member()
		with self.declared_besides("Member Organization"), self.assertRaises(BrokenPlugin):
			seal.protect(member.doctype, member.name)
		self.assertFalse(frappe.db.get_value(member.doctype, member.name, "is_protected"))
