from unittest.mock import patch

import frappe

from coalition.base.apps import roles
from coalition.base.errors import HolderUnclear
from coalition.base.program_keys import desk, holders, making
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestHolders(CoalitionTestCase):
	def test_a_declared_kind_of_record_holds_a_key(self):
		for record in (factories.member(), factories.branch()):
			key = factories.program_key(holder_type=record.doctype, holder=record.name)
			self.assertEqual((key.holder_type, key.holder), (record.doctype, record.name))

	def test_no_other_record_of_ours_or_of_the_engine_does(self):
		account, place = factories.account(), factories.listed("Coalition Place", "place_name", "حمص")
		for kind, name in (
			("Portal Account", account.name),
			("User", account.user),
			("Coalition Place", place),
		):
			with self.subTest(kind), self.assertRaisesRegex(HolderUnclear, "Coalition Branch"):
				factories.program_key(holder_type=kind, holder=name)

	def test_a_key_whose_kind_is_declared_no_longer_is_changed_and_ended_and_has_no_successor(self):
		key = factories.program_key(holder_type="Coalition Branch", holder=factories.branch().name)
		with patch.object(holders, "kinds", return_value=["Member Organisation"]):
			key.update({"requests_per_minute": 5}).save()
			with self.assertRaises(HolderUnclear):
				making.replace(key.name, frappe.utils.now_datetime(), frappe.utils.nowdate())
			making.revoke(key.name, "لم يعد يلزم")

	def test_who_makes_keys_is_offered_these_kinds_and_nobody_else_asks(self):
		with self.as_user(factories.user(roles.SECRETARIAT)):
			self.assertLessEqual({"Coalition Branch", "Member Organisation"}, {*desk.kinds_of_holders()})
		with self.as_user(factories.user(roles.OVERSIGHT)), self.assertRaises(frappe.PermissionError):
			desk.kinds_of_holders()

	def test_a_declared_kind_that_is_none_is_offered_to_nobody_and_told(self):
		with patch.object(frappe, "get_hooks", return_value=["Coalition Branch", "Coalition Brnach"]):
			self.assertEqual(holders.kinds(), ["Coalition Branch"])
			self.assertIn("Coalition Brnach", "".join(holders.faults()))
