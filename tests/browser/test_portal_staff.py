"""The secretary's day on a phone in Arabic without scripts: search, call, a code, an answer, a change."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import site
from tests.browser.coming_in import PORTAL, in_language, let_in
from tests.browser.desks import colleague, go
from tests.browser.looking import look, see
from tests.rest.under_review import APPLICATION, an_application, status_of

MEMBER, PROPOSAL = "Member Organisation", "Proposed Change"
NAME, APPLICANT = "جمعية النوارس في طرطوس", "رابطة الياسمين للتنمية المجتمعية"


@pytest.fixture
def member() -> Iterator[dict[str, str]]:
	"""A member whose delegate has an account, and who proposes another name in Latin letters."""
	from coalition.tests import factories

	with site.at_the_console():
		made = factories.member(
			organisation_name=NAME, contact_person="هدى الشامي", contact_phone="+963944000103"
		)
		account = factories.delegate(made.name, person_name="سلمى الحلبي", phone="+963944000104")
		proposal = factories.proposal(made.reload() or made, name_latin="Nawares Tartus")
		told = {"name": made.name, "account": account.name, "proposal": proposal.name}
	yield told
	with site.at_the_console():
		import frappe

		frappe.db.set_value(PROPOSAL, told["proposal"], "status", "Taken Back")


def test_a_secretary_works_from_a_phone(phone: Page, secretary, member):
	let_in(phone.context, secretary)
	in_language(phone.context, "ar")
	phone.goto(PORTAL)
	phone.locator("main a", has_text="العمل من الهاتف").click()
	expect(phone.locator("h1")).to_have_text("العمل من الهاتف")
	see(phone, "portal-staff", "ar")

	# A name in another spelling, and the delegate's telephone: two taps from anywhere.
	phone.fill("#q", "نوارس طرطوس")
	phone.keyboard.press("Enter")
	see(phone, "portal-staff-found", "ar")
	phone.locator(".ways a", has_text=NAME).first.click()
	expect(phone.locator("a[href='tel:+963944000104']")).to_be_visible()
	see(phone, "portal-staff-member", "ar")

	phone.locator(".people li", has_text="سلمى الحلبي").get_by_role("link", name="تسليم رمز").click()
	see(phone, "portal-staff-code", "ar")
	phone.get_by_role("button", name="إنشاء رمز").click()
	code = phone.locator(".handed").inner_text().strip()
	assert code in phone.locator("textarea").input_value()
	see(phone, "portal-staff-code-made", "ar")

	phone.goto(f"{PORTAL}/staff/proposed-change/{member['proposal']}")
	expect(phone.locator("ins")).to_have_text("Nawares Tartus")
	see(phone, "portal-staff-change", "ar")
	phone.get_by_role("link", name="اعتذار عن القبول").click()
	phone.fill("#reason", "ينقصه قرار الهيئة")
	phone.locator("button[name=look]").click()
	expect(phone.locator("#reading")).to_contain_text("ينقصه قرار الهيئة")
	expect(phone.locator("#reason")).to_have_value("ينقصه قرار الهيئة")
	see(phone, "portal-staff-decline", "ar")
	assert site.value(PROPOSAL, member["proposal"], "status") == "Proposed"
	phone.get_by_role("link", name="رجوع").click()
	phone.get_by_role("link", name="قبول المقترح").click()
	phone.locator("main form button").click()
	expect(phone.locator("main .badge").first).to_be_visible()
	assert site.value(MEMBER, member["name"], "name_latin") == "Nawares Tartus"


def test_an_applicant_is_asked_from_a_phone(phone: Page, secretary):
	application = an_application("Under Review", organisation_name=APPLICANT)
	let_in(phone.context, secretary)
	in_language(phone.context, "ar")
	phone.goto(f"{PORTAL}/staff/membership-application/{application['name']}")
	# What it says of itself opens without scripts.
	phone.locator("summary", has_text="الاسم والمقر").click()
	expect(phone.locator("details[open]")).to_contain_text(APPLICANT)
	see(phone, "portal-staff-application", "ar")
	phone.get_by_role("link", name="كتابة أو سؤال").click()
	# Nothing written: the form says so, and keeps which way was chosen.
	phone.locator("input[value=ask]").check()
	phone.locator("main form button").last.click()
	expect(phone.locator(".problems")).to_be_visible()
	expect(phone.locator("input[value=ask]")).to_be_checked()
	phone.fill("#text", "أين ترخيصكم؟")
	see(phone, "portal-staff-write", "ar")
	phone.locator("main form button").last.click()
	expect(phone.locator(".story .said")).to_have_text("أين ترخيصكم؟")
	assert status_of(application) == "Information Asked"


def test_the_pages_have_no_serious_finding_and_the_desk_leads_there(desk, page, member):
	user = colleague("Coalition Secretariat", language="en")
	at_desk = desk.sign_in(user)
	at_desk.set_viewport_size({"width": 390, "height": 844})
	go(at_desk, "coalition-membership")
	at_desk.locator(".coalition-overview a.on-a-phone").click()
	at_desk.wait_for_url(f"{PORTAL}/staff")
	let_in(page.context, user)
	application = an_application("Submitted")
	in_language(page.context, "en")
	page.goto(f"{PORTAL}/staff")
	page.fill("#q", NAME)
	page.locator(".sought button").click()
	expect(page.locator(".ways a").first).to_be_visible()
	paths = (
		page.url.removeprefix(PORTAL),
		f"/staff/member-organisation/{member['name']}",
		f"/staff/portal-account/{member['account']}/code",
		f"/staff/proposed-change/{member['proposal']}/step/decline",
		f"/staff/{APPLICATION.lower().replace(' ', '-')}/{application['name']}",
		"/staff",
	)
	for number, path in enumerate(paths):
		page.goto(PORTAL + path)
		assert look(page, f"portal-staff-{number}", "en") == []
	assert desk.errors == []
