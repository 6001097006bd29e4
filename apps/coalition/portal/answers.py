"""What a handler answers: a page from a template, or the way to another page.

The templates have a Jinja environment of their own, with autoescape: the engine's has none.
"""

from functools import lru_cache

import frappe
from frappe import _
from frappe.utils import get_url
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from coalition.base import templates
from coalition.base.accounts import account_of
from coalition.portal import language
from coalition.portal.page import PortalRequest
from coalition.portal.share import share_text

ROOT = "/coalition"


@lru_cache(maxsize=1)
def _environment() -> Environment:
	modules = templates.of_modules()
	# Another app's pages have theirs in its `templates/portal`, and name them <app>/<file>.
	others = {
		app: FileSystemLoader(frappe.get_app_path(app, "templates", "portal"))
		for app in frappe.get_all_apps()
		if app not in modules
	}
	own = FileSystemLoader(templates.APP / "portal" / "templates")
	environment = templates.environment(ChoiceLoader([own, PrefixLoader({**others, **modules})]))
	environment.globals.update(root=ROOT, languages=language.LANGUAGES, share_text=share_text)
	environment.globals.update(link_to=lambda path: get_url(ROOT + path))
	return environment


def show(request: PortalRequest, template: str, status: int = 200, **values: object) -> Response:
	"""A page from a template such as "membership/apply.html"."""
	html = (
		_environment()
		.get_template(template)
		.render(
			request=request,
			language=request.language,
			direction=language.direction(request.language),
			coalition=_coalition_name(request.language),
			person=_person(),
			**values,
		)
	)
	return Response(html, status=status, content_type="text/html; charset=utf-8")


def go(path: str) -> Response:
	"""The way to another portal page after something was done: a reload there does not do it again."""
	return redirect(ROOT + path, 303)


def _coalition_name(code: str) -> str:
	settings = frappe.get_cached_doc("Coalition Settings")
	return (code != "ar" and settings.coalition_name_latin) or settings.coalition_name or _("Coalition")


def _person() -> str | None:
	"""The name of who is signed in; None for a guest."""
	user = frappe.session.user
	if user == "Guest":
		return None
	account = account_of(user)
	return account.person_name if account else frappe.session.data.full_name or user
