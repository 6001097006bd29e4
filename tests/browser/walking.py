"""What people click and type at the desk, whatever its language, and what of it is refused as not open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Error, Locator, Page, Response, expect

from tests.browser import recording
from tests.browser.coming_in import let_in
from tests.browser.desks import ASIDE, Desk, go

REFUSALS = ("NotOpen", "ChangesByReading", "TokenMissing")
ROWS = ".list-row-container:visible"
HEAD = ".page-head:visible"
FORM = ".form-layout:visible"
CLEAR_FILTERS = ".filter-selector:visible .filter-x-button"


class Closed:
	"""What somebody's browser was refused as not open, in all of its windows."""

	def __init__(self, page: Page) -> None:
		self.refused: list[Response] = []
		self.windows = page.context
		self.windows.on("response", self.note)

	def note(self, answer: Response) -> None:
		# What it says is read later: here, the browser waits for us.
		if answer.status == 403:
			self.refused.append(answer)

	def stop(self) -> list[str]:
		self.windows.remove_listener("response", self.note)
		closed = [each for each in self.refused if any(name in _said(each) for name in REFUSALS)]
		return [f"{each.request.method} {each.url} {each.request.post_data or ''}"[:300] for each in closed]


def _said(answer: Response) -> str:
	"""What it says; nothing where its page was left before it came."""
	with suppress(Error):
		return answer.text()
	return ""


@contextmanager
def walk(desk: Desk, user: str) -> Iterator[Page]:
	"""A person's desk; when they are done, nothing was closed and no script failed."""
	page = desk.sign_in(user)
	closed = Closed(page)
	recording.record(page.context)
	try:
		yield page
	except Exception:
		# What stands in the way of a click is seldom what is clicked.
		print("open dialogs:", page.locator(".modal.show").all_inner_texts(), closed.stop())
		raise
	assert closed.stop() == []
	assert desk.errors == []


@contextmanager
def at_the_same_desk(desk: Desk, page: Page, user: str) -> Iterator[None]:
	"""One after the other at one computer: a browser for each would fetch and compile all of the desk."""
	page.goto(ASIDE)
	page.evaluate("localStorage.clear(); sessionStorage.clear()")
	page.context.clear_cookies()
	let_in(page.context, user)
	theirs = desk.warm.pages.pop(user, None)
	desk.warm.pages[user] = page
	try:
		yield
	finally:
		desk.warm.pages.pop(user)
		if theirs:
			desk.warm.pages[user] = theirs


def in_words(page: Page, text: str, *named: str) -> str:
	"""How this person's desk says something; what is named in it is translated as well."""
	return page.evaluate("([text, named]) => __(text, named.map(each => __(each)))", [text, named])


def settle(page: Page) -> None:
	"""Wait until a page has all it asked for: a list drawn anew takes away the row that one clicks."""
	page.wait_for_function("() => frappe.request.ajax_count === 0")


def open_list(page: Page, doctype: str) -> Locator:
	"""Its rows; there is at least one."""
	go(page, doctype.lower().replace(" ", "-"))
	rows = page.locator(ROWS)
	expect(rows.first).to_be_visible()
	settle(page)
	return rows


def choose_in_menu(page: Page, label: str) -> None:
	"""Click an entry of the menu «…» at the head of a page."""
	_choose(page, f"{HEAD} .menu-btn-group", label)


def choose_for_ticked(page: Page, label: str) -> None:
	"""Click what is to be done with the ticked rows of a list."""
	_choose(page, f"{HEAD} .actions-btn-group", label)


def _choose(page: Page, menu: str, label: str) -> None:
	page.locator(f"{menu} > button").click()
	entries = page.locator(f"{menu} .dropdown-menu.show .menu-item-label")
	entries.get_by_text(in_words(page, label), exact=True).click()


def primary(page: Page) -> Locator:
	"""The button for what a page is there for: mostly, to save."""
	return page.locator(f"{HEAD} .primary-action")


def save(page: Page) -> None:
	"""Save the form that is open, and see that nothing is left to save."""
	settle(page)
	with page.expect_response(lambda answer: "savedocs" in answer.url) as answer:
		primary(page).click()
	assert answer.value.ok, answer.value.text()
	expect(page.locator(f"{HEAD} .indicator-pill").first).not_to_have_text(in_words(page, "Not Saved"))


class Clicks:
	"""Somebody's page, and how often they have clicked since the workspace."""

	def __init__(self, page: Page) -> None:
		self.page, self.number = page, 0

	def __call__(self, where: Locator) -> None:
		where.click()
		self.number += 1


def open_workspace(page: Page) -> None:
	go(page, "coalition-membership")
	expect(page.locator(".coalition-overview").first).to_be_visible()
	# What leads elsewhere stands between.
	expect(page.locator(".shortcut-widget-box").first).to_be_visible()
	settle(page)


def dialog(page: Page) -> Locator:
	"""The dialog that is open; of several, the one on top."""
	return page.locator(".modal.show").last


