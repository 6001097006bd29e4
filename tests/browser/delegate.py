"""What a delegate does on a phone: begins with a handed-over code, takes a letter that anyone verifies."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.coming_in import PORTAL

PASSWORD = "زيتون بحر مفتاح قديم"


def enter_by_code(page: Page, user_name: str, code: str) -> None:
	page.goto(f"{PORTAL}/code")
	page.fill("#who", user_name)
	page.fill("#code", code)
	page.locator("main button").click()
	page.fill("#password", PASSWORD)
	page.fill("#again", PASSWORD)
	page.locator("main button").click()
	page.wait_for_url("**/coalition/organisation")


def take_letter(page: Page) -> str:
	"""A membership letter, as an Arabic PDF; answers the code that vouches for it."""
	page.goto(f"{PORTAL}/organisation/letters")
	page.get_by_role("button", name="إصدار رسالة عضوية").click()
	code = page.locator(".code").inner_text()
	with page.expect_download() as download:
		page.get_by_role("link", name="تنزيل بالعربية").click()
	assert download.value.path().read_bytes().startswith(b"%PDF")
	assert re.fullmatch(r"MC-\d{4}-\d{4}-ar\.pdf", download.value.suggested_filename)
	return code


def verify_as_a_stranger(browser: Browser, code: str, hidden: str) -> None:
	"""Somebody who was given the letter types its code, and reads no more than that it is valid."""
	context = browser.new_context(locale="ar")
	stranger = context.new_page()
	stranger.goto(f"{PORTAL}/verify")
	stranger.fill("#code", code)
	stranger.locator("main button").click()
	expect(stranger.locator(".verdict.good")).to_be_visible()
	expect(stranger.locator("main")).not_to_contain_text(hidden)
	context.close()
