"""What a request sends, as a mapping: its query, its form or its JSON."""

import json
from collections.abc import Mapping

import frappe
from werkzeug.wrappers import Request

from coalition.api.declaration import LARGEST, Endpoint
from coalition.api.responses.problems import Refusal

# The engine's own: a browser's guard against its cache.
IGNORED = ("_",)


def values(endpoint: Endpoint) -> Mapping[str, object]:
	"""Raises Refusal where the body is too large, of another kind, or not what it says it is."""
	request = frappe.request
	sent: dict[str, object] = {name: value for name, value in request.args.items() if name not in IGNORED}
	if not endpoint.changes:
		return sent
	# As it came: who sends piece by piece says no length.
	if len(request.get_data()) > LARGEST:
		raise Refusal("too_large")
	kind = request.mimetype
	if kind == "application/json":
		return {**sent, **values_of_json(request)}
	if kind in ("", "application/x-www-form-urlencoded", "multipart/form-data"):
		return {**sent, **request.form.to_dict()}
	raise Refusal("wrong_content_type")


def values_of_json(request: Request) -> dict[str, object]:
	"""What the body of a JSON request holds; nothing for other kinds. Raises Refusal("unreadable")."""
	if request.mimetype != "application/json":
		return {}
	try:
		# As text, with no mark of its order: as the engine reads it, and as RFC 8259 says.
		found = json.loads(request.get_data().decode() or "{}")
	except (ValueError, RecursionError):
		raise Refusal("unreadable") from None
	if not isinstance(found, dict):
		raise Refusal("unreadable")
	return found
