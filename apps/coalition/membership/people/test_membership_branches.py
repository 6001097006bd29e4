import frappe
from frappe.utils import add_days, getdate

from coalition.base.apps import roles
from coalition.membership.charters.in_force import declare
from coalition.membership.errors import NotElectable, TermUnclear
from coalition.membership.people.branches import branches_of
from coalition.membership.roles import BRANCH_OFFICER
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

SEEN = ("Coalition Branch", "Member Organisation", "Individual Member", "Membership Application")


class TestBranches(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.today = getdate()
		self.branch = factories.branch()
		self.charter = factories.charter(holds_for_months=0).name
		self.officer = factories.user(BRANCH_OFFICER)

	def member(self, branch=None, is_active: bool = True) -> str:
		name = factories.member(branch=(branch or self.branch).name).name
		if is_active:
			declare(name, self.charter, getdate("2016-01-01"))
		return name

	def elect(self, member: str, first=None, last=None):
		row = {"organisation": member, "from_date": first or self.today, "until_date": last}
		self.branch.append("representatives", row)
		return self.branch.save()

	def serve(self, branch, first=None, last=None) -> None:
		branch.append(
			"officers", {"user": self.officer, "from_date": first or self.today, "until_date": last}
		)
		branch.save()

	def test_a_branch_sends_one_of_its_members_into_the_general_secretariat(self):
		member = self.member()
		self.elect(member)
		self.assertEqual([row.organisation for row in self.branch.representatives], [member])

	def test_one_term_follows_the_other_and_never_meets_it(self):
		first, second = self.member(), self.member()
		self.elect(first, last=add_days(self.today, 10))
		with self.assertRaises(TermUnclear):
			self.elect(second, first=add_days(self.today, 10))
		self.branch.reload()
		self.elect(second, first=add_days(self.today, 11))
		self.assertEqual([row.organisation for row in self.branch.representatives], [first, second])

	def test_another_branchs_member_cannot_be_sent(self):
		with self.assertRaises(NotElectable):
			self.elect(self.member(factories.branch()))

	def test_who_may_not_stand_cannot_be_sent(self):
		with self.assertRaises(NotElectable):
			self.elect(self.member(is_active=False))

	def test_who_lost_its_standing_later_stays_in_the_list(self):
		member = self.member()
		self.elect(member)
		frappe.db.set_value("Charter Declaration", {"member_organisation": member}, "docstatus", 2)
		self.branch.reload()
		self.branch.save()
		self.assertEqual(self.branch.representatives[0].organisation, member)

	def test_a_term_does_not_end_before_it_begins(self):
		day = add_days(self.today, -1)
		self.branch.append("board", {"person_name": "سلمى", "from_date": self.today, "until_date": day})
		with self.assertRaisesRegex(TermUnclear, "سلمى"):
			self.branch.save()

	def test_an_officer_needs_the_role(self):
		self.officer = factories.user(roles.FINANCE)
		with self.assertRaises(NotElectable):
			self.serve(self.branch)

	def test_an_officer_sees_the_branch_alone(self):
		self.serve(self.branch)
		other = factories.branch()
		mine = (self.branch.name, *self.records_of(self.branch))
		others = (other.name, *self.records_of(other))
		nobodys = (None, *self.records_of(None))
		with self.as_user(self.officer):
			for doctype, own, anothers, loose in zip(SEEN, mine, others, nobodys, strict=True):
				listed = set(frappe.get_list(doctype, pluck="name", limit_page_length=0))
				self.assertEqual(listed & {own, anothers, loose}, {own}, doctype)
				frappe.get_doc(doctype, own).check_permission("read")
				for foreign in filter(None, (anothers, loose)):
					with self.assertRaises(frappe.PermissionError):
						frappe.get_doc(doctype, foreign).check_permission("read")

	def test_whose_term_is_over_or_to_come_sees_nothing(self):
		self.serve(self.branch, first=add_days(self.today, -9), last=add_days(self.today, -1))
		self.serve(self.branch, first=add_days(self.today, 1))
		self.assertEqual(branches_of(self.officer), [])
		with self.as_user(self.officer):
			self.assertEqual(frappe.get_list("Member Organisation"), [])

	def test_who_works_for_the_secretariat_as_well_sees_all(self):
		self.officer = factories.user(BRANCH_OFFICER, roles.SECRETARIAT)
		self.serve(self.branch)
		loose = factories.member().name
		with self.as_user(self.officer):
			frappe.get_doc("Member Organisation", loose).check_permission("read")

	def records_of(self, branch) -> tuple[str, str, str]:
		values = {"branch": branch.name if branch else None}
		made = (factories.member(**values), factories.individual(**values), factories.application(**values))
		return tuple(doc.name for doc in made)
