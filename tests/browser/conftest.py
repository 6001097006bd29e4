import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from tests import site
from tests.rest.client import Client

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
SITE = os.environ.get("SITE_URL", "")
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
		"""A page of theirs that shows nothing yet; they came in without the form, which takes a while."""
		page = self._page()
		cookies = Client(SITE.replace(os.environ["COALITION_SITE"], "127.0.0.1"), user).session.cookies
		page.context.add_cookies(
			[{"name": each.name, "value": each.value or "", "url": SITE} for each in cookies]
		)
		return page

	def type_in(self, user: str) -> Page:
		"""A page on which they came in by the form, wherever that led them."""
		page = self._page()
		page.goto(f"{SITE}/login")
		page.fill("#login_email", user)
		page.fill("#login_password", site.PASSWORD)
		page.click(".btn-login")
		page.wait_for_url("**/app**")
		return page

	def _page(self) -> Page:
		context = self.browser.new_context(viewport=DESKTOP)
		self.contexts.append(context)
		page = context.new_page()
		page.set_default_timeout(60_000)
		page.on("pageerror", self._note)
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


def act(page: Page, *actions: str) -> None:
	"""Take steps of the workflow by the button «Actions»."""
	for action in actions:
		page.locator(".actions-btn-group button:visible").first.click()
		page.locator(".actions-btn-group:visible").get_by_role("link", name=action, exact=True).click()
		page.wait_for_load_state("networkidle")


def state_is(page: Page, text: str) -> None:
	"""What a form says of its record's state at its head."""
	expect(page.locator(".page-head .indicator-pill:visible").first).to_contain_text(text, timeout=30_000)
