from unittest.mock import patch

import frappe
from redis.exceptions import ConnectionError

from coalition.base.privacy import consents
from coalition.membership.directory import named_members
from coalition.membership.directory.public_figures import _forget, public_figures
from coalition.membership.kinds import ORGANISATIONS
from coalition.membership.standing import projection
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestPublicFigures(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		_forget()
		frappe.local.flags.coalition_forgets_figures = False

	def test_they_are_kept_until_a_member_changes_and_that_is_committed(self):
		before = public_figures(ORGANISATIONS)
		member = factories.member()
		self.assertEqual(public_figures(ORGANISATIONS), before)
		self.committed()
		self.assertEqual(public_figures(ORGANISATIONS).registered, before.registered + 1)
		consents.give(member, "organisation_name")
		member.save()
		self.committed()
		self.assertEqual(public_figures(ORGANISATIONS), named_members.figures())
		frappe.db.set_value(member.doctype, member.name, "standing", "Suspended")
		projection.refresh(member.name)
		self.committed()
		self.assertEqual(public_figures(ORGANISATIONS), named_members.figures())

	def committed(self) -> None:
		"""What runs once a transaction is committed: a test's never is."""
		self.assertTrue(frappe.local.flags.coalition_forgets_figures)
		_forget()

	def test_without_redis_they_are_counted(self):
		away = {"side_effect": ConnectionError}
		with patch.object(frappe.cache, "execute_command", **away):
			_forget()
			frappe.local.cache.clear()
			self.assertEqual(public_figures(ORGANISATIONS), named_members.figures())
