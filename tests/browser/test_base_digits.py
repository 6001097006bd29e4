"""Arabic digits typed at the desk arrive as the numbers that they are."""

import frappe
import pytest
from playwright.sync_api import Locator, Page, expect

from tests import site
from tests.browser.desks import colleague, go
from tests.browser.looking import glimpse

FLOAT = "share_of_tests"


@pytest.fixture(scope="module")
def form_with_a_fraction():
	"""Our forms have no field with a fraction yet: an administrator's own serves."""
	with site.at_the_console():
		values = {"dt": "Member Organisation", "fieldname": FLOAT, "label": "حصة", "fieldtype": "Float"}
		made = frappe.get_doc({"doctype": "Custom Field", "insert_after": "name_latin", **values}).insert()
	yield
	with site.at_the_console():
		frappe.delete_doc("Custom Field", made.name)


def field(page: Page, name: str):
	return page.locator(f'.form-layout [data-fieldname="{name}"] input:visible').first


def holds(page: Page, name: str, value: object) -> None:
	"""Wait until the form would send this value."""
	page.wait_for_function("([name, value]) => cur_frm.doc[name] === value", arg=[name, value])


def write(box: Locator, text: str) -> None:
	box.click()
	# The engine rewrites and selects the content of a number field a moment after the click: what is
	# asked for later comes after it.
	box.evaluate("() => new Promise((done) => setTimeout(done, 200))")
	box.press("Control+a")
	box.press_sequentially(text)
	box.blur()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_arabic_digits_at_the_desk_are_numbers_and_letters_are_not_taken_in(desk, language):
	page = desk.sign_in(colleague("Coalition Administrator", language=language))
	go(page, "membership-charter/new")
	write(field(page, "version"), "١٬٢٠٠")
	holds(page, "version", 1200)
	write(field(page, "holds_for_months"), "۲۴")
	holds(page, "holds_for_months", 24)
	write(field(page, "version"), "abc")
	expect(field(page, "version")).to_have_value("1200")
	holds(page, "version", 1200)
	glimpse(page, f"desk-digits-{language}")
	assert desk.errors == []


def test_a_fraction_in_arabic_digits_is_that_fraction(desk, form_with_a_fraction, secretary):
	page = desk.sign_in(secretary)
	go(page, "member-organisation/new")
	write(field(page, FLOAT), "٣٫٥")
	holds(page, FLOAT, 3.5)
	assert desk.errors == []


def test_the_form_of_an_app_that_adds_to_ours_reads_arabic_digits_too(desk, secretary):
	page = desk.sign_in(secretary)
	go(page, "sample-record/new")
	write(field(page, "count"), "٢٥")
	holds(page, "count", 25)
	assert desk.errors == []


def test_a_date_in_arabic_digits_is_a_date(desk, charter, secretary):
	page = desk.sign_in(secretary)
	go(page, "charter-declaration/new")
	order = page.evaluate("frappe.boot.sysdefaults.date_format")
	typed = order.replace("yyyy", "٢٠٢٦").replace("mm", "٠١").replace("dd", "٠٥")
	field(page, "declared_on").fill(typed)
	field(page, "declared_on").blur()
	holds(page, "declared_on", "2026-01-05")
	assert desk.errors == []


def test_a_filter_of_our_lists_takes_arabic_digits(desk, secretary):
	page = desk.sign_in(secretary)
	go(page, "membership-charter")
	page.locator(".filter-selector button").first.click()
	page.locator(".filter-field").first.wait_for()
	page.evaluate("cur_list.filter_area.filter_list.filters[0].set_field(cur_list.doctype, 'version')")
	box = page.locator('.filter-field input[data-fieldtype="Int"]').first
	write(box, "١٢")
	expect(box).to_have_value("12")
	assert desk.errors == []


@pytest.mark.parametrize("typed", ["2027-01-31", "31/1/2027", "15 آذار 2027", "31/2/2027", "15 October 2027"])
def test_a_date_goes_to_the_server_as_people_write_it(desk, charter, secretary, typed):
	"""The engine makes 2027-01-31 a day of 2031, empties what it cannot read, and takes a t for today."""
	page = desk.sign_in(secretary)
	go(page, "charter-declaration/new")
	# By the keyboard: the calendar opens beside it, and closes.
	field(page, "declared_on").click()
	page.keyboard.press("Control+a")
	page.keyboard.type(typed)
	page.keyboard.press("Tab")
	holds(page, "declared_on", typed)
	if typed != "2027-01-31":
		expect(field(page, "declared_on")).to_have_value(typed)
	expect(page.locator(".msgprint:visible")).to_have_count(0)
	page.evaluate("cur_frm.refresh_field('declared_on')")
	shown = "31-01-2027" if typed == "2027-01-31" else typed
	expect(field(page, "declared_on")).to_have_value(shown)
	assert desk.errors == []
