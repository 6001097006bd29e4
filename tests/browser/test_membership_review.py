"""From a question to a decision: officer, applicant, delegate and council, each where they are."""

import json
import uuid
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import site
from tests.browser.coming_in import PORTAL, in_language, let_in
from tests.browser.conftest import PHONE
from tests.browser.desks import act, answer, ask, colleague, decide, go, state_is
from tests.browser.looking import glimpse, picture


@pytest.fixture
def policy():
	"""Members are consulted, one has to vouch; as it was before when the test ends."""
	import frappe

	wanted = {"consults_members": 1, "vouchers_needed": 1}
	with site.at_the_console():
		before = {field: frappe.db.get_single_value("Membership Policy", field) for field in wanted}
		frappe.db.set_single_value("Membership Policy", wanted)
	yield
	with site.at_the_console():
		frappe.db.set_single_value("Membership Policy", before)


@pytest.fixture
def application(charter) -> dict:
	from coalition.tests import factories

	with site.at_the_console():
		name = f"جمعية السنابل {uuid.uuid4().hex[:6]}"
		phone = "+1555" + str(uuid.uuid4().int)[:7]
		about = "نعمل في التعليم مع ثلاث مدارس"
		doc = factories.application(organisation_name=name, contact_phone=phone, about=about)
		doc.db_set({"status": "Under Review", "workflow_state": "Under Review"})
		return {"name": doc.name, "organisation": name, "key": doc.submission_key}


def opened(page: Page, application: dict) -> Page:
	go(page, f"membership-application/{application['name']}")
	expect(page.locator(".applicant-messages")).to_be_attached()
	return page


def test_a_question_an_answer_a_consultation_and_a_decision(
	policy, application, phone, desk, browser, secretary, council_member
):
	officer = opened(desk.sign_in(secretary), application)
	ask_applicant(officer, "أين ترخيصكم؟")
	answer_on_the_phone(phone, application, "أين ترخيصكم؟")
	officer = opened(officer, application)
	state_is(officer, "قيد المراجعة")
	note_inside(officer, "نعرفهم من مؤتمر 2017")
	act(officer, "استشارة الأعضاء")
	state_is(officer, "استشارة جارية")
	member, delegate = a_delegate(browser)
	vouch(delegate, application)
	end_consultation(application)
	officer = opened(officer, application)
	act(officer, "عرض على المجلس")
	state_is(officer, "قرار المجلس")
	approve(opened(desk.sign_in(council_member), application))
	phone.reload()
	expect(phone.locator("main")).to_contain_text("قُبلتم")
	expect(phone.locator("main")).not_to_contain_text("مؤتمر")
	made = site.value("Member Organisation", {"application": application["name"]})
	assert site.count("Portal Account", {"holder": made}) == 1
	assert site.value("Admission Opinion", {"member_organisation": member}, "opinion") == "Vouches"
	assert desk.errors == []


def ask_applicant(officer: Page, question: str) -> None:
	dialog = ask(officer, "طلب معلومات إضافية")
	dialog.locator("textarea").fill(question)
	expect(dialog.locator(".as-read .text")).to_have_text(question)
	while_it_fails(officer, lambda: dialog.locator(".btn-modal-primary").click())
	expect(dialog.locator("textarea")).to_have_value(question)
	dialog.locator(".btn-modal-primary").click()
	state_is(officer, "معلومات مطلوبة")
	expect(officer.locator(".applicant-message.to")).to_contain_text(question)
	picture(officer, "desk-asked-ar")


def while_it_fails(officer: Page, act: Callable[[], None]) -> None:
	"""The server is away for one try: the dialog says so, and is closed."""
	asked = "**/api/method/coalition.base.step_dialogs.desk.take"
	told = {
		"exc_type": "ServiceUnavailable",
		"_server_messages": json.dumps([json.dumps({"message": "غير متاحة"})]),
	}
	officer.route(asked, lambda route: route.fulfill(status=503, json=told))
	act()
	message = officer.locator(".msgprint-dialog:visible")
	expect(message).to_contain_text("غير متاحة")
	message.locator(".btn-modal-close").click()
	expect(message).to_be_hidden()
	officer.unroute(asked)


