"""The application for a WSGI server: the engine's, and an answer of ours where even its errors fail.

    gunicorn coalition.wsgi:application

With `frappe.app:application` in its place the site works as well; a process then answers like this from its
first good request on (docs/operate/running.md).
"""

from collections.abc import Callable, Iterable

import frappe
import frappe.app
from werkzeug.wrappers import Request

from coalition.base.request import body_size, preferred_language
from coalition.base.request.log_redaction import install_redaction
from coalition.base.unavailable.answers import answer_to
from coalition.base.unavailable.causes import is_unavailable
from coalition.base.unavailable.engine import install_handler, note

install_handler()
install_redaction()
body_size.install()
preferred_language.install()


def application(environ: dict, start_response: Callable) -> Iterable[bytes]:
	try:
		return frappe.app.application(environ, start_response)
	except Exception as error:
		# Otherwise the next request of this thread begins with the cookies of this one.
		frappe.release_local(frappe.local)
		if not is_unavailable(error):
			raise
		note(error)
		# The same object that the engine read: what was sent can be read once.
		request = environ.get("werkzeug.request") or Request(environ)
		return answer_to(request)(environ, start_response)
