"""A stranger with a phone and a paper; a secretary who issues and revokes."""

import re

import pytest
from playwright.sync_api import expect

from tests import site
from tests.browser.coming_in import PORTAL, in_language
from tests.browser.desks import answer, asked, go, state_is
from tests.browser.looking import assert_fits, glimpse, picture

VERIFY = f"{PORTAL}/verify"
NARROW = 320


@pytest.fixture
def member(charter) -> str:
	from coalition.tests import factories

	with site.at_the_console():
		return factories.member(organisation_name="منظمة سنابل الخير").name


def test_a_certificate_is_issued_at_the_desk_verified_on_a_phone_and_revoked(phone, desk, member, secretary):
	page = desk.sign_in(secretary)
	go(page, f"member-organisation/{member}")
	page.get_by_role("button", name="إصدار").click()
	page.get_by_role("link", name="شهادة عضوية").click()
	page.wait_for_url("**/verification-code/**")
	state_is(page, "سارية")
	picture(page, "desk-certificate-ar")

	code = site.value("Verification Code", {"reference_name": member}, "code")
	wrong = ("7" if code[5] != "7" else "8").join([code[:5], code[6:]])
	in_language(phone.context, "ar")
	phone.goto(VERIFY)
	phone.fill("#code", wrong)
	phone.get_by_role("button", name="التحقق من الوثيقة").click()
	expect(phone.get_by_role("alert")).to_contain_text(wrong[4:8])
	expect(phone.get_by_role("alert")).not_to_contain_text(code[:4])
	assert_fits(phone, NARROW)
	picture(phone, "portal-verify-mistyped-phone-ar")
	phone.fill("#code", " ".join(re.findall(".{4}", code.lower())))
	phone.get_by_role("button", name="التحقق من الوثيقة").click()
	expect(phone.locator("h1")).to_have_text("هذه الوثيقة صحيحة وسارية")
	expect(phone.locator("main")).not_to_contain_text("سنابل")
	assert_fits(phone, NARROW)
	picture(phone, "portal-verify-valid-phone-ar")

	page.get_by_role("button", name="سحب").click()
	dialog = asked(page)
	expect(dialog).to_contain_text("منظمة سنابل الخير")
	answer(dialog, reason="تغيّر اسم المنظمة")
	dialog.locator(".btn-modal-primary").click()
	state_is(page, "مسحوبة")
	phone.reload()
	expect(phone.locator("h1")).to_have_text("سُحبت هذه الوثيقة")
	picture(phone, "portal-verify-revoked-phone-ar")
	go(page, "verification-code")
	expect(page.locator(".list-row .indicator-pill:visible").first).to_contain_text("مسحوبة")
	glimpse(page, "desk-certificates-ar")
	assert desk.errors == []


def test_the_page_is_read_in_english_on_a_phone_too(phone):
	in_language(phone.context, "en")
	phone.goto(VERIFY)
	expect(phone.locator("h1")).to_have_text("Verify a document")
	assert_fits(phone, NARROW)
	picture(phone, "portal-verify-phone-en")