def answer_on_the_phone(phone: Page, application: dict, question: str) -> None:
	in_language(phone.context, "ar")
	phone.goto(f"{PORTAL}/apply/{application['key']}")
	expect(phone.locator("main")).to_contain_text(question)
	picture(phone, "portal-asked-phone-ar")
	phone.fill("#answer", "مرخّصون في السويد\nرقم ١٢٣")
	phone.get_by_role("button", name="إرسال", exact=True).click()
	expect(phone.locator("main")).to_contain_text("مرخّصون في السويد")
	picture(phone, "portal-answered-phone-ar")


def note_inside(officer: Page, note: str) -> None:
	box = officer.locator(".applicant-box")
	box.locator("textarea").fill(note)
	box.get_by_role("button", name="حفظ كملاحظة داخلية").click()
	expect(officer.locator(".applicant-message.note")).to_contain_text(note)


def vouch(delegate: Page, application: dict) -> None:
	"""A delegate reads what the applicant said, nothing of what was noted inside, and vouches."""
	delegate.goto(f"{PORTAL}/consultations")
	delegate.get_by_role("link", name=application["organisation"]).click()
	expect(delegate.locator("main")).to_contain_text("نعمل في التعليم")
	expect(delegate.locator("main")).not_to_contain_text("مؤتمر")
	picture(delegate, "portal-consultation-phone-ar")
	delegate.get_by_label("يكفل").check()
	delegate.fill("#note", "عملنا معهم سنتين")
	delegate.get_by_role("button", name="إرسال الرأي").click()
	expect(delegate.locator("main")).to_contain_text("رأيكم: يكفل")
	picture(delegate, "portal-consultations-phone-ar")
	delegate.context.close()


def end_consultation(application: dict) -> None:
	"""Its last day is over."""
	with site.at_the_console():
		import frappe

		frappe.db.set_value("Membership Application", application["name"], "consulted_until", "2026-01-01")


def approve(council: Page) -> None:
	expect(council.locator(".opinions-counted")).to_contain_text("يكفل: 1")
	picture(council, "desk-decision-ar")
	decide(council, "قبول")
	state_is(council, "اعتُمد")


def a_delegate(browser) -> tuple[str, Page]:
	from coalition.tests import factories

	with site.at_the_console():
		member = factories.member().name
	account = site.account(holder_type="Member Organisation", holder=member)
	context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="ar")
	let_in(context, account["user"])
	in_language(context, "ar")
	return member, context.new_page()


def test_the_review_reads_in_english_and_on_a_narrow_screen(application, desk, secretary):
	with site.at_the_console():
		import frappe

		from coalition.membership.review import conversation

		doc = frappe.get_doc("Membership Application", application["name"])
		conversation.keep(doc, conversation.TO, "Where is your licence? <b>Now</b>", sent_by=secretary)
		conversation.keep(doc, conversation.FROM, "أين؟ هنا", channel="Phone Call", sent_by=secretary)
		conversation.keep(doc, conversation.NOTE, "Known since 2017", sent_by=secretary)
	page = desk.sign_in(colleague("Coalition Secretariat", language="en"))
	for width in (1280, 360):
		page.set_viewport_size({"width": width, "height": 900})
		opened(page, application)
		expect(page.locator(".applicant-message")).to_have_count(3)
		expect(page.locator(".applicant-message.to")).to_contain_text("<\u2060b>Now<\u2060/b>")
		overflow = page.locator(".applicant-messages").evaluate("e => e.scrollWidth - e.clientWidth")
		assert overflow <= 0
		picture(page, f"desk-review-en-{width}")
	assert desk.errors == []


def test_a_withdrawal_by_telephone_is_entered_with_how_it_came(application, desk, secretary):
	page = opened(desk.sign_in(secretary), application)
	dialog = ask(page, "سحب الطلب")
	answer(dialog, channel="Phone Call", text="اتصلوا وسحبوه")
	glimpse(page, "desk-withdraw-ar")
	dialog.locator(".btn-modal-primary").click()
	state_is(page, "منسحب")
	assert site.value("Membership Application", application["name"], "status") == "Withdrawn"
	assert desk.errors == []
