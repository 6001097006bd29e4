"""What the engine refuses before it knows who asks, such as its own sign-in: a page of ours about that.

The engine's page asks for a session that is not there yet, and fails.
"""

import frappe
from frappe.website.page_renderers.base_renderer import BaseRenderer
from werkzeug.wrappers import Response

from coalition.portal import language
from coalition.portal.rendering import errors, private_headers
from coalition.portal.rendering.answers import ROOT
from coalition.portal.rendering.resending import request_of


class RefusalRenderer(BaseRenderer):
	"""Registered by the hook `page_renderer`; the engine asks it for its page "message"."""

	def can_render(self) -> bool:
		return self.path == "message" and frappe.session.data is None

	def render(self) -> Response:
		frappe.local.lang = language.resolve()
		frappe.local.flags.coalition_answered = True
		return private_headers.keep_private(errors.plain(request_of(ROOT), 400))
