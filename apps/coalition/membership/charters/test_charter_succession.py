from types import SimpleNamespace

from frappe.utils import add_days, getdate

from coalition.membership import standing_of
from coalition.membership.charters import programs
from coalition.membership.charters.in_force import last_days_of_charters
from coalition.membership.errors import CharterSuperseded, DeclaredOnAnotherDay
from coalition.membership.self_service.acting import ORGANISATION, acting_by
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestCharterSuccession(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.today = getdate()
		self.first = factories.charter(holds_for_months=0)
		self.member = factories.member().name
		factories.declaration(self.member, self.first.name, self.today)

	def succeed(self, **values):
		return factories.charter(holds_for_months=0, **values)

	def state(self, day) -> str:
		return standing_of(self.member, day).state.value

	def test_a_version_that_asks_for_nothing_leaves_declarations_to_their_own_end(self):
		self.succeed()
		self.assertNotIn(self.first.name, last_days_of_charters())
		self.assertEqual(self.state(add_days(self.today, 900)), "Active")

	def test_a_version_says_by_when_members_declare_again(self):
		by = add_days(self.today, 30)
		second = self.succeed(declare_again_by=by)
		self.assertEqual((self.state(by), self.state(add_days(by, 10))), ("Active", "In Grace"))
		factories.declaration(self.member, second.name, self.today)
		self.assertEqual(self.state(add_days(by, 10)), "Active")

	def test_a_later_version_that_asks_for_nothing_takes_no_day_back(self):
		by = add_days(self.today, 30)
		self.succeed(declare_again_by=by)
		self.succeed()
		self.assertEqual(last_days_of_charters()[self.first.name], by)

	def test_a_program_is_told_the_last_day_that_counts(self):
		by = add_days(self.today, 30)
		self.succeed(declare_again_by=by)
		key = SimpleNamespace(user="", title="", holder_type=ORGANISATION, holder=self.member)
		(told,), _last = programs.declarations_of(acting_by(key), None, 10)
		self.assertEqual(told.valid_until, by)

	def test_the_day_is_not_over_when_the_version_is_published(self):
		with self.assertRaises(DeclaredOnAnotherDay):
			self.succeed(declare_again_by=add_days(self.today, -1))

	def test_what_was_superseded_before_the_day_is_not_declared_any_more(self):
		self.succeed()
		with self.assertRaises(CharterSuperseded):
			factories.declaration(self.member, self.first.name, self.today)

	def test_a_paper_from_before_the_newer_version_is_entered_as_it_is(self):
		self.succeed()
		declaration = factories.declaration(self.member, self.first.name, add_days(self.today, -1))
		self.assertEqual(declaration.charter, self.first.name)
