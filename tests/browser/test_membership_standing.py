"""A member's standing at the desk: the state, what it may do and why, and a change decided by two people."""

import uuid

import pytest
from playwright.sync_api import expect

from tests import site
from tests.browser.desks import act, colleague, decide, go, open_tab_of, state_is
from tests.browser.looking import glimpse, picture


@pytest.fixture
def member(charter) -> str:
	"""One that declared the charter, and is suspended from tomorrow on."""
	from frappe.utils import add_days, getdate

	from coalition.membership.charters.in_force import declare
	from coalition.tests import factories

	with site.at_the_console():
		name = factories.member(organisation_name=f"جمعية <b>قناديل</b> {uuid.uuid4().hex[:6]}").name
		declare(name, charter, getdate("2020-01-01"))
		change = factories.standing_change(name, "Suspension", effective_from=add_days(getdate(), 1))
		change.db_set({"status": "Approved", "workflow_state": "Approved", "docstatus": 1})
		limitation = factories.standing_change(name, "Limitation", withholds_vote=1)
		limitation.db_set(
			{
				"status": "Approved",
				"workflow_state": "Approved",
				"docstatus": 1,
				"effective_from": getdate("2021-01-01"),
			}
		)
	return name


@pytest.mark.parametrize(
	("language", "state", "withheld", "future"),
	[
		("en", "Active", "Vote", "It is suspended from"),
		("ar", "فاعل", "التصويت", "عضويته معلَّقة من"),
	],
)
def test_the_form_of_a_member_says_what_it_may_do_and_why(desk, member, language, state, withheld, future):
	page = desk.sign_in(colleague("Coalition Secretariat", language=language))
	for width in (1280, 360):
		page.set_viewport_size({"width": width, "height": 900})
		go(page, f"member-organisation/{member}")
		story = page.locator(".standing-story")
		expect(page.locator(".coalition-head .tone")).to_have_text(state)
		open_tab_of(page, "standing_story")
		expect(story.locator("strong")).to_have_text(state)
		rows = story.locator("tr")
		expect(rows).to_have_count(8)
		limited = story.get_by_role("rowheader", name=withheld, exact=True)
		expect(limited.locator("xpath=..")).to_contain_text("✗")
		# It leads to its records, and no number stands where words can.
		expect(story.locator("a[href*='/membership-standing-change/MSC-']")).to_have_count(2)
		expect(story).not_to_contain_text("MSC-")
		expect(story.locator("li").first).to_contain_text(future)
		expect(page.locator(".standing-story")).to_have_count(1)
		picture(page, f"desk-standing-{language}-{width}")
	assert desk.errors == []


def test_two_people_decide_a_change_at_the_desk(desk, member, secretary, council_member):
	page = desk.sign_in(secretary)
	go(page, "membership-standing-change/new")
	field = page.locator('[data-fieldname="member_organisation"] input')
	field.fill(member)
	page.locator('[data-fieldname="member_organisation"] .awesomplete li', has_text=member).first.click()
	page.locator('[data-fieldname="kind"] select').select_option("Withdrawal")
	glimpse(page, "desk-standing-change-new-ar")
	page.keyboard.press("Control+s")
	page.wait_for_url("**/MSC-*")
	act(page, "طلب التغيير", "عرض على الهيئة")
	name = page.url.rpartition("/")[2]

	page = desk.sign_in(council_member)
	go(page, f"membership-standing-change/{name}")
	page.locator(".actions-btn-group button:visible").first.wait_for()
	decide(page, "قبول")
	state_is(page, "اعتُمد")
	picture(page, "desk-standing-change-approved-ar")
	assert site.value("Member Organisation", member, "standing") == "Withdrawn"
	go(page, "member-organisation?standing=Withdrawn")
	expect(page.locator(".list-row .indicator-pill", has_text="منسحب").first).to_be_visible()
	glimpse(page, "desk-standing-list-ar")
	assert desk.errors == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_policies_say_what_they_mean(desk, language):
	page = desk.sign_in(colleague("Coalition Administrator", language=language))
	go(page, "membership-policy")
	expect(page.locator('[data-fieldname="grace_days"] input')).to_have_value("60")
	expect(page.locator('input[data-fieldname="registered_may_speak"]')).to_be_checked()
	described = page.locator(".frappe-control[data-fieldname='on_lapse'] .help-box")
	expect(described).not_to_be_empty()
	picture(page, f"desk-membership-policy-{language}")
	assert desk.errors == []
