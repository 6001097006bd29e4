"""What to send today, on a phone in Arabic without scripts: read, open in WhatsApp, tick, take back."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests import site
from tests.browser.coming_in import PORTAL, in_language, let_in
from tests.browser.desks import colleague, go
from tests.browser.looking import look, see

DUE, MEMBER = "Due Message", "Member Organisation"
PAGE = f"{PORTAL}/to-send"


@pytest.fixture
def waiting(charter) -> Iterator[dict[str, str]]:
	"""Reminders of a member and of a protected one, an applicant's text, one for all. Nothing else waits."""
	from coalition.tests import factories

	with site.at_the_console():
		import frappe

		from coalition.base.due_messages import entries
		from coalition.base.privacy.sealing import seal
		from coalition.membership.charters import reminders

		frappe.db.delete(DUE)
		member = factories.member(organisation_name="جمعية النوارس في طرطوس", contact_email=None)
		account = factories.delegate(member.name, person_name="سلمى الحلبي")
		account.update({"language": "ar"}).save()
		hidden = factories.member(contact_email=None)
		for each in (member, hidden):
			day = frappe.utils.add_days(frappe.utils.today(), -1)
			declaration = factories.declaration(each.name, charter, day)
			declaration.db_set("valid_until", frappe.utils.add_days(frappe.utils.today(), 7))
			reminders.remind(declaration.name)
		pseudonym = seal.protect(MEMBER, hidden.name)
		application = factories.application(contact_person="رند", contact_email=None)
		application.db_set({"status": "Submitted", "workflow_state": "Submitted"})
		recipient = (application.doctype, application.name)
		entries.put("membership.application", application, recipient)
		entries.put("membership.charter", frappe.get_doc("Membership Charter", charter), None)
		key = application.submission_key
	yield {"pseudonym": pseudonym, "key": key, "member": member.name, "phone": account.phone}
	with site.at_the_console():
		frappe.db.delete(DUE)


def test_a_secretary_sends_what_waits_from_a_phone(phone, secretary, waiting):
	let_in(phone.context, secretary)
	in_language(phone.context, "ar")
	phone.goto(PAGE)
	expect(phone.locator("h1")).to_have_text("ما يُرسل اليوم")
	see(phone, "portal-to-send", "ar")

	told = phone.locator(".told", has_text="سلمى الحلبي")
	text = told.locator("textarea").input_value()
	address = urlsplit(told.locator("a.button").get_attribute("href"))
	assert (address.netloc, address.path) == ("wa.me", "/" + waiting["phone"].removeprefix("+"))
	assert parse_qs(address.query)["text"] == [text]
	assert "/coalition/declare" in text

	hidden = phone.locator(".told", has_text=waiting["pseudonym"])
	expect(hidden.locator("a.button")).to_have_count(0)
	assert "http" not in hidden.locator("textarea").input_value()

	applicant = phone.locator(".told", has_text="رند")
	expect(applicant.locator("textarea")).to_have_count(0)
	applicant.get_by_role("button", name="عرض النص").click()
	applicant = phone.locator(".told", has_text="رند")
	assert waiting["key"] in applicant.locator("textarea").input_value()

	told = phone.locator(".told", has_text="سلمى الحلبي")
	told.get_by_role("button", name="أرسلتُها").click()
	expect(phone.locator("#done")).to_contain_text("انتهاء الإقرار")
	expect(phone.locator(".told", has_text="سلمى الحلبي")).to_have_count(0)
	assert site.value(DUE, {"recipient_name": waiting["member"]}, "sent_by") == secretary
	see(phone, "portal-to-send-done", "ar")
	phone.locator("#done").get_by_role("button", name="لم تُرسل، تراجُع").click()
	expect(phone.locator(".told", has_text="سلمى الحلبي")).to_have_count(1)
	assert site.value(DUE, {"recipient_name": waiting["member"]}, "sent_by") is None


def test_the_page_is_one_click_from_the_workspace_and_has_no_serious_finding(desk, page, waiting):
	user = colleague("Coalition Secretariat", language="en")
	at_desk = desk.sign_in(user)
	go(at_desk, "coalition-membership")
	at_desk.locator(".coalition-overview .waiting a.kind", has_text="What to send today").click()
	at_desk.wait_for_url(PAGE)
	expect(at_desk.locator(".told")).to_have_count(4)
	let_in(page.context, user)
	for language in ("ar", "en"):
		in_language(page.context, language)
		page.goto(PAGE)
		assert look(page, "portal-to-send", language) == []
	assert desk.errors == []
