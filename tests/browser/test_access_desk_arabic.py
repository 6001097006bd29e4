"""On the screens of each role nothing but names and data is in Latin letters."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from coalition.base.apps import roles
from coalition.membership.roles import BRANCH_OFFICER
from tests import site
from tests.browser import walking
from tests.browser.coming_in import PORTAL, in_language
from tests.browser.desks import colleague, go, new_page
from tests.browser.looking import glimpse
from tests.browser.reading import latin
from tests.browser.test_access_desk_walk import record_for

# What stands in Latin letters, and why.
ALLOWED = {
	r"[\w.+-]+@[\w.-]+": "an address",
	r"\b[A-Z]{2,}[A-Z-]*-[\d-]+": "a number under which records are filed",
	r"\b(Ctrl|Shift|Alt|Esc|Escape|Enter)\b": "keys, as they stand on the keyboard",
	r"\b(PDF|CSV|Excel|XLSX)\b": "a format",
	r"\bAdministrator\b": "the name of the engine's own account",
	r"^Begin typing for results\.$": "not seen: what the search box's library tells before it has a list",
	r"^(ar|en)$": "codes of languages, of which a paper may be in several",
	r"^(Read Sample Records|What the sample app keeps\.)$": "of an app that the tests bring",
	r"https?://\S+": "an address",
	r"^[A-Z][A-Za-z]$": "the first letters of somebody's name",
	r"\b[\w-]+\.(pdf|xlsx|csv)\b": "the name of a file",
}
# Whose list, form, print and report each of them opens.
OPENS = {
	roles.SECRETARIAT: (
		*("Coalition Place", "Membership Application", "Member Organisation"),
		*("Charter Declaration", "Register Import", "Verification Code"),
	),
	roles.COUNCIL: ("Coalition Sector", "Membership Application", "Membership Standing Change"),
	roles.OVERSIGHT: ("Seal Opening", "Program Key"),
	BRANCH_OFFICER: ("Coalition Branch",),
}
REPORTS = {
	roles.SECRETARIAT: ("Member Register", "Civil Work Map", "Ending Declarations"),
	BRANCH_OFFICER: ("Member Register",),
}
MENU = f"{walking.HEAD} .menu-btn-group > button"
REPORT = ".report-wrapper:visible, .page-form:visible"
FILTER = ".filter-selector:visible .filter-button"
# What holds what people typed, and the names of records; a choice is a word of ours.
TYPED = ("Data", "Small Text", "Text", "Long Text", "Link", "Dynamic Link", "Phone", "Attach")


@pytest.fixture(scope="module")
def computer(browser) -> Iterator[Page]:
	page = new_page(browser)
	yield page
	page.context.close()


@pytest.mark.parametrize("role", OPENS)
def test_a_roles_screens_are_arabic(desk, computer, role):
	user = colleague(role)
	names = names_of_members()
	found: dict[str, list[str]] = {}
	with walking.at_the_same_desk(desk, computer, user), walking.walk(desk, user) as page:
		for name, doctype, record, see in screens(role, user, page):
			see()
			walking.settle(page)
			glimpse(page, f"arabic-{slug_of(role)}-{name}")
			if left := latin(page, *ALLOWED, *names, *typed("User", user), *typed(doctype, record)):
				found[name] = left
	assert found == {}, found


def screens(role: str, user: str, page: Page) -> Iterator[tuple[str, str, str, Callable[[], object]]]:
	"""Each screen's name, whose record it is about, and how one comes there from the one before."""
	yield "workspace", "User", user, partial(open_at, page, "", ".layout-main-section .widget:visible")
	for doctype in OPENS[role]:
		record, slug = record_for(user, doctype), slug_of(doctype)
		at = quote(record, safe="")
		for name, (path, wanted) in {
			"list": (f"{slug}?name={at}", walking.ROWS),
			"report": (f"{slug}/view/report?name={at}", ".dt-row:visible"),
			# One whose fields are all empty has no height.
			"form": (f"{slug}/{at}", ".form-footer:visible"),
			"print": (f"print/{doctype}/{at}", ".print-preview-wrapper:visible"),
		}.items():
			yield f"{slug}-{name}", doctype, record, partial(open_at, page, path, wanted)
			if name == "list":
				yield f"{slug}-filter", doctype, record, page.locator(FILTER).click
			if name == "form":
				yield f"{slug}-menu", doctype, record, page.locator(MENU).click
	for report in REPORTS.get(role, ()):
		yield (
			f"report-{slug_of(report)}",
			"User",
			user,
			partial(open_at, page, f"query-report/{report}", REPORT),
		)
	yield "search", "User", user, partial(search, page)
	yield (
		"not-there",
		"User",
		user,
		partial(open_at, page, f"{slug_of(OPENS[role][0])}/لا أحد", "a[href='/app']:visible"),
	)


def open_at(page: Page, path: str, wanted: str) -> None:
	go(page, path)
	expect(page.locator(wanted).first).to_be_visible()


def slug_of(words: str) -> str:
	return words.lower().replace(" ", "-")


def typed(doctype: str, name: str) -> list[str]:
	"""Patterns for what a record holds of names and data."""
	with site.at_the_console():
		import frappe

		doc = frappe.get_doc(doctype, name)
		fields = [
			field.fieldname
			for field in doc.meta.fields
			if field.fieldtype in TYPED and field.options != "DocType"
		]
		values = {doc.name, doc.owner, *(str(doc.get(field) or "") for field in fields)}
	return [re.escape(value) for value in values if re.search("[A-Za-z]{2}", value)]


def names_of_members() -> list[str]:
	"""Patterns for what other tests call their members, of whom reports tell."""
	with site.at_the_console():
		import frappe

		fields = ["organisation_name", "name_latin"]
		members = frappe.get_all("Member Organisation", fields=fields, as_list=True)
		return [re.escape(name) for names in members for name in names if name]


def search(page: Page) -> None:
	page.keyboard.press("Control+g")
	page.locator("#navbar-search").fill("جمعية")
	expect(page.locator(".search-bar .awesomplete li:visible").first).to_be_visible()


def test_the_staffs_door_is_the_coalitions(page):
	in_language(page.context, "ar")
	page.goto(f"{PORTAL}/sign-in?next=/app")
	expect(page.locator("html")).to_have_attribute("dir", "rtl")
	expect(page.get_by_role("heading", name="دخول العاملين")).to_be_visible()
	expect(page.locator("main .house img")).to_be_visible()
	assert latin(page, *ALLOWED, "^English$") == []
	glimpse(page, "sign-in-staff-ar")
	page.goto(f"{PORTAL}/sign-in")
	expect(page.get_by_role("heading", name="دخول العاملين")).to_have_count(0)
