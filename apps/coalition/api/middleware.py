"""Before and after the engine: what it would do at paths of endpoints in its own way.

It runs whatever a field called `cmd` names, takes `sid` for a session, calls functions with all that was
sent, refuses a method without saying which is right, and tells of wrong keys or bodies in its own form.
"""

from base64 import b64decode
from contextlib import suppress

import frappe
from frappe import _
from frappe.auth import CookieManager
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request, Response

from coalition.api import request_body
from coalition.api.declaration import Endpoint
from coalition.api.dispatch import answered
from coalition.api.responses.problems import Refusal
from coalition.api.routing import find
from coalition.base.apps import encryption_key
from coalition.base.program_keys.endpoints import is_for_endpoints, is_outside_endpoints
from coalition.base.program_keys.keys import was_revoked
from coalition.base.request import body_size, limits
from coalition.base.request.replace_response import is_the_engines, replace_response

FIELDS_OF_ENGINE = ("cmd", "sid")
# From one address in a minute; a site may set another number in its configuration.
MOST_PER_ADDRESS = 1200
# What the engine's own answers mean at our paths.
PROBLEMS = {400: "unreadable", 401: "no_key", 403: "not_allowed", 404: "not_found", 413: "too_large"}


def before_request() -> None:
	"""Answer at once what must not reach the engine."""
	path = frappe.request.path
	if not is_for_endpoints(path) or frappe.request.method == "OPTIONS":
		return
	answer = answered(lambda: _pass(find(path)))
	if answer.status_code >= 400:
		raise HTTPException(response=answer)
	frappe.local.flags.coalition_answered = False


def keep_to_endpoints() -> None:
	"""Once the engine knows whose key it is: a page, a file, a record or another function is not for it."""
	if is_outside_endpoints():
		raise HTTPException(response=answered(_refuse_elsewhere))


def _refuse_elsewhere() -> Response:
	raise Refusal("not_allowed", _("A program's key opens the endpoints of coalition.api alone."))


def _pass(endpoint: Endpoint | None) -> Response:
	most = frappe.conf.coalition_requests_per_address or MOST_PER_ADDRESS
	limits.count_against("api", limits.caller(), most, 60)
	if not endpoint:
		raise Refusal("not_found")
	if body_size.was_cut():
		raise Refusal("too_large")
	if frappe.get_request_header("Frappe-Authorization-Source"):
		# The engine would look the key up in whichever table this names.
		raise Refusal("wrong_key")
	if frappe.get_request_header("Authorization"):
		# The engine could not read the secret of any key.
		encryption_key.require_right()
	if frappe.request.method not in endpoint.methods:
		raise Refusal("wrong_method", headers={"Allow": ", ".join((*endpoint.methods, "OPTIONS"))})
	# The engine, each version in its way, looks into bodies that we never read, and takes more for JSON.
	request = frappe.request
	fields = {*request.values, *request.form, *request_body.values_of_json(request), *frappe.form_dict}
	if not fields.isdisjoint(FIELDS_OF_ENGINE):
		raise Refusal("unreadable")
	# From here on the request is read anew, by the endpoint's declaration: nothing of the engine's reading.
	frappe.local.form_dict = frappe._dict()
	return Response()


def after_request(response: Response | None, request: Request) -> None:
	"""Put a problem of ours in the place of the engine's own answer: at our paths that tells of an error."""
	if not is_for_endpoints(request.path):
		return
	# A program keeps no session: the engine would name the user in five cookies.
	frappe.local.cookie_manager = CookieManager()
	if not is_the_engines(response):
		return
	status = response.status_code
	replace_response(response, answered(lambda: _told(status)))


def _told(status: int) -> Response:
	raise Refusal(_meant(status))


def _meant(status: int) -> str:
	header = frappe.get_request_header("Authorization")
	if status in (401, 403) and header:
		return "key_ended" if was_revoked(_public_half(header)) else "wrong_key"
	if _is_broken_json():
		return "unreadable"
	return PROBLEMS.get(status, "our_fault")


def _public_half(header: str) -> str:
	"""Of `token key:secret` and `Basic …`, the same in base64; "" of anything else."""
	kind, _space, pair = header.strip().partition(" ")
	if kind.lower() == "basic":
		with suppress(ValueError):
			pair = b64decode(pair.strip()).decode()
	return pair.strip().partition(":")[0][:140]


def _is_broken_json() -> bool:
	"""The engine reads the body before it asks anybody."""
	try:
		request_body.values_of_json(frappe.request)
	except Refusal:
		return True
	return False
