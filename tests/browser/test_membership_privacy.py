"""What everybody reads of the members, on a phone in Arabic; and protecting a member at the desk."""

import uuid

import pytest
from playwright.sync_api import expect

from tests import site
from tests.browser.coming_in import PORTAL, in_language
from tests.browser.desks import asked, colleague, go
from tests.browser.looking import assert_fits, glimpse, picture

MEMBERS = f"{PORTAL}/members"


@pytest.fixture
def member(charter) -> tuple[str, str]:
	"""A member that shows its name, its name in Latin script and its sector."""
	from coalition.base.privacy import consents
	from coalition.tests import factories

	name = f"آفاق {uuid.uuid4().hex[:6]}"
	with site.at_the_console():
		doc = factories.member(organisation_name=name, name_latin=f"Afaq {name[-6:]}")
		for field in ("organisation_name", "name_latin", "sector"):
			consents.give(doc, field)
		doc.save()
	return doc.name, name


def test_members_that_agreed_are_named_on_a_phone_without_scripts(member, phone):
	in_language(phone.context, "ar")
	phone.goto(MEMBERS)
	expect(phone.locator("html")).to_have_attribute("dir", "rtl")
	phone.select_option("#sector", "الصحة")
	phone.get_by_role("button", name="عرض هؤلاء").click()
	expect(phone.get_by_role("heading", name=member[1])).to_be_visible()
	expect(phone.get_by_text("+1555")).to_have_count(0)
	assert_fits(phone, 320)
	picture(phone, "portal-members-phone-ar")


def test_a_member_is_protected_and_its_name_is_seen_by_two_people(member, desk, secretary):
	page = desk.sign_in(secretary)
	go(page, f"member-organisation/{member[0]}")
	page.get_by_role("button", name="الخصوصية").click()
	glimpse(page, "desk-privacy-menu-ar")
	page.get_by_role("link", name="حماية…").click()
	expect(page.locator(".modal:visible")).to_contain_text("يُعدّ العضو ولا يُسمّى")
	glimpse(page, "desk-protect-ar")
	page.locator(".modal:visible").get_by_role("button", name="حماية", exact=True).click()
	# It reads the whole site.
	expect(page.locator(".form-message:visible")).to_contain_text("هذا العضو محمي", timeout=60_000)
	assert member[1] not in page.content()
	picture(page, "desk-protected-ar")

	page.get_by_role("button", name="الخصوصية").click()
	page.get_by_role("link", name="طلب الاطلاع على الاسم…").click()
	page.locator('.modal:visible [data-fieldname="reason"] textarea').fill("يطلب المانح الاسم القانوني")
	glimpse(page, "desk-seal-ask-ar")
	page.locator(".modal:visible").get_by_role("button", name="طلب", exact=True).click()
	page.wait_for_url("**/seal-opening/**")
	request = site.value("Seal Opening", {"reference_name": member[0]})

	approver = desk.sign_in(colleague("Oversight Member"))
	go(approver, f"seal-opening/{request}")
	approver.get_by_role("button", name="موافقة").click()
	dialog = asked(approver)
	expect(dialog).not_to_contain_text(member[1])
	dialog.locator(".btn-modal-primary").click()
	expect(approver.get_by_text("اعتُمد").first).to_be_visible(timeout=30_000)

	go(page, f"seal-opening/{request}")
	page.get_by_role("button", name="الاطلاع على الاسم").click()
	expect(page.locator(".modal:visible dd").first).to_have_text(member[1], timeout=30_000)
	glimpse(page, "desk-seal-opened-ar")
	page.get_by_role("button", name="قرأته").click()
	expect(page.locator(".modal:visible")).to_have_count(0)
	assert member[1] not in page.content()
	assert desk.errors == []
