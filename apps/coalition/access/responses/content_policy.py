"""What the desk's pages may load: from this site alone.

The engine leaves pictures and styles in what anybody writes: whoever read an application at the desk would
fetch something from the applicant's machine, and tell it when, and from where. It puts much of it into
attributes as it stands: of scripts in attributes its own few run, by their digests, and no others.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256

import frappe
from werkzeug.wrappers import Request, Response

from coalition.access.functions.desk_functions import PAGES
from coalition.access.routes import Kind, route_of

HEADER = "Content-Security-Policy"
# More that an operator lets it load from, a map's tiles say: a list in the site's configuration.
SOURCES = "coalition_desk_sources"
# What the engine writes into attributes of its pages, on each version, and does no harm: a digest holds for
# whoever writes the same. What the menus of the bar do, navbar_actions.js does.
_HANDLERS = (
	*(
		"return false;",
		"return false",
		"frappe.utils.scroll_to(0)",
		"cur_frm.reload_doc()",
		"window.print();",
	),
	"localStorage.setItem('show_insights_banner', 'false') || this.parentElement.remove()",
)


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
	handlers = " ".join(map(_digest, _HANDLERS))
	return (
		f"default-src {allowed.strip()}; script-src-attr 'unsafe-hashes' {handlers}; "
		"object-src 'self'; base-uri 'self'; frame-ancestors 'self'"
	)


@cache
def _digest(script: str) -> str:
	return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
