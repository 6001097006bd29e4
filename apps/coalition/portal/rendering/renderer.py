"""The renderer of the portal: finds the page, asks its guard, checks the token, undoes what failed."""

from collections.abc import Mapping
from urllib.parse import quote

import frappe
from frappe.website.page_renderers.base_renderer import BaseRenderer
from werkzeug.wrappers import Response

from coalition.base.errors import EncryptionKeyDiffers, TooManyTries
from coalition.base.request import body_size
from coalition.base.unavailable.causes import is_unavailable
from coalition.base.unavailable.engine import outage_response
from coalition.portal import language, routes, token
from coalition.portal.guards import Verdict
from coalition.portal.page import LARGEST, Page, PortalRequest
from coalition.portal.rendering import errors, private_headers
from coalition.portal.rendering.answers import go, lead_to
from coalition.portal.rendering.resending import again, form_again, request_of, was_open_too_long
from coalition.portal.signing_in.sign_in_pages import ask_to_sign_in

# No such page or record; no such code.
NOTHING_THERE = (404, 422)
UNFORESEEN = 500


class PortalRenderer(BaseRenderer):
	"""Registered by the hook `page_renderer`; the engine asks it before its own."""

	def can_render(self) -> bool:
		return routes.is_portal_path(self.path)

	def render(self) -> Response:
		frappe.local.lang = language.resolve()
		try:
			answer = self._answer()
		except Exception as error:
			if is_unavailable(error) or isinstance(error, EncryptionKeyDiffers):
				# What was typed is sent again once an operator has mended it.
				return outage_response(error)
			# The engine would commit what was written before the error.
			frappe.db.rollback()
			answer = self._about(error)
		answer = self._where_it_is(answer)
		frappe.local.flags.coalition_answered = True
		return private_headers.keep_private(answer)

	def _about(self, error: Exception) -> Response:
		"""The page about an error; after one that nobody foresaw, the form with what was typed."""
		request = self._request()
		answer = errors.page_of(error, request)
		if answer.status_code != UNFORESEEN or not request.is_posted:
			return answer
		try:
			return form_again(request.path, request.form, errors.in_words(UNFORESEEN), UNFORESEEN) or answer
		except Exception:
			# What shows the form has the same fault.
			return answer
		finally:
			# Showing a form changes nothing.
			frappe.db.rollback()

	def _where_it_is(self, answer: Response) -> Response:
		"""The way to the address that is meant, where there is nothing at one with signs pasted behind it."""
		if answer.status_code not in NOTHING_THERE or frappe.request.method == "POST":
			return answer
		meant = routes.forgiven(f"/{self.path}")
		return lead_to(meant) if meant else answer

	def _answer(self) -> Response:
		page, parts = routes.find(self.path)
		request = self._request(parts)
		verdict = page.guard()
		if verdict is Verdict.FORBIDDEN:
			raise frappe.PermissionError
		if frappe.request.method != "POST":
			return self._shown(page, request, verdict)
		return self._posted(page, request, verdict)

	def _shown(self, page: Page, request: PortalRequest, verdict: Verdict) -> Response:
		if verdict is Verdict.SIGN_IN:
			return go(f"/sign-in?next={quote(request.path)}")
		answer = page.get(request)
		# Looking at a page changes nothing, whatever its handler did.
		frappe.db.rollback()
		return answer

	def _posted(self, page: Page, request: PortalRequest, verdict: Verdict) -> Response:
		if not page.post:
			raise errors.NothingToSend
		if body_size.was_cut() or (frappe.request.content_length or 0) > page.largest:
			return self._too_large(page, request, verdict)
		if verdict is Verdict.SIGN_IN:
			return ask_to_sign_in(request)
		if not token.is_valid(request.form.get(token.FIELD)):
			return again(page, request, was_open_too_long(), 403)
		try:
			return page.post(request)
		except TooManyTries as error:
			# Nothing is kept of one try too many but what was typed.
			frappe.db.rollback()
			return errors.ask_to_wait(again(page, request, str(error), 429), error)

	def _too_large(self, page: Page, request: PortalRequest, verdict: Verdict) -> Response:
		"""The form with what was typed; of a file, how large it may be."""
		takes_files = page.largest > LARGEST
		message = body_size.file_too_large(page.largest) if takes_files else errors.in_words(413)
		if verdict is not Verdict.OPEN:
			return errors.plain(request, 413, message)
		answer = again(page, request, message, 413)
		# Showing a form changes nothing.
		frappe.db.rollback()
		return answer

	def _request(self, parts: Mapping[str, str] | None = None) -> PortalRequest:
		return request_of(f"/{self.path}", parts)