def confirm(page: Page) -> None:
	"""Click what the open dialog is about."""
	dialog(page).locator(".btn-modal-primary:visible").click()


def confirm_and_close(page: Page) -> None:
	confirm(page)
	expect(page.locator(".modal.show")).to_have_count(0)


def close(page: Page) -> None:
	"""Close the dialog that tells something."""
	dialog(page).locator(".btn-modal-close").click()
	expect(page.locator(".modal.show")).to_have_count(0)


def upload(page: Page, name: str, content: str) -> None:
	"""Give a file of one's own machine to the open uploader."""
	opened = dialog(page)
	with page.expect_file_chooser() as chooser:
		opened.locator(".btn-file-upload").first.click()
	chooser.value.set_files({"name": name, "mimeType": "text/plain", "buffer": content.encode()})
	expect(opened.locator(".file-preview")).to_contain_text(name)
	confirm_and_close(page)


def filter_by(page: Page, label: str, value: str) -> None:
	"""Add a filter by the button above a list: the field by its label, then what it holds."""
	page.locator(".filter-selector:visible .filter-button").click()
	box = page.locator(".filter-popover:visible .filter-box").last
	box.locator(".fieldname-select-area input").fill(label)
	box.locator(".filter-field-select:visible", has_text=label).first.click()
	box.locator(".condition").select_option("like")
	box.locator(".filter-field input").fill(value)
	page.locator(".filter-popover:visible .apply-filters").click()


def filter_by_field(page: Page, field: str, value: str) -> None:
	"""Type into one of the fields above a list."""
	page.locator(f".page-form:visible [data-fieldname={field}] input").first.fill(value)


def clear_filters(page: Page) -> None:
	page.locator(CLEAR_FILTERS).click()


def group_by(page: Page, field: str) -> Locator:
	"""What the sidebar of a list counts by a field; clicking one filters by it."""
	page.locator(f".group-by-field a[data-fieldname={field}]:visible").click()
	return page.locator(".group-by-dropdown.show .group-by-item")


def comment(page: Page, text: str) -> None:
	"""Write below a record, and see it in its timeline."""
	page.locator(".comment-box:visible .ql-editor").fill(text)
	page.locator(".comment-box:visible .btn-comment").click()
	expect(page.locator(".timeline-item:visible", has_text=text).first).to_be_visible()


def exported(page: Page) -> str:
	"""What the open dialog of an export hands out as CSV."""
	opened = dialog(page)
	opened.locator("select[data-fieldname=file_format]").select_option("CSV")
	with page.expect_download() as download:
		confirm(page)
	return Path(download.value.path()).read_text(encoding="utf-8-sig")


def makes_paper(page: Page, path: str, click: Callable[[], None]) -> None:
	"""A click asks for a PDF, which comes."""
	with page.context.expect_event("response", lambda answer: path in answer.url) as found:
		click()
	answer = found.value
	assert answer.ok and "pdf" in answer.headers["content-type"]
	close_other_windows(page)


def close_other_windows(page: Page) -> None:
	for other in page.context.pages:
		if other is not page:
			other.close()


def drag(page: Page, start: Locator, end: Locator) -> None:
	"""As a hand does: Playwright would wait until nothing lies where it lets go, and what is dragged does."""
	(left, top), (right, bottom) = _middle(start), _middle(end)
	page.mouse.move(left, top)
	page.mouse.down()
	page.mouse.move(right, bottom, steps=4)
	page.mouse.up()


def _middle(element: Locator) -> tuple[float, float]:
	element.scroll_into_view_if_needed()
	box = element.bounding_box()
	assert box
	return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def search_for_list(page: Page, doctype: str) -> None:
	"""Go to a list by typing its name into the bar at the top."""
	page.keyboard.press("Control+g")
	page.locator("#navbar-search").fill(in_words(page, doctype))
	wanted = in_words(page, "{0} List", doctype)
	found = page.locator(".search-bar .awesomplete li:visible")
	found.get_by_text(wanted, exact=True).first.click()
	expect(page.locator(ROWS).first).to_be_visible()
	settle(page)


def search_everywhere(page: Page, text: str) -> Locator:
	"""By the same bar in all that is indexed; answers what is found."""
	page.keyboard.press("Control+g")
	page.locator("#navbar-search").fill(text)
	# Until the bar has read what is typed, it offers what one looked at last.
	page.locator(".search-bar .awesomplete li:visible", has_text=text).first.click()
	return dialog(page).locator(".result-section:visible").first


def change_own_settings(page: Page, last_name: str) -> None:
	"""By the menu of one's own picture, to one's own account."""
	page.locator(".dropdown-navbar-user [data-toggle=dropdown]").click()
	page.locator("#toolbar-user [onclick*=route_to_user]").click()
	page.locator(f"{FORM} input[data-fieldname=last_name]:visible").fill(last_name)
	save(page)
