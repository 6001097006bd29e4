"""What every request passes: before the engine looks up what is asked for, and once it knows who asks.

A cookie's session is known at `before_request`, keys and bearers at `auth_hooks`: guests and people of the
portal are refused at the first of them as if the path were not there; people of the desk are told so.
"""

import json

import frappe
from frappe import _
from frappe.auth import CookieManager
from werkzeug.exceptions import HTTPException
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from coalition.access import judging
from coalition.access.callers import Caller, caller
from coalition.access.errors import TokenMissing
from coalition.access.functions import names_as_texts, open_sign_in, own_words, whitelist
from coalition.access.functions.desk_functions import PAGES
from coalition.access.openings import is_open_path, route_of_this_request
from coalition.access.responses import files, refusals
from coalition.access.routes import Kind, Route
from coalition.access.stored import engine_tables
from coalition.base.guards.middleware import of_this_request
from coalition.base.request.request_fields import request_field_names

PORTAL = "/coalition"
UNSAFE = ("POST", "PUT", "DELETE", "PATCH")
# The engine takes it for the session wherever it stands.
SESSION_FIELD = "sid"
OUTSIDE = (Caller.GUEST, Caller.PORTAL)


def before_request() -> None:
	"""Refuse what a session without a desk does not reach, and changes that any page could have sent."""
	if frappe.request.method == "OPTIONS":
		# The engine answers it with nothing, and asks nobody.
		return
	# Whoever asks from outside is shown none, whatever the System Settings say.
	frappe.local.flags.disable_traceback = True
	files.send_by_ourselves()
	judging.begin()
	if SESSION_FIELD in request_field_names():
		refusals.not_found()
	if frappe.get_request_header("Authorization") and frappe.session.user == "Guest":
		# Who this is the engine finds out later.
		return
	who, route = caller(), route_of_this_request()
	if route.kind is Kind.ROOT and frappe.request.method in ("GET", "HEAD"):
		raise HTTPException(response=redirect(PORTAL, 303))
	if who in OUTSIDE:
		_keep_outside(who, route)
	elif route.kind is not Kind.PORTAL:
		_require_token()


def after_authentication() -> None:
	"""For the hook `auth_hooks`: the same of keys and bearers, and routes that ask no function."""
	who, route = caller(), route_of_this_request()
	# A text of the database's may hold what somebody asked it for.
	frappe.local.flags.disable_traceback = who is not Caller.MANAGER
	if who is not Caller.MANAGER:
		# The engine would tell the queries that it makes.
		frappe.form_dict.pop("debug", None)
	names_as_texts.keep(who, route)
	_keep_to_tables(who)
	own_words.keep(who, route)
	if who in OUTSIDE:
		_keep_outside(who, route)
	elif route.kind is Kind.FUNCTION:
		whitelist.judge_route(route.name)
	elif who is Caller.DESK:
		_keep_to_desk(route)


def _keep_to_tables(who: Caller) -> None:
	"""Forms and records of the engine's DocTypes, those of documents that are sent whole too.

	Lists are judged where their queries are made.
	"""
	if who is not Caller.DESK:
		return
	request = of_this_request()
	if request.has_filter_for_name:
		whitelist.refuse("a filter in place of a name")
	for doctype in request.mentioned:
		if not engine_tables.is_open(doctype):
			whitelist.refuse(doctype)


def _keep_to_desk(route: Route) -> None:
	"""People with a role of ours reach records, the desk, and few of the website's pages."""
	if route.kind in (Kind.DOCTYPE, Kind.UNKNOWN, Kind.BACKUP):
		whitelist.refuse(frappe.request.path)
	if route.kind is Kind.PAGE and not _is_page_of_desk(route):
		refusals.not_found()


def _is_page_of_desk(route: Route) -> bool:
	is_opened = is_open_path(frappe.request.path, Caller.DESK) or open_sign_in.is_open_page(route)
	return is_opened or route.name.rstrip("/") in PAGES


def after_request(response: Response | None, request: Request) -> None:
	"""Mend what the engine answered before it asked us: tokens and bodies come first."""
	if response is None:
		return
	if _is_session_named() and hasattr(frappe.local, "cookie_manager"):
		# It has made itself at home in that session.
		frappe.local.cookie_manager = CookieManager()
	if not frappe.session or caller() is not Caller.MANAGER:
		refusals.leave_traceback_out(response)
	if response.status_code == 401 and frappe.get_request_header("Authorization"):
		refusals.say_no_key(response)
	if response.status_code == 500 and _is_unreadable(request):
		refusals.say_unreadable(response)


def _is_unreadable(request: Request) -> bool:
	"""Whether its body says that it is JSON and is none: the engine reads it before it asks us."""
	if not request.is_json:
		return False
	try:
		json.loads(request.get_data() or b"{}")
	except ValueError:
		return True
	return False


def _is_session_named() -> bool:
	try:
		return SESSION_FIELD in request_field_names()
	except HTTPException:
		# What is too large to be read may hold anything.
		return True


def _keep_outside(who: Caller, route: Route) -> None:
	"""Guests and people of the portal reach what is open to them."""
	if route.kind is Kind.PORTAL or (
		route.kind is not Kind.FUNCTION and is_open_path(frappe.request.path, who)
	):
		return
	if route.kind is Kind.FUNCTION and whitelist.is_open(whitelist.override_of(route.name), who):
		return
	if not open_sign_in.is_open_page(route):
		refusals.not_found()


def _require_token() -> None:
	"""The engine compares tokens where a session has one; a session without one could be anybody's form."""
	if frappe.request.method in UNSAFE and not frappe.session.data.csrf_token:
		frappe.throw(_("This session has no token yet: open the desk once, then try again."), TokenMissing)
