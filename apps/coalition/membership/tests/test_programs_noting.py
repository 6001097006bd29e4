from unittest.mock import call, patch

from frappe.utils import add_days, getdate

from coalition.membership import change_notes
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestNoting(CoalitionTestCase):
	def test_a_charter_that_asks_to_declare_again_changes_the_last_day_of_earlier_declarations(self):
		member, other = factories.member(), factories.member()
		factories.program_key("changes:read", holder_type=member.doctype, holder=member.name)
		charter = factories.charter().name
		declared = factories.declaration(member.name, charter, getdate())
		factories.declaration(other.name, charter, getdate())
		holder = {"holder_type": member.doctype, "holder": member.name}
		self.assertEqual(self.told(holder), [])
		self.assertEqual(
			self.told(holder, declare_again_by=add_days(getdate(), 30)),
			[call(holder, "declaration", declared.name, "changed")],
		)

	def told(self, holder: dict, **charter: object) -> list:
		"""What the publication of a charter tells the programs of this holder; the site may hold others."""
		with patch.object(change_notes, "note") as note:
			factories.charter(**charter)
		return [each for each in note.call_args_list if each.args[0] == holder]
