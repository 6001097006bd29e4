from unittest.mock import patch

import frappe
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from coalition.portal import renderer, token
from coalition.portal.answers import go
from coalition.portal.page import Page
from coalition.tests.case import CoalitionTestCase

PLACE = "مكان لا يبقى"
COOKIE = "c" * 43


def write_and(then):
	def handler(request):
		frappe.get_doc({"doctype": "Coalition Place", "place_name": PLACE}).insert()
		return then()

	return handler


def fail():
	raise RuntimeError("half-way")


def forbid():
	raise frappe.PermissionError


class TestPortalRenderer(CoalitionTestCase):
	def answer(self, method: str, page: Page, with_token: bool = True):
		"""What the renderer answers where this page is the only one."""
		form = {token.FIELD: token.token_for(COOKIE)} if with_token else {}
		headers = {"Cookie": f"{token.COOKIE}={COOKIE}"}
		environ = EnvironBuilder(path="/coalition/x", method=method, data=form, headers=headers).get_environ()
		request = patch.object(frappe.local, "request", Request(environ), create=True)
		with patch.object(renderer, "_pages", lambda: [page]), request:
			return renderer.PortalRenderer("coalition/x").render()

	def page(self, post) -> Page:
		return Page("/x", lambda request: go(""), post=post)

	def test_what_a_page_wrote_before_it_failed_is_undone(self):
		answer = self.answer("POST", self.page(write_and(fail)))
		self.assertEqual(answer.status_code, 500)
		self.assertFalse(frappe.db.exists("Coalition Place", PLACE))
		self.assertNotIn("half-way", answer.get_data(as_text=True))

	def test_what_a_page_wrote_before_it_forbade_is_undone(self):
		answer = self.answer("POST", self.page(write_and(forbid)))
		self.assertEqual(answer.status_code, 403)
		self.assertFalse(frappe.db.exists("Coalition Place", PLACE))

	def test_what_a_page_wrote_stays_where_it_answers(self):
		answer = self.answer("POST", self.page(write_and(lambda: go("/done"))))
		self.assertEqual((answer.status_code, answer.headers["Location"]), (303, "/coalition/done"))
		self.assertTrue(frappe.db.exists("Coalition Place", PLACE))

	def test_without_a_token_the_handler_is_not_even_asked(self):
		answer = self.answer("POST", self.page(write_and(lambda: go("/done"))), with_token=False)
		self.assertEqual(answer.status_code, 403)
		self.assertFalse(frappe.db.exists("Coalition Place", PLACE))

	def test_an_error_is_logged_for_the_administrator(self):
		before = frappe.db.count("Error Log")
		self.answer("POST", self.page(write_and(fail)))
		self.assertEqual(frappe.db.count("Error Log"), before + 1)

	def test_only_the_portals_own_paths_are_answered(self):
		paths = ("coalition", "coalition/apply", "coalitionary", "app", "index")
		answered = [path for path in paths if renderer.PortalRenderer(path, 200).can_render()]
		self.assertEqual(answered, ["coalition", "coalition/apply"])
