"""The door to the portal: finds the page, checks the token, undoes what failed, and keeps pages private."""

import frappe
from frappe import _
from frappe.website.page_renderers.base_renderer import BaseRenderer
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Response

from coalition.base import areas
from coalition.portal import language, token
from coalition.portal.answers import ROOT, go, show
from coalition.portal.page import Page, PortalRequest
from coalition.portal.registry import registered_pages


class PortalRenderer(BaseRenderer):
	"""Registered by the hook `page_renderer`; the engine asks it before its own."""

	def can_render(self) -> bool:
		return f"/{self.path}" == ROOT or f"/{self.path}/".startswith(f"{ROOT}/")

	def render(self) -> Response:
		cookie = token.cookie_value()
		frappe.local.lang = language.resolve()
		try:
			answer = self._answer(cookie)
		except Exception as error:
			# The engine would commit what was written before the error.
			frappe.db.rollback()
			answer = self._error(error, cookie)
		return self._private(answer, cookie)

	def _answer(self, cookie: str) -> Response:
		page, parts = self._find()
		request = PortalRequest(
			frappe.local.lang, token.token_for(cookie), frappe.request.form.to_dict(), parts
		)
		if frappe.request.method != "POST":
			return page.get(request)
		if not page.post:
			return show(request, "error.html", 405, message=_("Nothing can be sent to this page."))
		if not token.is_valid(request.form.get(token.FIELD), cookie):
			return (page.refused or _refused)(request)
		return page.post(request)

	def _find(self) -> tuple[Page, dict]:
		rules = [Rule(ROOT + page.path, endpoint=page) for page in _pages()]
		address = Map(rules, strict_slashes=False).bind("")
		return address.match(f"/{self.path}")

	def _error(self, error: Exception, cookie: str) -> Response:
		request = PortalRequest(frappe.local.lang, token.token_for(cookie))
		if isinstance(error, HTTPException | frappe.DoesNotExistError):
			return show(request, "error.html", 404, message=_("There is no such page. It may have moved."))
		if isinstance(error, frappe.PermissionError):
			return show(request, "error.html", 403, message=_("This page is not open to you."))
		frappe.log_error(title=f"Portal page {self.path}")
		# What was logged has to outlive the rollback.
		frappe.db.commit()
		return show(
			request,
			"error.html",
			500,
			message=_("Something went wrong on our side. Nothing was changed. Please try again."),
		)

	def _private(self, answer: Response, cookie: str) -> Response:
		answer.headers["Cache-Control"] = "no-store"
		answer.headers["Referrer-Policy"] = "same-origin"
		answer.headers["X-Frame-Options"] = "DENY"
		secure = frappe.request.scheme == "https"
		answer.set_cookie(token.COOKIE, cookie, httponly=True, samesite="Lax", secure=secure, path=ROOT)
		return answer


def _pages() -> list[Page]:
	own = [
		Page("", lambda request: show(request, "home.html")),
		Page("/language", lambda request: go(""), post=_choose_language),
	]
	return own + [page for page in registered_pages() if areas.is_on(page.area)]


def _choose_language(request: PortalRequest) -> Response:
	answer = go(_own_path(request.form.get("back")))
	if request.form.get("language") in language.LANGUAGES:
		answer.set_cookie(
			language.COOKIE, request.form["language"], max_age=31536000, samesite="Lax", path=ROOT
		)
	return answer


def _own_path(path: str | None) -> str:
	"""A path of the portal, without its root; never another site's."""
	return path.removeprefix(ROOT) if path and path.startswith(f"{ROOT}/") else ""


def _refused(request: PortalRequest) -> Response:
	return show(
		request,
		"error.html",
		403,
		message=_("This form was open for too long. Go back, reload and send again."),
	)
