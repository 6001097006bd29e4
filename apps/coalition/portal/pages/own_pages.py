"""The portal's own pages. They are registered by the same hook as those of modules."""

import frappe
from werkzeug.wrappers import Response

from coalition.portal import language, routes, ways
from coalition.portal.guards import Verdict, signed_in
from coalition.portal.page import Page, PortalRequest
from coalition.portal.pages import account_pages, gallery, leaving, to_send_pages
from coalition.portal.rendering.answers import ROOT, go, show
from coalition.portal.signing_in import enter_pages, second_factor_pages, set_password_pages, sign_in_pages
from coalition.portal.staff.paths import at_the_desk


def pages() -> list[Page]:
	return [
		Page("", show_home),
		Page("/language", lambda request: go(""), post=choose_language),
		Page("/leave", lambda request: go(""), post=leaving.leave, again=leaving.leave),
		sign_in_pages.SIGN_IN.page(),
		second_factor_pages.FORM.page(),
		Page("/enter", enter_pages.show_enter, post=enter_pages.take_enter, again=enter_pages.enter_again),
		Page("/sign-out", lambda request: go(""), post=sign_in_pages.take_sign_out),
		sign_in_pages.CODE.page(),
		set_password_pages.FORM.page(),
		Page("/account", account_pages.show_account, guard=signed_in),
		Page(
			"/account/freeze", lambda request: go("/account"), post=account_pages.take_freeze, guard=signed_in
		),
		Page("/gallery", gallery.show_gallery),
		*to_send_pages.pages(),
	]


def show_home(request: PortalRequest) -> Response:
	"""The first page; who signed in is led to the page of a module that is home to them."""
	is_guest = frappe.session.user == "Guest"
	homes = [] if is_guest else [page for page in routes.pages() if page.is_home]
	home = next((page for page in homes if page.guard() is Verdict.OPEN), None)
	if home:
		return go(home.path)
	has_desk, sends = at_the_desk() is Verdict.OPEN, to_send_pages.guard() is Verdict.OPEN
	told = {"is_guest": is_guest, "has_desk": has_desk, "sends": sends, "ways": ways.front_ways()}
	return show(request, "home.html", **told)


def choose_language(request: PortalRequest) -> Response:
	answer = go(routes.own_path(request.form.get("back")))
	return language.keep(answer, request.form.get("language"), ROOT)
