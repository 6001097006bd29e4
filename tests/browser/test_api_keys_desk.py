"""A program's key from the secretariat's desk, in Arabic: made, shown once, replaced and revoked."""

import requests
from playwright.sync_api import Page, expect

from tests import site
from tests.browser.desks import answer, asked, go
from tests.browser.looking import glimpse, picture


def asks(address: str, header: str) -> int:
	name, _colon, value = header.partition(": ")
	url = f"{address}/api/method/coalition.api.v1.me.get"
	return requests.get(url, headers={name: value}).status_code


def shown_secret(page: Page) -> str:
	dialog = page.locator(".modal:visible")
	expect(dialog).to_contain_text("يظهر هذه المرة وحدها")
	header = dialog.locator("textarea").input_value()
	glimpse(page, "desk-program-key-secret-ar")
	dialog.locator(".btn-modal-close").click()
	expect(dialog).to_be_hidden()
	return header


def test_a_key_is_made_shown_once_replaced_and_revoked_at_the_desk(address, desk, secretary, charter):
	from coalition.tests import factories

	with site.at_the_console():
		member = factories.member().name
	page = desk.sign_in(secretary)
	go(page, "program-key/new")
	page.locator("[data-fieldname='title'] input").fill("برنامج المتابعة")
	page.wait_for_function("() => cur_frm && cur_frm.doc.expires_on")
	page.evaluate("name => cur_frm.set_value({holder_type: 'Member Organisation', holder: name})", member)
	page.get_by_role("checkbox", name="قراءة ملف منظمته").check()
	glimpse(page, "desk-program-key-new-ar")
	page.evaluate("cur_frm.save()")
	page.get_by_role("button", name="إظهار السر").click()
	first = shown_secret(page)
	assert asks(address, first) == 200
	expect(page.get_by_role("button", name="إظهار السر")).to_have_count(0)
	picture(page, "desk-program-key-ar")
	page.get_by_role("button", name="إنشاء مفتاح بديل").click()
	page.locator(".modal:visible").get_by_role("button", name="إنشاء مفتاح بديل").click()
	expect(page.locator(".modal:visible textarea")).to_be_visible()
	second = shown_secret(page)
	# The form of the successor follows: what it replaced has one already and offers none.
	expect(page.get_by_role("button", name="إنشاء مفتاح بديل")).to_be_visible()
	assert (asks(address, first), asks(address, second)) == (200, 200)
	page.get_by_role("button", name="إلغاء فوراً").click()
	dialog = asked(page)
	answer(dialog, why="لم يعد يلزم")
	dialog.locator(".btn-modal-primary").click()
	expect(page.locator(".form-message:visible")).to_contain_text("أُلغي هذا المفتاح")
	assert (asks(address, first), asks(address, second)) == (200, 401)
	go(page, "program-key")
	expect(page.locator(".list-row-container").first).to_be_visible()
	glimpse(page, "desk-program-key-list-ar")
	assert desk.errors == []
