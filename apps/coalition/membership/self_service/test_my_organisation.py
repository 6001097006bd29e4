import frappe

from coalition.base.accounts import handed_codes
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase
from coalition.tests.in_process import Visitor, aside
from coalition.tests.queries import MOST, statements_of

PAGES = ("", "/profile", "/profile/identity", "/people", "/declarations", "/letters", "/public")


class TestQueriesOfAMembersPages(CoalitionTestCase):
	"""Each page a member opens asks the database no more often than the portal allows itself."""

	def test_each_page_of_a_member_asks_the_database_no_more_often_than_others(self):
		visitor, account = Visitor(), factories.delegate(factories.member().name)
		code = handed_codes.make_code(account.name)
		# The requests have a connection of their own.
		frappe.db.commit()
		aside(lambda: visitor.begin(account.user_name, code))
		for path in (*(f"/coalition/organisation{page}" for page in PAGES), "/coalition/confirm"):
			asked = statements_of(visitor, path)
			self.assertLessEqual(len(asked), MOST, (path, asked))
