"""People at their desks, each in a browser of their own that stays warm from test to test."""

import functools

from playwright.sync_api import Browser, Error, Locator, Page, expect

from tests import site
from tests.browser.coming_in import SITE, let_in

DESKTOP = {"width": 1280, "height": 800}
# A page of the site without scripts: what ran on the one before has ended, and the process stays.
ASIDE = f"{SITE}/assets/coalition/coalition.svg"


@functools.cache
def colleague(*roles: str, language: str = "ar") -> str:
	"""Somebody with these roles, the same in all tests: a new person's browser begins cold."""
	return site.person(*roles, language=language)


class Warm:
	"""A page for each person. Fetching and compiling the desk's scripts takes seconds: once for each."""

	def __init__(self, browser: Browser) -> None:
		self.browser = browser
		self.pages: dict[str, Page] = {}

	def of(self, user: str) -> Page:
		if user not in self.pages:
			page = new_page(self.browser)
			let_in(page.context, user)
			self.pages[user] = page
		return self.pages[user]


def new_page(browser: Browser) -> Page:
	# What fades in and out is drawn many times, and waited for.
	page = browser.new_context(viewport=DESKTOP, reduced_motion="reduce").new_page()
	page.set_default_timeout(60_000)
	return page


class Desk:
	"""Those who work in one test; `errors` are those of their pages' scripts."""

	def __init__(self, warm: Warm) -> None:
		self.warm = warm
		self.pages: list[Page] = []
		self.cold: list[Page] = []
		self.errors: list[str] = []

	def sign_in(self, user: str) -> Page:
		"""Their page, which shows nothing yet: the same each time."""
		page = self.warm.of(user)
		if page not in self.pages:
			self.pages.append(page)
			page.set_viewport_size(DESKTOP)
			page.on("pageerror", self._note)
		return page

	def type_in(self, user: str) -> Page:
		"""A page on which they came in by the form, wherever that led them."""
		page = new_page(self.warm.browser)
		self.cold.append(page)
		page.on("pageerror", self._note)
		page.goto(f"{SITE}/coalition/sign-in")
		page.fill("#who", user)
		page.fill("#password", site.PASSWORD)
		page.click("main form button")
		page.wait_for_url("**/app**")
		return page

	def _note(self, error: Error) -> None:
		told = error.stack or str(error)
		# The engine's charts take away a node twice where the page is laid out anew while they are drawn.
		if "boundDrawFn" not in told:
			self.errors.append(told)

	def close(self) -> None:
		for page in self.pages:
			page.remove_listener("pageerror", self._note)
			page.goto(ASIDE)
		for page in self.cold:
			page.context.close()


def go(page: Page, path: str) -> None:
	page.goto(f"{SITE}/app/{path}")


def choose(page: Page, action: str) -> None:
	"""Take a step of the workflow by the button «Actions»."""
	page.locator(".actions-btn-group button:visible").first.click()
	page.locator(".actions-btn-group:visible").get_by_role("link", name=action, exact=True).click()


def act(page: Page, *actions: str) -> None:
	"""Steps that ask nothing, one after another: each is over when the form asks what may come next."""
	for action in actions:
		with page.expect_response(lambda answer: "get_transitions" in answer.url):
			choose(page, action)


def ask(page: Page, action: str) -> Locator:
	"""The dialog before a step that decides something about somebody, chosen by the button «Actions»."""
	choose(page, action)
	return asked(page)


def asked(page: Page) -> Locator:
	"""The dialog that stands open before a step, once it has said what will happen."""
	dialog = page.locator(".coalition-step-dialog.show")
	expect(dialog.locator("[data-fieldname=told] p").first).to_be_visible()
	# While it glides in, the engine takes no key.
	page.wait_for_function("() => window.cur_dialog?.display")
	return dialog


def answer(dialog: Locator, **answers: str) -> None:
	"""Fill in the fields of a dialog, each by its name."""
	for name, text in answers.items():
		field = dialog.locator(f"[data-fieldname={name}] :is(input, textarea, select)").first
		choice = field.evaluate("each => each.tagName === 'SELECT'")
		field.select_option(text) if choice else field.fill(text)


def decide(page: Page, action: str, **answers: str) -> None:
	"""Take a step that asks: it is over when the form asks what may come next."""
	dialog = ask(page, action)
	answer(dialog, **answers)
	with page.expect_response(lambda response: "get_transitions" in response.url):
		dialog.locator(".btn-modal-primary").click()


def open_tab_of(page: Page, field: str) -> None:
	"""On the form that is open, the tab on which a field stands, as a person opens it."""
	page.wait_for_function("name => window.cur_frm?.fields_dict[name]", arg=field)
	tab = page.evaluate("name => cur_frm.fields_dict[name].tab.df.fieldname", field)
	page.locator(f".form-tabs:visible .nav-link[data-fieldname={tab}]").click()
	expect(page.locator(f".form-layout:visible [data-fieldname={field}]").first).to_be_visible()


def state_is(page: Page, text: str) -> None:
	"""What a form says of its record's state at its head."""
	expect(page.locator(".page-head .indicator-pill:visible").first).to_contain_text(text, timeout=30_000)
