"""What the desk's pages may load: from this site alone.

The engine leaves pictures and styles in what anybody writes: whoever read an application at the desk would
fetch something from the applicant's machine, and tell it when, and from where.
"""

import frappe
from werkzeug.wrappers import Request, Response

from coalition.access.functions.desk_functions import PAGES
from coalition.access.routes import Kind, route_of

HEADER = "Content-Security-Policy"
# More that an operator lets it load from, a map's tiles say: a list in the site's configuration.
SOURCES = "coalition_desk_sources"


def after_request(response: Response | None, request: Request) -> None:
	"""For the hook `after_request`: of the desk, and what it prints. The portal has a stricter one."""
	if response is None or response.mimetype != "text/html" or HEADER in response.headers:
		return
	if route_of(request.path).kind is Kind.DESK or request.path.rstrip("/") in PAGES:
		response.headers[HEADER] = _policy(request)


def _policy(request: Request) -> str:
	host = request.host.partition(":")[0]
	more = " ".join(str(source) for source in frappe.conf.get(SOURCES) or ())
	# The desk's own scripts stand in its pages, and realtime has a port of its own in development.
	allowed = f"'self' 'unsafe-inline' 'unsafe-eval' data: blob: {host}:* ws://{host}:* wss://{host}:* {more}"
	return f"default-src {allowed.strip()}; object-src 'none'; base-uri 'self'; frame-ancestors 'self'"
