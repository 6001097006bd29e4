"""Runs inside the bench, under gunicorn: Frappe and the static files that a proxy serves in production.

The environment variable COALITION_SITE names the one site that answers, whatever host is asked for.
"""

import os

import frappe.app
from frappe.middlewares import StaticDataMiddleware
from werkzeug.middleware.shared_data import SharedDataMiddleware

frappe.app._site = os.environ["COALITION_SITE"]
frappe.app._sites_path = "."

application = SharedDataMiddleware(frappe.app.application, {"/assets": os.path.abspath("assets")})
application = StaticDataMiddleware(application, {"/files": os.path.abspath(".")})
