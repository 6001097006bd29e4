"""Answers that tell nothing of what is behind them."""

import json

import frappe
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from coalition.base.request.replace_response import replace_response

# No language is known yet, and a visitor who lost the way reads one of the two.
_PAGE = """<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{status}</title></head>
<body style="font: 1.1rem/1.6 sans-serif; margin: 3rem auto; max-width: 30rem; padding: 0 1rem">
<p>{arabic} <a href="/coalition">إلى بوابة التحالف</a></p>
<p lang="en" dir="ltr">{english} <a href="/coalition">To the coalition's portal</a></p>
</body></html>
"""
NOTHING = ("لا شيء تحت هذا العنوان.", "There is nothing here.")
FAILED = ("لم ينجح هذا الطلب.", "This could not be answered.")
NO_KEY = ("هذا المفتاح لا يفتح شيئًا.", "This key opens nothing.")
UNREADABLE = ("لا يمكن قراءة ما أُرسل: ليس JSON.", "What was sent cannot be read: it is no JSON.")
TRACEBACK = b"Traceback (most recent call last)"


def not_found() -> None:
	"""Answer 404, by which nobody learns whether the path is closed or missing. Raises HTTPException.

	The engine commits nothing then, and gives no cookie.
	"""
	accepted = frappe.get_request_header("Accept") or ""
	wants_json = frappe.request.path.startswith("/api/") or "json" in accepted
	raise HTTPException(response=_answer(404, NOTHING, "DoesNotExistError", wants_json))


def leave_traceback_out(response: Response) -> None:
	"""Tell strangers that it failed, and not where: the engine reads bodies before it asks us."""
	if response.is_streamed:
		return
	_leave_printed_out(response)
	if TRACEBACK not in response.get_data():
		return
	is_json = response.mimetype == "application/json"
	said = response.get_json() if is_json else None
	kind = said.get("exc_type", "") if isinstance(said, dict) else ""
	# The engine's page about an error may come with status 200, from its cache.
	replace_response(response, _answer(max(response.status_code, 400), FAILED, kind, is_json))


def _leave_printed_out(response: Response) -> None:
	"""The engine prints a query that failed into its answer, apart from any traceback."""
	if response.status_code < 400 or response.mimetype != "application/json":
		return
	said = response.get_json(silent=True)
	if isinstance(said, dict) and said.pop("exc", None) is not None:
		response.set_data(json.dumps(said))


def say_no_key(response: Response) -> None:
	"""The engine names the user of a key whose secret is gone."""
	if response.mimetype == "application/json":
		replace_response(response, _answer(401, NO_KEY, "AuthenticationError", True))


def say_unreadable(response: Response) -> None:
	"""What is wrong with the request is no failure of ours."""
	replace_response(response, _answer(400, UNREADABLE, "UnreadableRequest", True))


def _answer(status: int, words: tuple[str, str], kind: str, is_json: bool) -> Response:
	arabic, english = words
	page = _PAGE.format(status=status, arabic=arabic, english=english)
	text = json.dumps({"exc_type": kind}) if is_json else page
	answer = Response(text, status, mimetype="application/json" if is_json else "text/html")
	answer.headers["Cache-Control"] = "no-store"
	answer.headers["X-Content-Type-Options"] = "nosniff"
	return answer
