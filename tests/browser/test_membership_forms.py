"""Forms begin with what one looks for, details stand behind tabs; lists show names, and a state once."""

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from tests import site
from tests.browser import walking
from tests.browser.desks import colleague, go, open_tab_of
from tests.browser.looking import glimpse, picture, serious

HEAD = ".coalition-head:visible"
WORDS = {
	"ar": {"look": "يستدعي النظر", "change": "تعليق العضوية", "draft": "مسودة", "actions": "إجراءات"},
	"en": {"look": "Look", "change": "Suspension", "draft": "Draft", "actions": "Actions"},
}
# What the engine draws by lot.
HASH = re.compile(r"\b(?=[a-z]*\d)[0-9a-z]{10}\b")


@pytest.fixture
def application(charter) -> dict[str, str]:
	from coalition.tests import factories

	with site.at_the_console():
		doc = factories.application(organisation_name=f"جمعية الشرفة {uuid.uuid4().hex[:6]}", founded_in=0)
		doc.append(
			"checks", {"check_title": "الاسم", "outcome": "Look", "reason": "يشبه اسم عضو"}
		).db_insert()
		led = factories.led_to("Under Review", doc, factories.user("Coalition Secretariat"))
		return {"name": led.name, "organisation": led.organisation_name}


@pytest.fixture
def change(charter) -> dict[str, str]:
	from coalition.tests import factories

	with site.at_the_console():
		member = factories.member(organisation_name=f"جمعية الياسمين {uuid.uuid4().hex[:6]}")
		made = factories.standing_change(member.name, "Suspension", reason="لم تقدّم تقريرها")
		made.status = "Submitted"
		version = {"changed": [["status", "Draft", "Submitted"]]}
		history = {"ref_doctype": made.doctype, "docname": made.name, "data": site_json(version)}
		import frappe

		frappe.get_doc({"doctype": "Version", **history}).insert(ignore_permissions=True)
		return {"name": made.name, "member": member.organisation_name, "number": member.name}


def site_json(data: object) -> str:
	import frappe

	return frappe.as_json(data)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_application_begins_with_checks_conversation_and_decision(application, desk, language):
	page = desk.sign_in(colleague("Coalition Secretariat", language=language))
	go(page, f"membership-application/{application['name']}")
	finding = page.locator(f"{HEAD} .findings li")
	expect(finding).to_have_class("look")
	for text in (WORDS[language]["look"], "الاسم", "يشبه اسم عضو"):
		expect(finding).to_contain_text(text)
	expect(page.locator(f"{HEAD} a[href='tel:+15550100']")).to_be_visible()
	for shown in ("conversation", "status"):
		expect(page.locator(f".form-layout [data-fieldname={shown}]:visible").first).to_be_visible()
	expect(page.locator(".form-layout [data-fieldname=organisation_name]:visible")).to_have_count(0)
	for width in (1280, 768):
		page.set_viewport_size({"width": width, "height": 900})
		assert page.locator(HEAD).evaluate("each => each.scrollWidth - each.clientWidth") <= 0
		picture(page, f"desk-application-{language}-{width}")
	assert [each for each in serious(page) if "coalition-head" in each] == []
	open_tab_of(page, "founded_in")
	expect(page.locator("[data-fieldname=founded_in]:visible input")).to_have_value("")
	assert desk.errors == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_change_is_called_by_its_member_in_form_list_and_history(change, desk, language):
	page, words = desk.sign_in(colleague("Coalition Secretariat", language=language)), WORDS[language]
	go(page, f"membership-standing-change/{change['name']}")
	title = page.locator(".page-head:visible .title-text")
	# In a sentence of the other direction the name is isolated.
	expect(title).to_have_text(re.compile(f"^{words['change']}: \u2068?{change['member']}\u2069?$"))
	expect(page.locator(HEAD)).to_contain_text("لم تقدّم تقريرها")
	expect(page.locator(f"{HEAD} a[href='/app/member-organisation/{change['number']}']")).to_have_text(
		change["member"]
	)
	expect(page.locator(HEAD)).not_to_contain_text(change["number"])
	expect(page.locator(".timeline-item:visible", has_text=words["draft"]).first).to_be_visible()
	glimpse(page, f"desk-standing-change-{language}")
	go(page, f"membership-standing-change?name={change['name']}")
	row = page.locator(walking.ROWS).first
	expect(row.locator(".list-subject a")).to_have_text(change["member"])
	assert row.locator(".indicator-pill:visible").count() == 2, "its kind, and its state once"
	glimpse(page, f"desk-standing-change-list-{language}")
	assert desk.errors == []


@pytest.mark.parametrize("doctype", ["charter-declaration", "program-key", "portal-account"])
def test_a_list_shows_names_and_nothing_that_is_drawn_by_lot(members_records, desk, secretary, doctype):
	page = desk.sign_in(secretary)
	go(page, doctype)
	expect(page.locator(walking.ROWS).filter(has_text=members_records).first).to_be_visible()
	glimpse(page, f"desk-list-{doctype}")
	assert drawn(page) == []


def drawn(page: Page) -> list[str]:
	rows = page.locator(walking.ROWS).all_inner_texts()
	return [found for row in rows for found in HASH.findall(row)]


@pytest.fixture
def members_records(charter) -> str:
	"""A member's name, of which there is one of each kind whose own number is drawn by lot."""
	from coalition.membership.charters.in_force import declare
	from coalition.tests import factories

	with site.at_the_console():
		from frappe.utils import getdate

		member = factories.member()
		declare(member.name, charter, getdate("2020-01-01"))
		factories.account(holder_type="Member Organisation", holder=member.name)
		factories.program_key(holder_type="Member Organisation", holder=member.name)
		return member.organisation_name


@pytest.mark.parametrize("language", ["ar", "en"])
def test_on_a_telephone_the_menu_of_steps_keeps_its_word(application, desk, language):
	page = desk.sign_in(colleague("Coalition Secretariat", language=language))
	page.set_viewport_size({"width": 390, "height": 844})
	go(page, f"membership-application/{application['name']}")
	menu = page.locator(".page-head:visible .actions-btn-group .actions-btn-group-label")
	expect(menu).to_be_visible()
	expect(menu).to_have_text(WORDS[language]["actions"])
	picture(page, f"desk-application-phone-{language}")
	assert desk.errors == []
