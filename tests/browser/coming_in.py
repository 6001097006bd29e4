"""How somebody comes to the site: with a session, in a language."""

import os

from playwright.sync_api import BrowserContext

from tests.rest.client import Client

SITE = os.environ.get("SITE_URL", "")
PORTAL = f"{SITE}/coalition"


def let_in(context: BrowserContext, user: str) -> None:
	"""Give a browser somebody's session; they came in without the form, which takes a while."""
	cookies = Client(SITE.replace(os.environ["COALITION_SITE"], "127.0.0.1"), user).session.cookies
	context.add_cookies([{"name": each.name, "value": each.value or "", "url": SITE} for each in cookies])


def in_language(context: BrowserContext, language: str) -> None:
	"""The portal's language is what this browser chose before."""
	context.add_cookies([{"name": "coalition_language", "value": language, "url": PORTAL}])
