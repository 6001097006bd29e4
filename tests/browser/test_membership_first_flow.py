"""From a visitor's phone, in Arabic and without JavaScript, to a member's letter that anybody verifies."""

import uuid

import pytest
from playwright.sync_api import Page, expect

from tests import site
from tests.browser.applying import begin, fill, lose_the_answer, save, slow_link
from tests.browser.coming_in import PORTAL
from tests.browser.delegate import enter_by_code, take_letter, verify_as_a_stranger
from tests.browser.desks import act, decide, go, state_is
from tests.browser.looking import glimpse, picture, too_wide


@pytest.fixture
def organisation() -> str:
	return f"جمعية السنابل {uuid.uuid4().hex[:6]}"


def open_application(page: Page, organisation: str) -> None:
	"""By the list, as one does."""
	go(page, "membership-application")
	page.locator(".list-row .list-subject a", has_text=organisation).click()
	page.locator(".actions-btn-group button:visible").first.wait_for()


def hand_over_code(page: Page, account: str) -> str:
	"""The code that the secretariat reads out, at the desk."""
	go(page, f"portal-account/{account}")
	page.get_by_role("button", name="تسليم رمز").click()
	return page.locator(".modal-dialog:visible p.h2").inner_text()


def test_a_visitor_applies_two_people_decide_and_the_delegate_takes_a_letter(
	charter, phone, desk, browser, organisation, secretary, council_member
):
	number = apply_on_a_slow_phone(phone, organisation)
	bring_before_the_council(desk.sign_in(secretary), organisation)
	admit(desk.sign_in(council_member), organisation)
	found = site.value(
		"Member Organisation", {"application": number}, ["name", "organisation_name", "standing"]
	)
	assert found[1:] == (organisation, "Active")
	assert site.value("Membership Application", number, "contact_phone") == "+963944123456"
	account, user_name = site.value("Portal Account", {"holder": found[0]}, ["name", "user_name"])
	enter_by_code(phone, user_name, hand_over_code(desk.sign_in(secretary), account))
	expect(phone.locator("h1")).to_have_text(organisation)
	picture(phone, "portal-own-first-day-phone-ar")
	verify_as_a_stranger(browser, take_letter(phone), organisation)
	assert desk.errors == []


def apply_on_a_slow_phone(phone: Page, organisation: str) -> str:
	"""Step by step, once without the answer; the number that the applicant is told."""
	phone.goto(PORTAL)
	phone.get_by_role("button", name="العربية").click()
	phone.get_by_role("link", name="طلب انضمام").click()
	slow_link(phone)
	link = begin(phone)
	fill_steps(phone, organisation, "identity", "work")
	fill(phone, "people", organisation)
	lose_the_answer(phone)
	phone.goto(link)
	expect(phone.locator("li", has_text="من يمثّلكم")).to_contain_text("محفوظ")
	phone.get_by_role("link", name="الأعمال السابقة").click()
	fill_steps(phone, organisation, "past", "hopes", "cooperation", "charter")
	phone.locator("main a.button").click()
	expect(phone.locator("h1")).to_have_text("المراجعة والإرسال")
	phone.get_by_role("button", name="إرسال الطلب").click()
	expect(phone.locator("h1")).to_have_text("وصلنا طلبكم")
	picture(phone, "portal-received-phone-ar")
	return phone.locator(".code").inner_text()


def fill_steps(phone: Page, organisation: str, *steps: str) -> None:
	for step in steps:
		fill(phone, step, organisation)
		save(phone)


def bring_before_the_council(officer: Page, organisation: str) -> None:
	open_application(officer, organisation)
	picture(officer, "desk-application-ar")
	act(officer, "بدء المراجعة", "عرض على المجلس")
	state_is(officer, "قرار المجلس")


def admit(council: Page, organisation: str) -> None:
	open_application(council, organisation)
	decide(council, "قبول")
	state_is(council, "اعتُمد")
	glimpse(council, "desk-approved-ar")


def test_the_portal_fits_a_narrow_phone_in_both_directions(charter, phone):
	phone.set_viewport_size({"width": 320, "height": 640})
	for language in ("en", "ar"):
		phone.goto(f"{PORTAL}/apply")
		expect(phone.locator("html")).to_have_attribute("lang", language)
		assert too_wide(phone) == "", language
		picture(phone, f"portal-apply-phone-{language}")
		phone.locator("header button").click()


def test_an_application_is_entered_at_the_desk(charter, desk, organisation, secretary):
	page = desk.sign_in(secretary)
	go(page, "membership-application/new")
	ticks = page.locator('[data-fieldname="declared_clauses"] .grid-row input[type="checkbox"]')
	page.locator('[data-fieldname="organisation_name"] input').fill(organisation)
	page.locator('[data-fieldname="contact_person"] input').fill("ليلى")
	page.locator('[data-fieldname="contact_phone"] input').fill("٠٩٤٤ ١٢٣ ٤٥٦")
	for field, value in (("place", "حمص"), ("sector", "الصحة")):
		page.locator(f'[data-fieldname="{field}"] input').fill(value)
		page.locator(f'[data-fieldname="{field}"] .awesomplete li', has_text=value).first.click()
	expect(ticks.nth(2)).to_be_attached()
	ways = page.locator('[data-fieldname="channel"] select')
	assert "Portal" not in ways.locator("option").evaluate_all("ways => ways.map((way) => way.value)")
	ways.select_option("Voice Note")
	picture(page, "desk-new-application-ar")
	page.keyboard.press("Control+s")
	page.wait_for_url("**/MA-*")
	stored = site.value("Membership Application", {"organisation_name": organisation}, ["status", "channel"])
	assert stored == ("Draft", "Voice Note")
	expect(page.locator(".form-message")).to_contain_text("ولم يُؤكَّد بعد")
	assert desk.errors == []
