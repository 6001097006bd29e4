"""One answer for a record that is missing and for one that may not be read.

Records are numbered in a row and people are named by their address: by two answers, who sees some rows alone
would learn how many there are, and who has an account.
"""

import json

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.access.queries import are_all_rows_readable
from coalition.base.guards.door import of_this_request

# Errors with names of their own say what is wrong with a record that one may read.
_TELLING = ("PermissionError", "DoesNotExistError", "LinkValidationError", "RecordNotOpen")


def keep_untold(response: Response) -> None:
	"""Put the one answer in the place of the engine's two, for somebody of the desk."""
	if not _is_telling(response) or _are_all_readable():
		return
	text = _("This does not exist, or it is not open to you.")
	message = json.dumps({"message": text, "title": _("Message"), "indicator": "red", "raise_exception": 1})
	response.status_code = 403
	response.set_data(json.dumps({"exc_type": "PermissionError", "_server_messages": json.dumps([message])}))


def _is_telling(response: Response) -> bool:
	"""The form of a missing record is answered 200 with an error; a refusal may come without its name."""
	said = response.get_json(silent=True) if response.mimetype == "application/json" else None
	if not isinstance(said, dict):
		return False
	return said["exc_type"] in _TELLING if "exc_type" in said else response.status_code in (403, 404)


def _are_all_readable() -> bool:
	"""Whether it names nothing but records that its sender may read, or kinds of which they see all."""
	request = of_this_request()
	asked = [kind for kind in request.mentioned if frappe.db.exists("DocType", kind, cache=True)]
	partly_seen = [kind for kind in asked if not are_all_rows_readable(kind)]
	return not partly_seen or all(_is_readable(name, asked) for name in request.names if name)


def _is_readable(name: str, doctypes: list[str]) -> bool:
	return any(
		not frappe.is_table(kind)
		and frappe.db.exists(kind, name)
		and frappe.has_permission(kind, "read", name)
		for kind in doctypes
	)
