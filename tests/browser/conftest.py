import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from tests import site

# Its background requests would wait on a closed network; the sandbox needs rights that root has not.
ARGUMENTS = (
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
)
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
PICTURES = Path(__file__).resolve().parents[2] / ".bench" / "dev" / "pictures"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
	with sync_playwright() as playwright:
		browser = playwright.chromium.launch(executable_path=os.environ["BROWSER"], args=list(ARGUMENTS))
		yield browser
		browser.close()


@pytest.fixture
def phone(browser) -> Iterator[Page]:
	"""A visitor's phone, in Arabic, without JavaScript."""
	context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="ar")
	yield context.new_page()
	context.close()


@pytest.fixture
def desk(browser) -> Iterator["Desk"]:
	desk = Desk(browser)
	yield desk
	desk.close()


class Desk:
	"""People at their desks, each in a browser of their own; `errors` are those of the page's scripts."""

	def __init__(self, browser: Browser) -> None:
		self.browser = browser
		self.contexts: list[BrowserContext] = []
		self.errors: list[str] = []

	def sign_in(self, user: str) -> Page:
		context = self.browser.new_context(viewport=DESKTOP)
		self.contexts.append(context)
		page = context.new_page()
		page.set_default_timeout(60_000)
		page.on("pageerror", self._note)
		page.goto(f"{os.environ['SITE_URL']}/login")
		page.fill("#login_email", user)
		page.fill("#login_password", site.PASSWORD)
		page.click(".btn-login")
		page.wait_for_url("**/app**")
		return page

	def _note(self, error: Error) -> None:
		told = error.stack or str(error)
		# The engine's charts take away a node twice where the page is laid out anew while they are drawn.
		if "boundDrawFn" not in told:
			self.errors.append(told)

	def close(self) -> None:
		for context in self.contexts:
			context.close()


def picture(page: Page, name: str) -> None:
	"""Keep a picture for whoever wants to look."""
	PICTURES.mkdir(parents=True, exist_ok=True)
	page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
