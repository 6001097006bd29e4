from unittest.mock import patch

import frappe
from frappe.auth import CookieManager
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from coalition.base.request import limits
from coalition.membership.roles import DELEGATE, INDIVIDUAL
from coalition.portal import routes, token
from coalition.portal.guards import has_role, signed_in
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering import renderer
from coalition.portal.rendering.answers import go, show
from coalition.portal.signing_in import arriving
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

PLACE = "مكان لا يبقى"
COOKIE = "c" * 43


def write_and(then):
	def handler(request):
		frappe.get_doc({"doctype": "Coalition Place", "place_name": PLACE}).insert(ignore_permissions=True)
		return then()

	return handler


def home():
	return go("")


def done():
	return go("/done")


def fail():
	raise RuntimeError("half-way")


def forbid():
	raise frappe.PermissionError


def try_often():
	limits.count_against("renderer test", frappe.generate_hash(), most=0, seconds=60)


def form_again(request, message, status):
	return show(request, "error.html", status, message=f"{message} {request.form.get('typed')}")


class TestPortalRenderer(CoalitionTestCase):
	def answer(self, method: str, page: Page, with_token: bool = True, **typed: str):
		"""What the renderer answers where this page is the only one."""
		headers = {"Cookie": f"{token.COOKIE}={COOKIE}"}
		environ = EnvironBuilder(path="/coalition/x", method=method, headers=headers).get_environ()
		with self.asked(environ):
			form = {**typed, **({token.FIELD: token.current()} if with_token else {})}
		builder = EnvironBuilder(path="/coalition/x", method=method, headers=headers)
		if method == "POST":
			builder = EnvironBuilder(path="/coalition/x", method=method, headers=headers, data=form)
		with patch.object(routes, "pages", lambda: [page]), self.asked(builder.get_environ()):
			return renderer.PortalRenderer("coalition/x").render()

	def asked(self, environ):
		frappe.local.flags.pop("coalition_cookie", None)
		frappe.local.cookie_manager = CookieManager()
		return patch.object(frappe.local, "request", Request(environ), create=True)

	def setUp(self):
		super().setUp()
		frappe.set_user("Guest")

	def page(self, post=None, **more) -> Page:
		return Page("/x", lambda request: home(), post=post, **more)

	def is_there(self) -> bool:
		return bool(frappe.db.exists("Coalition Place", PLACE))

	def test_what_a_page_wrote_before_it_failed_is_undone(self):
		answer = self.answer("POST", self.page(write_and(fail)))
		self.assertEqual(answer.status_code, 500)
		self.assertFalse(self.is_there())
		self.assertNotIn("half-way", answer.get_data(as_text=True))

	def test_after_an_error_that_nobody_foresaw_the_form_comes_back_as_it_was_typed(self):
		answer = self.answer("POST", self.page(write_and(fail), again=form_again), typed="سطر طويل")
		self.assertEqual(answer.status_code, 500)
		self.assertIn("سطر طويل", answer.get_data(as_text=True))
		self.assertFalse(self.is_there())

	def test_what_no_form_can_show_any_more_is_told_without_its_secrets(self):
		for again in (None, lambda *words: fail()):
			answer = self.answer(
				"POST",
				self.page(write_and(fail), again=again),
				typed="سطر طويل",
				password="kettle of the test",
			)
			text = answer.get_data(as_text=True)
			self.assertEqual(answer.status_code, 500)
			self.assertIn("سطر طويل", text)
			self.assertNotIn("kettle", text)

	def test_what_a_page_wrote_before_it_forbade_is_undone(self):
		answer = self.answer("POST", self.page(write_and(forbid)))
		self.assertEqual(answer.status_code, 403)
		self.assertFalse(self.is_there())

	def test_what_a_page_wrote_stays_where_it_answers(self):
		answer = self.answer("POST", self.page(write_and(done)))
		self.assertEqual((answer.status_code, answer.headers["Location"]), (303, "/coalition/done"))
		self.assertTrue(self.is_there())

	def test_what_is_written_while_a_page_is_looked_at_is_undone(self):
		for method in ("GET", "HEAD"):
			answer = self.answer(method, Page("/x", write_and(done)))
			self.assertEqual(answer.status_code, 303)
			self.assertFalse(self.is_there(), method)

	def test_without_a_token_the_handler_is_not_even_asked(self):
		answer = self.answer("POST", self.page(write_and(done)), with_token=False)
		self.assertEqual(answer.status_code, 403)
		self.assertFalse(self.is_there())

	def test_an_error_is_logged_without_what_was_typed(self):
		before = frappe.db.count("Error Log")
		self.answer("POST", self.page(write_and(fail)), password="kettle-of-the-test")
		self.assertEqual(frappe.db.count("Error Log"), before + 1)
		(logged,) = frappe.get_all("Error Log", fields=["error"], order_by="creation desc", limit=1)
		self.assertIn("half-way", logged.error)
		self.assertNotIn("kettle-of-the-test", logged.error)

	def test_only_the_portals_own_paths_are_answered(self):
		paths = ("coalition", "coalition/apply", "coalitionary", "app", "index")
		answered = [path for path in paths if renderer.PortalRenderer(path, 200).can_render()]
		self.assertEqual(answered, ["coalition", "coalition/apply"])

	def test_a_guest_is_sent_to_sign_in_and_told_where_to_come_back(self):
		answer = self.answer("GET", self.page(guard=signed_in))
		self.assertEqual(answer.headers["Location"], "/coalition/sign-in?next=/coalition/x")

	def test_what_a_guest_posts_is_not_done_and_comes_along_to_signing_in(self):
		page = self.page(write_and(done), guard=signed_in)
		answer = self.answer("POST", page, typed="نص طويل", password="kettle")
		self.assertEqual(answer.status_code, 403)
		self.assertFalse(self.is_there())
		text = answer.get_data(as_text=True)
		self.assertIn('name="kept_typed" value="نص طويل"', text)
		self.assertNotIn("kettle", text)

	def test_the_form_comes_back_as_it_was_typed_once_its_writer_signed_in(self):
		page = self.page(write_and(done), guard=signed_in, again=form_again)
		kept = PortalRequest("ar", "", form={"next": "/coalition/x", "kept_typed": "نص طويل"})
		environ = EnvironBuilder(path="/coalition/sign-in", method="POST").get_environ()
		with patch.object(routes, "pages", lambda: [page]), self.asked(environ):
			self.assertIsNone(arriving.form_that_was_kept(kept))
			with self.as_user(factories.user(DELEGATE)):
				frappe.session.data.csrf_token = "t"
				answer = arriving.form_that_was_kept(kept)
		self.assertIn("نص طويل", answer.get_data(as_text=True))
		self.assertFalse(self.is_there())

	def test_a_page_of_a_role_opens_for_that_role_alone(self):
		page = self.page(guard=has_role(DELEGATE))
		user = factories.user(DELEGATE)
		with self.as_user(user):
			self.assertEqual(self.answer("GET", page).status_code, 303)
		with self.as_user(factories.user(INDIVIDUAL)):
			self.assertEqual(self.answer("GET", page).status_code, 403)

	def test_too_many_tries_keep_what_was_typed_and_undo_what_was_written(self):
		page = self.page(write_and(try_often), again=form_again)
		answer = self.answer("POST", page, typed="سطر")
		self.assertEqual((answer.status_code, answer.headers["Retry-After"]), (429, "60"))
		self.assertIn("سطر", answer.get_data(as_text=True))
		self.assertFalse(self.is_there())

	def test_more_than_a_page_takes_is_refused_with_a_page_of_ours(self):
		answer = self.answer("POST", self.page(write_and(done), largest=500), typed="x" * 600)
		self.assertEqual(answer.status_code, 413)
		self.assertIn("<main", answer.get_data(as_text=True))

	def test_the_gallery_is_not_there_on_a_real_site(self):
		(gallery,) = [page for page in routes.pages() if page.path == "/gallery"]
		page = Page("/x", gallery.get)
		with patch.dict(frappe.conf, {"coalition_gallery": 0, "developer_mode": 0}):
			self.assertEqual(self.answer("GET", page).status_code, 404)
		with patch.dict(frappe.conf, {"coalition_gallery": 1}):
			self.assertEqual(self.answer("GET", page).status_code, 200)

	def test_a_way_back_never_leads_out_of_the_portal(self):
		elsewhere = (
			"//example.org",
			"/app",
			"/coalitionary",
			"/coalition/../app",
			"/coalition/%2e%2e/app",
			"/coalition/\\x",
			"",
			None,
		)
		self.assertEqual([routes.own_path(path) for path in elsewhere], [""] * 8)
		self.assertEqual(routes.own_path("/coalition/account"), "/account")

	def test_the_way_on_from_signing_in_leads_to_the_portal_or_the_desk_alone(self):
		here = ("/coalition/account", "/app", "/app/todo/view/list?status=Open", "/desk", "/app?x=1")
		self.assertEqual([routes.next_path(path) for path in here], list(here))
		elsewhere = (
			*("/application", "/apps", "//app", "/app//example.org", "/app/../login", "/app/%2e%2e/login"),
			*("app", "https://example.org/app", "/\\app", "/app\\x", "/app\n", "/app#x", "/login", "", None),
		)
		self.assertEqual([routes.next_path(path) for path in elsewhere], [""] * len(elsewhere))
