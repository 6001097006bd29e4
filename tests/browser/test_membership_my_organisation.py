"""A delegate's own pages, on a phone without JavaScript: from a handed-over code to a verified letter."""

import re

import pytest
from playwright.sync_api import expect

from tests import site
from tests.browser.coming_in import PORTAL, in_language, let_in
from tests.browser.delegate import take_letter, verify_as_a_stranger
from tests.browser.desks import go, state_is
from tests.browser.looking import picture, see, serious

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
	from frappe.utils.password import update_password

	from coalition.tests import factories

	with site.at_the_console():
		made = factories.delegate(member, from_date="2020-05-02")
		update_password(made.user, site.PASSWORD)
		return made.as_dict()


def test_a_delegate_edits_declares_and_takes_a_letter_that_a_stranger_verifies(
	phone, desk, browser, secretary, member, account
):
	let_in(phone.context, account["user"])
	in_language(phone.context, "ar")
	phone.goto(f"{PORTAL}/organisation")
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
	go(page, f"proposed-change/{site.value('Proposed Change', {'member_organisation': member})}")
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


@pytest.fixture
def paths(member) -> tuple[str, ...]:
	"""All pages of a member that has something on each of them."""
	from coalition.tests import factories

	with site.at_the_console():
		import frappe

		factories.proposal(frappe.get_doc(MEMBER, member), name_latin="Sanabel Society")
		factories.declaration(member, newest_charter(), "2026-01-05", channel="Phone Call")
	return (*(f"/organisation{path}" for path in PAGES), "/declare", "/confirm")


@pytest.mark.parametrize(("before", "language"), [("en", "ar"), ("ar", "en")])
def test_a_members_pages_fit_phone_and_desk_in_both_directions(phone, account, paths, before, language):
	let_in(phone.context, account["user"])
	in_language(phone.context, before)
	phone.goto(f"{PORTAL}/organisation/letters")
	phone.locator("header form button").first.click()
	phone.locator("main button").click()
	for path in (*paths, phone.url.removeprefix(PORTAL)):
		phone.goto(PORTAL + path)
		expect(phone.locator("html")).to_have_attribute("lang", language)
		name = path.replace("/organisation", "own").replace("/", "-").strip("-")
		see(phone, f"portal-{re.sub(r'MC-.*', 'letter', name)}", language)


def test_no_page_of_a_members_own_has_a_serious_finding(page, account, paths):
	# What looks for findings is a script.
	let_in(page.context, account["user"])
	page.set_viewport_size({"width": 320, "height": 640})
	findings = []
	for path in paths:
		page.goto(PORTAL + path)
		findings += serious(page)
	assert findings == []


def newest_charter() -> str:
	from coalition.membership.charters.in_force import charter_in_force

	return charter_in_force().name
