"""What a handler answers: a page from a template, or the way to another page.

The templates have a Jinja environment of their own, with autoescape: the engine's has none.
"""

from functools import lru_cache
from urllib.parse import quote

import frappe
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from coalition.base.accounts.portal_accounts import account_of
from coalition.base.mail import languages, templates
from coalition.base.mail.site_address import address_if_known
from coalition.portal.page import PortalRequest
from coalition.portal.pages.share import share_text

ROOT = "/coalition"


@lru_cache(maxsize=1)
def _environment() -> Environment:
	own = FileSystemLoader(templates.APP / "portal" / "templates")
	environment = templates.environment(ChoiceLoader([own, PrefixLoader(templates.of_apps("portal"))]))
	environment.globals.update(root=ROOT, languages=languages.LANGUAGES, share_text=share_text)
	environment.globals.update(link_to=lambda path: address_if_known(ROOT + path))
	return environment


def show(request: PortalRequest, template: str, status: int = 200, **values: object) -> Response:
	"""A page from a template such as "membership/apply.html"."""
	html = (
		_environment()
		.get_template(template)
		.render(
			request=request,
			language=request.language,
			direction=languages.direction(request.language),
			coalition=languages.coalition_name(request.language),
			person=_person(),
			**values,
		)
	)
	return Response(html, status=status, content_type="text/html; charset=utf-8")


def go(path: str) -> Response:
	"""The way to another portal page after something was done: a reload there does not do it again."""
	return redirect(ROOT + path, 303)


def lead_to(path: str) -> Response:
	"""The way to a whole path of the portal that was asked for otherwise, with what was asked besides."""
	query = frappe.request.query_string.decode("latin-1")
	return redirect(quote(path) + (f"?{query}" if query else ""), 303)


def _person() -> str | None:
	"""The name of who is signed in; None for a guest."""
	user = frappe.session.user
	if user == "Guest":
		return None
	account = account_of(user)
	return account.person_name if account else frappe.session.data.full_name or user
