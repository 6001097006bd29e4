"""Runs inside the bench, under gunicorn: Frappe and the static files that a proxy serves in production.

The environment variable COALITION_SITE names the one site that answers, whatever host is asked for.
"""

import os
from collections.abc import Callable, Iterable

import frappe.app
from werkzeug.middleware.shared_data import SharedDataMiddleware

from coalition.wsgi import application as engine_and_ours

try:
	# Version 16 keeps the configuration of a site for a minute: here a change counts at once.
	from frappe.config import clear_site_config_cache as read_configuration_anew
except ImportError:

	def read_configuration_anew() -> None:
		"""Earlier versions read it with each request."""


SITE = os.environ["COALITION_SITE"]
frappe.app._site = SITE
frappe.app._sites_path = "."


def answer(environ: dict, start_response: Callable) -> Iterable[bytes]:
	read_configuration_anew()
	return engine_and_ours(environ, start_response)


# The engine's own middleware for files joins whatever path was sent, up to the root of the machine.
application = SharedDataMiddleware(
	answer,
	{"/assets": os.path.abspath("assets"), "/files": os.path.abspath(os.path.join(SITE, "public", "files"))},
)
