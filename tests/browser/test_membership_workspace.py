"""The workspace: what waits for whom, in how many clicks it is done, and pictures that can be read."""

import re
import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests import site
from tests.browser import walking
from tests.browser.desks import colleague
from tests.browser.looking import assert_fits, picture, serious
from tests.browser.walking import Clicks, open_workspace

WAITING, PICTURES = ".coalition-overview .waiting > li", ".coalition-overview table.picture"
WORDS = {
	"ar": {"review": "بدء المراجعة", "council": "عرض على المجلس"},
	"en": {"review": "Start Review", "council": "Put to the Council"},
}


@pytest.fixture
def waiting(charter) -> Iterator[dict[str, str]]:
	"""One of each kind that waits for secretariat and council; nothing else waits of these kinds."""
	from coalition.tests import factories

	with site.at_the_console():
		import frappe

		# What other tests left: lists begin with what waits longest.
		frappe.db.set_value("Membership Application", {"docstatus": 0}, "status", "Withdrawn")
		frappe.db.set_value("Proposed Change", {"status": "Proposed"}, "status", "Taken Back")
		# Where protected members are among few, their place has no bar of its own.
		frappe.db.set_value("Member Organisation", {"is_protected": 1}, "standing", "Withdrawn")
		secretary = factories.user("Coalition Secretariat")
		members = [
			factories.member(place=factories.listed("Coalition Place", "place_name", name)) for name in PLACES
		]
		made = {
			"application": factories.led_to("Submitted", factories.application(), secretary).name,
			"decision": factories.led_to("Council Decision", factories.application(), secretary).name,
			"proposal": factories.proposal(members[0]).name,
		}
	yield made


PLACES = ("ريف دمشق الشمالي والغوطة الشرقية", "حلب", "إدلب", "القامشلي")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("role", ["Coalition Secretariat", "Council Member"])
def test_the_workspace_fits_is_read_aloud_and_shows_what_waits(waiting, desk, role, language):
	page = desk.sign_in(colleague(role, language=language))
	open_workspace(page)
	expect(page.locator(PICTURES).first.locator("tr").first).to_be_visible()
	expect(page.locator(WAITING).first).to_be_visible()
	for width in (768, 1280):
		assert_fits(page, width)
		picture(page, f"workspace-{role.replace(' ', '-')}-{language}-{width}")
	ours = [each for each in serious(page) if "coalition-overview" in each]
	assert ours == []
	assert desk.errors == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_label_of_a_picture_is_cut_off(waiting, desk, language):
	page = desk.sign_in(colleague("Coalition Secretariat", language=language))
	open_workspace(page)
	labels = page.locator(f"{PICTURES} th")
	expect(labels.filter(has_text=PLACES[0])).to_be_visible()
	cut = labels.evaluate_all(
		"all => all.filter(each => each.scrollWidth > each.clientWidth).map(e => e.innerText)"
	)
	assert cut == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_review_starts_in_two_clicks_and_goes_to_the_council_in_one_more(waiting, desk, language):
	page, words = desk.sign_in(colleague("Coalition Secretariat", language=language)), WORDS[language]
	open_workspace(page)
	click = Clicks(page)
	click(page.locator(f"{WAITING} .records a[href$='{waiting['application']}']"))
	click(page.locator(".coalition-step:visible", has_text=words["review"]))
	council = page.locator(".coalition-step:visible", has_text=words["council"])
	expect(council).to_be_visible()
	assert click.number == 2
	assert site.value("Membership Application", waiting["application"], "status") == "Under Review"
	with page.expect_response(lambda answer: "apply_workflow" in answer.url):
		click(council)
	assert click.number == 3
	assert site.value("Membership Application", waiting["application"], "status") == "Council Decision"
	assert desk.errors == []


def test_what_ends_a_case_stays_in_the_menu(waiting, desk, council_member):
	page = desk.sign_in(council_member)
	open_workspace(page)
	page.locator(f"{WAITING} .records a[href$='{waiting['decision']}']").click()
	expect(page.locator(".actions-btn-group button:visible").first).to_be_visible()
	assert page.locator(".coalition-step:visible").count() == 0


def test_a_proposed_change_is_accepted_in_two_clicks(waiting, desk, secretary):
	page = desk.sign_in(secretary)
	open_workspace(page)
	click = Clicks(page)
	click(page.locator(f"{WAITING} .records a[href$='{waiting['proposal']}']"))
	with page.expect_response(lambda answer: "accept" in answer.url):
		click(page.get_by_role("button", name=walking.in_words(page, "Accept"), exact=True))
	assert click.number == 2
	assert site.value("Proposed Change", waiting["proposal"], "status") == "Accepted"
	assert desk.errors == []


def test_what_waits_leads_to_the_list_of_what_was_counted(waiting, desk, secretary):
	page = desk.sign_in(secretary)
	open_workspace(page)
	kind = page.locator(WAITING).filter(has=page.locator(f"a[href$='{waiting['application']}']"))
	number = int(kind.locator(".number").inner_text())
	kind.locator(".kind").click()
	expect(page.locator(walking.ROWS)).to_have_count(number)
	expect(page.locator("select[data-fieldname=status]:visible")).to_have_value("Submitted")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_members_telephone_is_two_clicks_from_anywhere(charter, desk, language):
	own = uuid.uuid4().hex[:8]
	with site.at_the_console():
		from coalition.tests import factories

		delegate = {"person_name": "ليلى", "duty": "Delegate", "phone": "+963944000104"}
		reached = {"contact_person": "هدى", "contact_phone": "+963944000103"}
		member = factories.member(organisation_name=f"جمعية السنديان {own}", people=[delegate], **reached)
		factories.proposal(member)
	page = desk.sign_in(colleague("Coalition Secretariat", language=language))
	open_workspace(page)
	click = Clicks(page)
	click(page.locator("#navbar-search"))
	page.keyboard.type(f"جمعيه السنديان {own}")
	click(page.locator(".search-bar .awesomplete li").filter(has_text=f"جمعية السنديان {own}").first)
	head = page.locator(".coalition-head:visible")
	expect(head.locator("a[href='tel:+963944000103']")).to_be_in_viewport()
	expect(head.locator("a[href='tel:+963944000104']")).to_be_in_viewport()
	assert click.number == 2
	expect(head.locator(".waiting a")).to_have_attribute("href", re.compile("proposed-change/view/list"))
	for width in (1280, 768):
		page.set_viewport_size({"width": width, "height": 900})
		assert head.evaluate("each => each.scrollWidth - each.clientWidth") <= 0
		picture(page, f"desk-member-head-{language}-{width}")
	assert [each for each in serious(page) if "coalition-head" in each] == []
	assert desk.errors == []
