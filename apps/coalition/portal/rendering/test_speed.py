import frappe

from coalition.base.accounts import handed_codes
from coalition.base.text import link_keys
from coalition.membership.applying import drafts
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase
from coalition.tests.in_process import Visitor, aside
from coalition.tests.queries import MOST, statements_of


class TestQueriesOfPages(CoalitionTestCase):
	def test_a_page_of_a_guest_asks_the_database_twelve_times_at_most(self):
		for path in ("/coalition", "/coalition/sign-in", "/coalition/code"):
			asked = statements_of(Visitor(), path)
			self.assertLessEqual(len(asked), MOST, (path, asked))

	def test_a_step_of_an_application_asks_the_database_twelve_times_at_most(self):
		factories.charter()
		key, answers = link_keys.new_key(), {"kind": "Organisation", "organisation_name": "جمعية"}
		name = drafts.keep(key, answers).name
		# The requests have a connection of their own.
		frappe.db.commit()
		self.addCleanup(frappe.db.commit)
		self.addCleanup(drafts.delete, name)
		for path in (
			"",
			f"/{key}",
			f"/{key}/work",
			f"/{key}/cooperation",
			f"/{key}/files",
			f"/{key}/summary",
		):
			asked = statements_of(Visitor(), f"/coalition/apply{path}")
			self.assertLessEqual(len(asked), MOST, (path, asked))

	def test_a_page_of_a_member_asks_the_database_twelve_times_at_most(self):
		visitor, account = Visitor(), factories.account()
		code = handed_codes.make_code(account.name)
		# The requests have a connection of their own.
		frappe.db.commit()
		aside(lambda: visitor.begin(account.user_name, code))
		for path in ("/coalition", "/coalition/account", "/coalition/set-password"):
			asked = statements_of(visitor, path)
			self.assertLessEqual(len(asked), MOST, (path, asked))
