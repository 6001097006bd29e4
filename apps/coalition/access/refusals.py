"""Answers that tell nothing of what is behind them."""

import frappe
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

# No language is known yet, and a visitor who lost the way reads one of the two.
_PAGE = """<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>404</title></head>
<body style="font: 1.1rem/1.6 sans-serif; margin: 3rem auto; max-width: 30rem; padding: 0 1rem">
<p>لا شيء تحت هذا العنوان. <a href="/coalition">إلى بوابة التحالف</a></p>
<p lang="en" dir="ltr">There is nothing here. <a href="/coalition">To the coalition's portal</a></p>
</body></html>
"""


def not_found() -> None:
	"""Answer 404, by which nobody learns whether the path is closed or missing. Raises HTTPException.

	The engine commits nothing then, and gives no cookie.
	"""
	wants_json = frappe.request.path.startswith("/api/") or "json" in (
		frappe.get_request_header("Accept") or ""
	)
	text = '{"exc_type": "DoesNotExistError"}' if wants_json else _PAGE
	answer = Response(text, 404, mimetype="application/json" if wants_json else "text/html")
	answer.headers["Cache-Control"] = "no-store"
	answer.headers["X-Content-Type-Options"] = "nosniff"
	raise HTTPException(response=answer)
