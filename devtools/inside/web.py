"""Runs inside the bench, under gunicorn: Frappe and the static files that a proxy serves in production.

The environment variable COALITION_SITE names the one site that answers, whatever host is asked for.
"""

import importlib.util
import os
from collections.abc import Callable, Iterable

import frappe.app
from frappe.middlewares import StaticDataMiddleware
from werkzeug.middleware.shared_data import SharedDataMiddleware

frappe.app._site = os.environ["COALITION_SITE"]
frappe.app._sites_path = "."


def answer(environ: dict, start_response: Callable) -> Iterable[bytes]:
	"""The engine's answer, by the configuration as it stands now: version 16 keeps it for a minute."""
	if importlib.util.find_spec("frappe.config"):
		from frappe.config import clear_site_config_cache

		clear_site_config_cache()
	return frappe.app.application(environ, start_response)


application = SharedDataMiddleware(answer, {"/assets": os.path.abspath("assets")})
application = StaticDataMiddleware(application, {"/files": os.path.abspath(".")})
