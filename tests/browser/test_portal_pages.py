"""The portal as people use it: a keyboard, a narrow phone, a screen reader's rules, two languages."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests import second_factor, site
from tests.browser.coming_in import PORTAL, in_language, let_in
from tests.browser.desks import go
from tests.browser.looking import assert_fits, glimpse, look, picture

PUBLIC = ("", "/apply", "/members", "/sign-in", "/code", "/enter", "/gallery", "/nothing")
MEMBERS = ("", "/account", "/set-password")
WIDTHS = (1280, 768, 320)
OUTSIDE = "https://www.wikipedia.org/"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_has_a_serious_finding_or_scrolls_sideways(charter, page, language):
	findings = []
	for paths, user in ((PUBLIC, ""), (MEMBERS, site.account()["user"])):
		if user:
			let_in(page.context, user)
		in_language(page.context, language)
		for path in paths:
			page.goto(PORTAL + path)
			expect(page.locator("html")).to_have_attribute("lang", language)
			name = f"portal{path.replace('/', '-') or '-home'}{'-member' if user else ''}"
			findings += look(page, name, language)
	assert findings == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_forms_with_mistakes_have_no_serious_finding(charter, page, language):
	in_language(page.context, language)
	for path in ("/apply", "/sign-in", "/code"):
		page.goto(PORTAL + path)
		page.locator("main form button").last.click()
		expect(page.get_by_role("alert")).to_be_focused()
		assert look(page, f"portal{path.replace('/', '-')}-mistakes", language) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_gallery_fits_every_width_in_both_directions(page, language):
	in_language(page.context, language)
	page.goto(f"{PORTAL}/gallery")
	expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
	assert_fits(page, *WIDTHS)


# Headings of tables, badges and codes are ours, and short.
ENDLESS = """() => {
	const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
	while (texts.nextNode())
		if (texts.currentNode.data.trim() && !texts.currentNode.parentElement.closest("th, .badge, bdi.code"))
			texts.currentNode.data = "س".repeat(140)
}"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_word_without_end_breaks_instead_of_widening_the_page(page, language):
	in_language(page.context, language)
	page.goto(f"{PORTAL}/gallery")
	page.evaluate(ENDLESS)
	assert_fits(page, *WIDTHS)
	picture(page, f"portal-gallery-endless-{language}")


def test_a_member_signs_in_with_the_keyboard_alone(page):
	account = site.account()
	page.goto(f"{PORTAL}/sign-in")
	page.keyboard.press("Tab")
	expect(page.locator(".skip")).to_be_focused()
	page.keyboard.press("Enter")
	for text in (account["user_name"], site.PASSWORD):
		page.keyboard.press("Tab")
		page.keyboard.type(text)
	page.keyboard.press("Enter")
	page.wait_for_url(PORTAL)
	expect(page.locator("h1")).to_contain_text("ليلى")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_staff_reach_the_desk_by_a_second_step(page, language):
	officer = site.person("Council Member")
	in_language(page.context, language)
	with second_factor.asked("OTP App", "Council Member"):
		app = second_factor.app_of(officer)
		page.goto(f"{PORTAL}/sign-in")
		page.fill("#who", officer)
		page.fill("#password", site.PASSWORD)
		page.keyboard.press("Enter")
		expect(page.locator("#code")).to_be_visible()
		assert look(page, "portal-second-step", language) == []
		page.goto(f"{PORTAL}/second-factor")
		assert_fits(page, *WIDTHS)
		page.fill("#code", app.now())
		page.keyboard.press("Enter")
		page.wait_for_url("**/app**")


def test_a_member_without_mail_begins_with_a_code_on_a_phone(phone):
	account = site.account()
	code = site.code_for(account["name"])
	in_language(phone.context, "ar")
	phone.goto(PORTAL)
	phone.get_by_role("link", name="لدي رمز سُلّم إلي").click()
	phone.fill("#who", account["phone"])
	phone.fill("#code", f"{code[:3]} {code[3:6]} {code[6:]}")
	picture(phone, "portal-code-phone-ar")
	phone.get_by_role("button", name="متابعة").click()
	phone.fill("#password", "12345678")
	phone.fill("#again", "12345678")
	phone.get_by_role("button", name="حفظ كلمة السر").click()
	expect(phone.get_by_role("alert")).to_contain_text("سهلة التخمين")
	picture(phone, "portal-weak-password-phone-ar")
	phone.fill("#password", "زيتون بحر مفتاح قديم")
	phone.fill("#again", "زيتون بحر مفتاح قديم")
	phone.get_by_role("button", name="حفظ كلمة السر").click()
	expect(phone.locator("h1")).to_contain_text("أهلاً")
	picture(phone, "portal-welcome-phone-ar")


def test_leaving_quickly_works_by_a_tap_and_by_three_taps_on_escape(page):
	account = site.account()
	for leave in (lambda: page.locator("#exit button").click(), lambda: escape(page)):
		let_in(page.context, account["user"])
		page.goto(f"{PORTAL}/account")
		# There is no net in tests: it is enough that the browser set out, also past our own policy for forms.
		with page.expect_event("request", lambda request: request.url == OUTSIDE):
			leave()
		page.wait_for_function("location.protocol === 'chrome-error:'")
		page.goto(f"{PORTAL}/account")
		expect(page.locator("#who")).to_be_visible()


def escape(page: Page) -> None:
	for _tap in range(3):
		page.keyboard.press("Escape")


def test_a_text_is_copied_or_sent_by_whatsapp(page):
	page.context.grant_permissions(["clipboard-read", "clipboard-write"])
	in_language(page.context, "en")
	page.goto(f"{PORTAL}/gallery")
	page.get_by_role("button", name="Copy the text").last.click()
	expect(page.get_by_role("button", name="Copied")).to_be_visible()
	text = page.locator("#share").input_value()
	assert text.endswith("/coalition/apply")
	assert (
		page.get_by_role("link", name="Send by WhatsApp")
		.get_attribute("href")
		.startswith("https://wa.me/?text=")
	)


def test_a_printed_page_has_no_buttons(page):
	in_language(page.context, "en")
	page.goto(f"{PORTAL}/gallery")
	page.emulate_media(media="print")
	expect(page.locator(".exit")).to_be_hidden()
	expect(page.locator(".tools")).to_be_hidden()


def test_the_secretariat_hands_over_a_code_and_freezes_at_the_desk(desk, secretary):
	account = site.account(person_name="هند")
	page = desk.sign_in(secretary)
	go(page, f"portal-account/{account['name']}")
	page.get_by_role("button", name="تسليم رمز").click()
	dialog = page.locator(".modal-dialog:visible")
	expect(dialog.locator("p.h2")).to_have_text(re.compile(r"^\d{3}\xa0\d{3}\xa0\d{4}$"))
	glimpse(page, "desk-hand-over-code-ar")
	dialog.locator(".btn-modal-close:visible").first.click()
	page.get_by_role("button", name="تجميد فوراً").first.click()
	page.locator(".modal-dialog:visible .btn-primary:visible").click()
	expect(page.get_by_role("button", name="إعادة الفتح")).to_be_visible()
	glimpse(page, "desk-frozen-account-ar")
	assert site.value("User", account["user"], "enabled") == 0
	assert desk.errors == []
