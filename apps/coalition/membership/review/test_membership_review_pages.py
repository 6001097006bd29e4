from unittest.mock import patch

import frappe
from frappe.database.database import Database

from coalition.base import handed_codes
from coalition.membership.review import consultation, conversation
from coalition.tests import factories
from coalition.tests.in_process import Visitor, aside
from coalition.tests.review_case import ReviewTestCase

MOST = 12
QUERIES = ("select", "insert", "update")


class TestQueriesOfReviewPages(ReviewTestCase):
	"""The requests have connections of their own, so what these tests make is committed."""

	def asked(self, visitor: Visitor, path: str) -> list[str]:
		"""The statements of one request whose caches are warm, the engine's own among them."""
		aside(lambda: [visitor.get(path) for _time in range(3)])
		asked, really = [], Database.sql

		def sql(database, query, *words, **more):
			asked.append(str(query))
			return really(database, query, *words, **more)

		with patch.object(Database, "sql", sql):
			aside(lambda: visitor.get(path))
		return [query for query in asked if query.strip().lower().startswith(QUERIES)]

	def test_the_applicants_page_asks_the_database_twelve_times_at_most(self):
		application = self.under_review()
		for text in ("سؤال", "سؤال آخر"):
			conversation.keep(application, conversation.TO, text, sent_by=self.secretary)
		declined = self.declined()
		frappe.db.commit()
		for each in (application, declined):
			asked = self.asked(Visitor(), f"/coalition/apply/{each.submission_key}")
			self.assertLessEqual(len(asked), MOST, asked)

	def test_the_members_pages_ask_the_database_twelve_times_at_most(self):
		member = factories.member().name
		account = self.acting_for(member)
		application = self.under_review()
		asked_today = {"status": consultation.CONSULTED, "consulted_until": "2099-01-01"}
		application.db_set({**asked_today, "workflow_state": consultation.CONSULTED})
		visitor, code = Visitor(), handed_codes.make_code(account.name)
		frappe.db.commit()
		aside(lambda: visitor.begin(account.user_name, code))
		for path in ("/coalition/consultations", f"/coalition/consultations/{application.name}"):
			asked = self.asked(visitor, path)
			self.assertLessEqual(len(asked), MOST, (path, asked))
