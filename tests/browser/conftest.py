import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.desks import Desk, Warm, colleague

# Its background requests would wait on a closed network; the sandbox needs rights that root has not.
ARGUMENTS = (
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	# Where leaving quickly leads: without a net it is to fail at once.
	"--host-resolver-rules=MAP www.wikipedia.org ~NOTFOUND",
)
PHONE = {"width": 360, "height": 740}
# Machines may be three times slower than those on which the tests were written.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
	with sync_playwright() as playwright:
		browser = playwright.chromium.launch(executable_path=os.environ["BROWSER"], args=list(ARGUMENTS))
		yield browser
		browser.close()


@pytest.fixture(scope="session")
def warm(browser) -> Warm:
	return Warm(browser)


@pytest.fixture(scope="session")
def secretary() -> str:
	return colleague("Coalition Secretariat")


@pytest.fixture(scope="session")
def council_member() -> str:
	return colleague("Council Member")


@pytest.fixture
def phone(browser) -> Iterator[Page]:
	"""A visitor's phone, in Arabic, without JavaScript."""
	context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="ar")
	yield context.new_page()
	context.close()


@pytest.fixture
def page(browser) -> Iterator[Page]:
	"""A visitor's browser, with scripts."""
	context = browser.new_context(viewport={"width": 1280, "height": 800})
	yield context.new_page()
	context.close()


@pytest.fixture
def desk(warm) -> Iterator[Desk]:
	desk = Desk(warm)
	yield desk
	desk.close()
