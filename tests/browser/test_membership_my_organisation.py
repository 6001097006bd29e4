"""A delegate's own pages, on a phone without JavaScript: from a handed-over code to a verified letter."""

import os
import re

import pytest
from playwright.sync_api import Browser, expect

from tests import site
from tests.browser.conftest import picture, state_is
from tests.browser.delegate import PORTAL, enter_by_code, take_letter, verify_as_a_stranger
from tests.browser.test_portal_pages import serious, too_wide

SITE = os.environ.get("SITE_URL")
MEMBER = "Member Organisation"
PAGES = (
	*("", "/profile", "/profile/identity", "/profile/work", "/profile/past-work", "/profile/cooperation"),
	*("/people", "/declarations", "/letters", "/public"),
)


@pytest.fixture
def member(charter) -> str:
	from coalition.tests import factories

	with site.at_the_console():
		import frappe

		values = {"website": "https://sanabel.example.org", "founded_in": 2011, "people_band": "6 to 20"}
		doc = factories.member(organisation_name="جمعية السنابل للتنمية", name_latin="Sanabel", **values)
		doc.append("past_work", {"title": "ترميم مدرسة", "year": 2019, "description": "مدرسة في حي الوعر"})
		doc.append("cooperation", {"stance": "Wants To", "sector": doc.sector, "place": doc.place})
		doc.append("work_places", {"place": doc.place})
		doc.append("people", {"person_name": "سامر", "duty": "Contact", "phone": "+963 944 000 000"})
		doc.append("people", {"person_name": "هدى", "duty": "Delegate", "until_date": "2020-05-01"})
		doc.save()
		frappe.set_user("Administrator")
		doc.add_comment("Comment", "للاختبار")
		return doc.name


@pytest.fixture
def account(member) -> dict:
	from coalition.tests import factories

	with site.at_the_console():
		return factories.delegate(member, from_date="2020-05-02").as_dict()


def test_a_delegate_edits_declares_and_takes_a_letter_that_a_stranger_verifies(
	phone, desk, browser, secretary, member, account
):
	phone.goto(PORTAL)
	phone.get_by_role("button", name="العربية").click()
	enter_by_code(phone, account["user_name"], site.code_for(account["name"]))
	expect(phone.locator("h1")).to_have_text("جمعية السنابل للتنمية")

	phone.locator('main a[href$="/organisation/profile"]').click()
	phone.locator('a[href$="/profile/identity"]').click()
	phone.fill("#website", "javascript:alert(1)")
	phone.get_by_role("button", name="إرسال الاقتراح").click()
	expect(phone.get_by_role("alert")).to_contain_text("https://")
	phone.fill("#website", "https://sanabel.example.org/ar")
	phone.get_by_role("button", name="إرسال الاقتراح").click()
	expect(phone.locator(".badge").first).to_have_text("مقترح")

	page = desk.sign_in(secretary)
	page.goto(f"{SITE}/app/proposed-change/{site.value('Proposed Change', {'member_organisation': member})}")
	expect(page.locator("ins")).to_have_text("https://sanabel.example.org/ar")
	picture(page, "desk-proposed-change-ar")
	page.get_by_role("button", name="قبول المقترح").click()
	state_is(page, "مقبول")
	assert site.value(MEMBER, member, "website") == "https://sanabel.example.org/ar"
	assert desk.errors == []

	phone.reload()
	expect(phone.locator(".badge").first).to_have_text("مقبول")
	phone.goto(f"{PORTAL}/declare")
	phone.check("#clause_0")
	phone.check("#clause_1")
	phone.get_by_role("button", name="الإقرار والتوقيع").click()
	expect(phone.locator(".notice.good")).to_contain_text("سُجّل إقراركم اليوم")
	assert site.value(MEMBER, member, "standing") == "Active"

	verify_as_a_stranger(browser, take_letter(phone), "السنابل")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_members_pages_fit_phone_and_desk_in_both_directions(browser: Browser, member, account, width):
	with site.at_the_console():
		from coalition.tests import factories

		factories.proposal(frappe_doc(member), name_latin="Sanabel Society")
		factories.declaration(member, newest_charter(), "2026-01-05", channel="Phone Call")
	context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
	page = context.new_page()
	enter_by_code(page, account["user_name"], site.code_for(account["name"]))
	page.goto(f"{PORTAL}/organisation/letters")
	page.locator("main button").click()
	letter = page.url.removeprefix(f"{PORTAL}/organisation")
	for language in ("en", "ar"):
		for path in (*(f"/organisation{path}" for path in (*PAGES, letter)), "/declare", "/confirm"):
			page.goto(PORTAL + path)
			expect(page.locator("html")).to_have_attribute("lang", language)
			assert too_wide(page) == "", (language, path)
			name = path.replace("/organisation", "own").replace("/", "-").strip("-")
			picture(page, f"portal-{re.sub(r'MC-.*', 'letter', name)}-{width}-{language}")
		page.locator("header form button").first.click()
	context.close()


def test_no_page_of_a_members_own_has_a_serious_finding(browser: Browser, member, account):
	with site.at_the_console():
		from coalition.tests import factories

		factories.proposal(frappe_doc(member), name_latin="Sanabel Society")
		factories.declaration(member, newest_charter(), "2026-01-05", channel="Phone Call")
	# What looks for findings is a script.
	context = browser.new_context(viewport={"width": 320, "height": 640})
	page = context.new_page()
	enter_by_code(page, account["user_name"], site.code_for(account["name"]))
	findings = []
	for path in (*(f"/organisation{path}" for path in PAGES), "/declare", "/confirm"):
		for width in (320, 1280):
			page.set_viewport_size({"width": width, "height": 800})
			page.goto(PORTAL + path)
			findings += serious(page)
	context.close()
	assert findings == []


def frappe_doc(member: str):
	import frappe

	return frappe.get_doc(MEMBER, member)


def newest_charter() -> str:
	from coalition.membership.charters import charter_in_force

	return charter_in_force().name
