"""Arabic digits typed at the desk arrive as the numbers that they are."""

import os

import frappe
import pytest
from playwright.sync_api import Locator, Page, expect

from tests import site
from tests.browser.conftest import picture

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


def write(page: Page, box: Locator, text: str) -> None:
	box.click()
	# The engine rewrites and selects the content of a number field a moment after the click.
	page.wait_for_timeout(1500)
	box.press("Control+a")
	box.press_sequentially(text, delay=20)
	box.blur()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_arabic_digits_at_the_desk_are_numbers_and_letters_are_not_taken_in(desk, language):
	page = desk.sign_in(site.person("Coalition Secretariat", "Coalition Administrator", language=language))
	page.goto(f"{os.environ['SITE_URL']}/app/membership-charter/new")
	write(page, field(page, "version"), "١٬٢٠٠")
	holds(page, "version", 1200)
	write(page, field(page, "holds_for_months"), "۲۴")
	holds(page, "holds_for_months", 24)
	write(page, field(page, "version"), "abc")
	expect(field(page, "version")).to_have_value("1200")
	holds(page, "version", 1200)
	picture(page, f"desk-digits-{language}")
	assert desk.errors == []


def test_a_fraction_in_arabic_digits_is_that_fraction(desk, form_with_a_fraction, secretary):
	page = desk.sign_in(secretary)
	page.goto(f"{os.environ['SITE_URL']}/app/member-organisation/new")
	write(page, field(page, FLOAT), "٣٫٥")
	holds(page, FLOAT, 3.5)
	assert desk.errors == []


def test_the_form_of_an_app_that_adds_to_ours_reads_arabic_digits_too(desk, secretary):
	page = desk.sign_in(secretary)
	page.goto(f"{os.environ['SITE_URL']}/app/sample-record/new")
	write(page, field(page, "count"), "٢٥")
	holds(page, "count", 25)
	assert desk.errors == []


def test_a_date_in_arabic_digits_is_a_date(desk, charter):
	page = desk.sign_in(site.person("Coalition Secretariat", language="ar"))
	page.goto(f"{os.environ['SITE_URL']}/app/charter-declaration/new")
	order = page.evaluate("frappe.boot.sysdefaults.date_format")
	typed = order.replace("yyyy", "٢٠٢٦").replace("mm", "٠١").replace("dd", "٠٥")
	field(page, "declared_on").fill(typed)
	field(page, "declared_on").blur()
	holds(page, "declared_on", "2026-01-05")
	assert desk.errors == []


def test_a_filter_of_our_lists_takes_arabic_digits(desk, secretary):
	page = desk.sign_in(secretary)
	page.goto(f"{os.environ['SITE_URL']}/app/membership-charter")
	page.locator(".filter-selector button").first.click()
	page.locator(".filter-field").first.wait_for()
	page.evaluate("cur_list.filter_area.filter_list.filters[0].set_field(cur_list.doctype, 'version')")
	box = page.locator('.filter-field input[data-fieldtype="Int"]').first
	write(page, box, "١٢")
	expect(box).to_have_value("12")
	assert desk.errors == []
