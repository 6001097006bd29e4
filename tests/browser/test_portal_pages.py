"""The portal as people use it: a keyboard, a narrow phone, a screen reader's rules, two languages."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests import site
from tests.browser.conftest import picture

PORTAL = f"{os.environ.get('SITE_URL')}/coalition"
PUBLIC = ("", "/apply", "/members", "/sign-in", "/code", "/gallery", "/nothing")
MEMBERS = ("", "/account", "/set-password")
SIZES = ((320, 640), (768, 1024), (1280, 800))
SERIOUS = ("serious", "critical")


@pytest.fixture
def page(browser) -> Page:
	context = browser.new_context(viewport={"width": 1280, "height": 800})
	yield context.new_page()
	context.close()


def in_language(page: Page, language: str) -> None:
	page.context.add_cookies(
		[{"name": "coalition_language", "value": language, "url": PORTAL}],
	)


def sign_in(page: Page, who: str, password: str = site.PASSWORD) -> None:
	page.goto(f"{PORTAL}/sign-in")
	page.fill("#who", who)
	page.fill("#password", password)
	page.locator("main form button").click()
	page.wait_for_url(PORTAL)


def serious(page: Page) -> list[str]:
	found = Axe().run(
		page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
	)
	return [
		f"{page.url}: {each['id']} {[node['target'] for node in each['nodes']]}"
		for each in found.response["violations"]
		if each["impact"] in SERIOUS
	]


# What reaches over the edge of a page that scrolls sideways, innermost first, by its tag, class and text.
_TOO_WIDE = """page => {
	if (page.scrollWidth <= page.clientWidth) return ""
	const over = [...document.querySelectorAll("body *")].filter(each => {
		const { left, right } = each.getBoundingClientRect()
		return right > page.clientWidth + 1 || left < -1
	})
	const named = over.map(each => `${each.tagName}.${each.className} ${each.innerText.slice(0, 40)}`)
	return `${page.scrollWidth}: ${named.reverse().slice(0, 4).join("; ")}`
}"""


def too_wide(page: Page) -> str:
	"""What makes a page scroll sideways; empty where nothing does."""
	# The element is waited for: between two pages there is none.
	return page.locator("html").evaluate(_TOO_WIDE)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_has_a_serious_finding_or_scrolls_sideways(charter, page, language):
	in_language(page, language)
	findings = []
	for paths, user in ((PUBLIC, None), (MEMBERS, site.account()["user_name"])):
		if user:
			sign_in(page, user)
		for path in paths:
			page.set_viewport_size({"width": 320, "height": 640})
			page.goto(PORTAL + path)
			expect(page.locator("html")).to_have_attribute("lang", language)
			assert too_wide(page) == "", path
			findings += serious(page)
			page.set_viewport_size({"width": 1280, "height": 800})
			findings += serious(page)
			picture(page, f"portal{path.replace('/', '-') or '-home'}{'-member' if user else ''}-{language}")
	assert findings == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_forms_with_mistakes_have_no_serious_finding(charter, page, language):
	in_language(page, language)
	for path in ("/apply", "/sign-in", "/code"):
		page.goto(PORTAL + path)
		page.locator("main form button").last.click()
		expect(page.get_by_role("alert")).to_be_focused()
		assert serious(page) == []
		page.set_viewport_size({"width": 320, "height": 640})
		assert too_wide(page) == ""
		picture(page, f"portal{path.replace('/', '-')}-mistakes-phone-{language}")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_gallery_fits_every_width_in_both_directions(page, language):
	in_language(page, language)
	for width, height in SIZES:
		page.set_viewport_size({"width": width, "height": height})
		page.goto(f"{PORTAL}/gallery")
		expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
		assert too_wide(page) == "", width
		picture(page, f"portal-gallery-{language}-{width}")


# Headings of tables, badges and codes are ours, and short.
ENDLESS = """() => {
	const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
	while (texts.nextNode())
		if (texts.currentNode.data.trim() && !texts.currentNode.parentElement.closest("th, .badge, bdi.code"))
			texts.currentNode.data = "س".repeat(140)
}"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_word_without_end_breaks_instead_of_widening_the_page(page, language):
	in_language(page, language)
	for width, height in SIZES:
		page.set_viewport_size({"width": width, "height": height})
		page.goto(f"{PORTAL}/gallery")
		page.evaluate(ENDLESS)
		assert too_wide(page) == "", width
		picture(page, f"portal-gallery-endless-{language}-{width}")


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


def test_a_member_without_mail_begins_with_a_code_on_a_phone(phone):
	account = site.account()
	code = site.code_for(account["name"])
	in_language(phone, "ar")
	phone.goto(PORTAL)
	phone.get_by_role("link", name="لدي رمز سُلّم إلي").click()
	phone.fill("#who", account["phone"])
	phone.fill("#code", f"{code[:3]} {code[3:6]} {code[6:]}")
	picture(phone, "portal-code-phone-ar")
	phone.get_by_role("button", name="استمر").click()
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
		sign_in(page, account["user_name"])
		page.goto(f"{PORTAL}/account")
		# There is no net in tests: it is enough that the browser set out, also past our own policy for forms.
		with page.expect_event("request", lambda request: request.url == "https://www.wikipedia.org/"):
			leave()
		page.wait_for_timeout(500)
		page.goto(f"{PORTAL}/account")
		expect(page.locator("#who")).to_be_visible()


def escape(page: Page) -> None:
	for _tap in range(3):
		page.keyboard.press("Escape")


def test_a_text_is_copied_or_sent_by_whatsapp(page):
	page.context.grant_permissions(["clipboard-read", "clipboard-write"])
	in_language(page, "en")
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
	in_language(page, "en")
	page.goto(f"{PORTAL}/gallery")
	page.emulate_media(media="print")
	expect(page.locator(".exit")).to_be_hidden()
	expect(page.locator(".tools")).to_be_hidden()


def test_the_secretariat_hands_over_a_code_and_freezes_at_the_desk(desk, secretary):
	account = site.account(person_name="هند")
	page = desk.sign_in(secretary)
	page.goto(f"{os.environ['SITE_URL']}/app/portal-account/{account['name']}")
	page.get_by_role("button", name="تسليم رمز").click()
	dialog = page.locator(".modal-dialog:visible")
	expect(dialog.locator("p.h2")).to_have_text(site_code())
	picture(page, "desk-hand-over-code-ar")
	dialog.locator(".btn-modal-close:visible").first.click()
	page.get_by_role("button", name="تجميد فوراً").first.click()
	page.locator(".modal-dialog:visible .btn-primary:visible").click()
	expect(page.get_by_role("button", name="إعادة الفتح")).to_be_visible()
	picture(page, "desk-frozen-account-ar")
	assert site.value("User", account["user"], "enabled") == 0
	assert desk.errors == []


def site_code():
	import re

	return re.compile(r"^\d{3} \d{3} \d{4}$")
