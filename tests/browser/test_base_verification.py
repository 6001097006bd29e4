"""A stranger with a phone and a paper; a secretary who issues and revokes."""

import os
import re

import pytest
from playwright.sync_api import Page, expect

from tests import site
from tests.browser.conftest import picture, state_is

VERIFY = f"{os.environ.get('SITE_URL')}/coalition/verify"


@pytest.fixture
def member(charter) -> str:
	from coalition.tests import factories

	with site.at_the_console():
		return factories.member(organisation_name="منظمة سنابل الخير").name


def fits(page: Page) -> bool:
	return page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth") <= 0


def choose_arabic(phone: Page) -> None:
	phone.goto(VERIFY)
	if phone.locator("html").get_attribute("lang") != "ar":
		phone.get_by_role("button", name="العربية").click()


def test_a_certificate_is_issued_at_the_desk_verified_on_a_phone_and_revoked(phone, desk, member, secretary):
	page = desk.sign_in(secretary)
	page.goto(f"{os.environ['SITE_URL']}/app/member-organisation/{member}")
	page.get_by_role("button", name="إصدار").click()
	page.get_by_role("link", name="شهادة عضوية").click()
	page.wait_for_url("**/verification-code/**")
	state_is(page, "سارية")
	picture(page, "desk-certificate-ar")

	code = site.value("Verification Code", {"reference_name": member}, "code")
	wrong = ("7" if code[5] != "7" else "8").join([code[:5], code[6:]])
	choose_arabic(phone)
	phone.set_viewport_size({"width": 320, "height": 640})
	phone.fill("#code", wrong)
	phone.get_by_role("button", name="التحقق من الوثيقة").click()
	expect(phone.get_by_role("alert")).to_contain_text(wrong[4:8])
	expect(phone.get_by_role("alert")).not_to_contain_text(code[:4])
	assert fits(phone)
	picture(phone, "portal-verify-mistyped-phone-ar")
	phone.fill("#code", " ".join(re.findall(".{4}", code.lower())))
	phone.get_by_role("button", name="التحقق من الوثيقة").click()
	expect(phone.locator("h1")).to_have_text("هذه الوثيقة صحيحة وسارية")
	expect(phone.locator("main")).not_to_contain_text("سنابل")
	assert fits(phone)
	picture(phone, "portal-verify-valid-phone-ar")

	page.get_by_role("button", name="سحب").click()
	page.locator(".modal.show [data-fieldname='reason'] textarea").fill("تغيّر اسم المنظمة")
	page.locator(".modal.show .btn-primary").click()
	state_is(page, "مسحوبة")
	phone.reload()
	expect(phone.locator("h1")).to_have_text("سُحبت هذه الوثيقة")
	picture(phone, "portal-verify-revoked-phone-ar")
	page.goto(f"{os.environ['SITE_URL']}/app/verification-code")
	expect(page.locator(".list-row .indicator-pill:visible").first).to_contain_text("مسحوبة")
	picture(page, "desk-certificates-ar")
	assert desk.errors == []


def test_the_page_is_read_in_english_on_a_phone_too(phone):
	phone.goto(VERIFY)
	if phone.locator("html").get_attribute("lang") != "en":
		phone.get_by_role("button", name="English").click()
	phone.set_viewport_size({"width": 320, "height": 640})
	expect(phone.locator("h1")).to_have_text("Verify a document")
	assert fits(phone)
	picture(phone, "portal-verify-phone-en")
