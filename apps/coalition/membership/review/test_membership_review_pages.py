import frappe

from coalition.base.accounts import handed_codes
from coalition.membership.review import consultation, conversation
from coalition.tests import factories
from coalition.tests.in_process import Visitor, aside
from coalition.tests.queries import MOST, statements_of
from coalition.tests.review_case import ReviewTestCase


class TestQueriesOfReviewPages(ReviewTestCase):
	"""The requests have connections of their own, so what these tests make is committed."""

	def test_the_applicants_page_asks_the_database_twelve_times_at_most(self):
		application = self.under_review()
		for text in ("سؤال", "سؤال آخر"):
			conversation.keep(application, conversation.TO, text, sent_by=self.secretary)
		declined = self.declined()
		frappe.db.commit()
		for each in (application, declined):
			asked = statements_of(Visitor(), f"/coalition/apply/{each.submission_key}")
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
			asked = statements_of(visitor, path)
			self.assertLessEqual(len(asked), MOST, (path, asked))
