"""An administrator switches an area on at the desk; others see it, and oversight reads who did it."""

import os

import pytest
from playwright.sync_api import Page, expect

from tests import site
from tests.browser.conftest import picture

DESK = f"{os.environ.get('SITE_URL')}/app"


@pytest.fixture
def voice_is_off_afterwards():
	yield
	from coalition.tests.switch import switch

	with site.at_the_console():
		switch("voice", False)


def set_voice(page: Page, on: bool) -> None:
	page.goto(f"{DESK}/coalition-settings")
	box = page.locator("[data-fieldname=area_voice] input.input-with-feedback")
	box.set_checked(on)
	page.keyboard.press("Control+s")
	page.locator(".indicator-pill.orange:visible").wait_for(state="hidden")


def sidebar(page: Page):
	page.goto(f"{DESK}/coalition-membership")
	page.locator(".desk-sidebar .standard-sidebar-item").first.wait_for()
	return page.locator(".desk-sidebar .standard-sidebar-item")


@pytest.mark.usefixtures("voice_is_off_afterwards")
def test_an_area_comes_and_goes_by_its_switch(charter, desk, secretary):
	administrator = site.person("Coalition Administrator", language="ar")
	page, other = desk.sign_in(administrator), desk.sign_in(secretary)
	expect(sidebar(other).filter(has_text="صوت تجريبي")).to_have_count(0)

	set_voice(page, True)
	expect(page.locator("[data-fieldname=area_voice]:visible").first).to_contain_text("الصوت المشترك")
	# A switch of an area without a module would do nothing.
	expect(page.locator("[data-fieldname=area_governance]:visible")).to_have_count(0)
	picture(page, "settings-areas-ar")
	expect(sidebar(other).filter(has_text="صوت تجريبي")).to_have_count(1)
	picture(other, "workspace-of-an-area-ar")

	set_voice(page, False)
	expect(sidebar(other).filter(has_text="صوت تجريبي")).to_have_count(0)

	reader = desk.sign_in(site.person("Oversight Member", language="en"))
	reader.goto(f"{DESK}/configuration-change")
	reader.locator(".list-row").first.wait_for()
	picture(reader, "configuration-changes-en")
	expect(reader.locator(".list-row", has_text="area_voice").first).to_contain_text(administrator)
	page.goto(f"{DESK}/configuration-change")
	page.locator(".list-row").first.wait_for()
	picture(page, "configuration-changes-ar")
	page.locator(".list-row .list-subject a").first.click()
	page.locator(".form-layout:visible").first.wait_for()
	page.wait_for_load_state("networkidle")
	picture(page, "configuration-change-ar")
	assert desk.errors == []
