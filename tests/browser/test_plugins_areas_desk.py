"""An administrator switches an area on at the desk; others see it, and oversight reads who did it."""

import pytest
from playwright.sync_api import Page, expect

from tests import site
from tests.browser.desks import colleague, go
from tests.browser.looking import glimpse, picture


@pytest.fixture
def voice_is_off_afterwards():
	yield
	from coalition.tests.switch import switch

	with site.at_the_console():
		switch("voice", False)


def set_voice(page: Page, on: bool) -> None:
	go(page, "coalition-settings")
	box = page.locator("[data-fieldname=area_voice] input.input-with-feedback")
	box.set_checked(on)
	with page.expect_response(lambda answer: "savedocs" in answer.url):
		page.keyboard.press("Control+s")


def sidebar(page: Page):
	go(page, "coalition-membership")
	page.locator(".desk-sidebar .standard-sidebar-item").first.wait_for()
	return page.locator(".desk-sidebar .standard-sidebar-item")


@pytest.mark.usefixtures("voice_is_off_afterwards")
def test_an_area_comes_and_goes_by_its_switch(charter, desk, secretary):
	administrator = colleague("Coalition Administrator")
	page, other = desk.sign_in(administrator), desk.sign_in(secretary)
	expect(sidebar(other).filter(has_text="صوت تجريبي")).to_have_count(0)

	set_voice(page, True)
	expect(page.locator("[data-fieldname=area_voice]:visible").first).to_contain_text("الصوت المشترك")
	# A switch of an area without a module would do nothing.
	expect(page.locator("[data-fieldname=area_governance]:visible")).to_have_count(0)
	glimpse(page, "settings-areas-ar")
	expect(sidebar(other).filter(has_text="صوت تجريبي")).to_have_count(1)
	glimpse(other, "workspace-of-an-area-ar")

	set_voice(page, False)
	expect(sidebar(other).filter(has_text="صوت تجريبي")).to_have_count(0)

	reader = desk.sign_in(colleague("Oversight Member", language="en"))
	go(reader, "configuration-change")
	reader.locator(".list-row").first.wait_for()
	glimpse(reader, "configuration-changes-en")
	expect(reader.locator(".list-row", has_text="area_voice").first).to_contain_text(
		site.value("User", administrator, "full_name")
	)
	go(page, "configuration-change")
	page.locator(".list-row").first.wait_for()
	glimpse(page, "configuration-changes-ar")
	page.locator(".list-row .list-subject a").first.click()
	page.locator(".form-layout:visible").first.wait_for()
	picture(page, "configuration-change-ar")
	assert desk.errors == []
