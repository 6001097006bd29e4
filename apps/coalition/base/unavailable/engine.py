"""Putting our answers in the place of the engine's: it looks settings up while it tells that it cannot."""

import threading
from collections.abc import Callable
from contextlib import suppress

import frappe
import frappe.app
from frappe.auth import CookieManager
from frappe.website import serve
from frappe.website.page_renderers.error_page import ErrorPage
from werkzeug.wrappers import Response

from coalition.base.unavailable import patience
from coalition.base.unavailable.answers import answer_to
from coalition.base.unavailable.causes import is_maintenance, is_unavailable
from coalition.moved import renamed

_installing = threading.Lock()


def install_handler() -> None:
	"""Once for each process: by `coalition/wsgi.py` as it starts, or by `before_request` without that."""
	with _installing:
		if not getattr(frappe.app.handle_exception, "is_ours", False):
			frappe.app.handle_exception = _in_place_of(frappe.app.handle_exception)
			# The website's pages, the desk's among them, keep errors to themselves.
			serve.ErrorPage = _PageOfError
			patience.limit_database()


def outage_response(error: BaseException) -> Response:
	"""What is answered to this request; whatever it wrote is undone."""
	note(error)
	with suppress(Exception):
		# Where the connection is gone, the database has undone it.
		frappe.db.rollback()
	frappe.local.flags.coalition_answered = True
	# Whose session it is was perhaps not found out: who is signed in stays so.
	frappe.local.cookie_manager = CookieManager()
	return answer_to(frappe.local.request, is_maintenance(error))


def note(error: BaseException) -> None:
	"""For the operator: what is away, without a text that may hold hosts, addresses or what somebody sent."""
	frappe.logger("coalition").error("Not available: %s", type(error).__name__)


class _PageOfError(ErrorPage):
	"""The engine's page about an error, where that is not what we stand on."""

	def render(self) -> Response:
		return outage_response(self.exception) if is_unavailable(self.exception) else super().render()


def _in_place_of(engines: Callable[[Exception], Response]) -> Callable[[Exception], Response]:
	def handle_exception(error: Exception) -> Response:
		return outage_response(error) if is_unavailable(error) else engines(error)

	handle_exception.is_ours = True
	return handle_exception


# For one version: something had another name.
__getattr__ = renamed(__name__)
