"""Steps that decide ask first: what is said, what is shown of the other side's page, by how many clicks."""

import json
import uuid

import pytest
from playwright.sync_api import Page, expect

from tests import site
from tests.browser.desks import answer, ask, asked, colleague, go, state_is
from tests.browser.looking import HEIGHTS, glimpse, serious

WORDS = {
	"ar": {
		**{"approve": "قبول", "decline": "اعتذار عن القبول", "hand over": "تسليم رمز", "open": "فتح السجل"},
		**{"approved": "اعتُمد", "submit": "اعتماد", "yours": "يُقبل"},
	},
	"en": {
		**{"approve": "Approve", "decline": "Decline", "hand over": "Hand over a code", "open": "Open it"},
		**{"approved": "Approved", "submit": "Submit", "yours": "becomes a member"},
	},
}
REASON = "لم نعرف بعد من يمثّلكم.\nاكتبوا لنا من ينوب عنكم."


@pytest.fixture
def application(charter) -> dict[str, str]:
	from coalition.tests import factories

	with site.at_the_console():
		name = f"جمعية السنابل {uuid.uuid4().hex[:6]}"
		doc = factories.application(organisation_name=name, contact_email="leila@example.org")
		doc.db_set("language", "ar")
		secretary = factories.user("Coalition Secretariat")
		return {"name": factories.led_to("Council Decision", doc, secretary).name, "organisation": name}


@pytest.fixture
def suspension(charter) -> dict[str, str]:
	from coalition.tests import factories

	with site.at_the_console():
		name = f"رابطة القناديل {uuid.uuid4().hex[:6]}"
		change = factories.standing_change(factories.member(organisation_name=name).name, "Suspension")
		change.db_set({"status": "Decision", "workflow_state": "Decision"})
		return {"name": change.name, "organisation": name}


def open_record(page: Page, kind: str, name: str) -> None:
	go(page, f"{kind}/{name}")
	page.locator(".actions-btn-group button:visible").first.wait_for()


def look_at(page: Page, name: str) -> None:
	"""Pictures of an open dialog at both widths; it fits, and a screen reader does not stumble."""
	for width in (768, 1280):
		page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
		# At another width the engine's sidebar glides away.
		page.wait_for_function("() => document.getAnimations().every(each => each.playState !== 'running')")
		content = page.locator(".coalition-step-dialog.show .modal-content")
		assert content.evaluate("each => each.scrollWidth - each.clientWidth") <= 0, width
		glimpse(page, f"step-dialog-{name}-{width}")
	assert [each for each in serious(page) if "coalition-step-dialog" in each or "as-read" in each] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_approval_says_who_becomes_a_member_and_leads_to_the_code(application, desk, language):
	words, page = WORDS[language], desk.sign_in(colleague("Council Member", language=language))
	open_record(page, "membership-application", application["name"])
	# «Actions», «Approve», and the dialog's own button: three clicks.
	dialog = ask(page, words["approve"])
	expect(dialog).to_contain_text(application["organisation"])
	expect(dialog).to_contain_text(words["yours"])
	# The applicant's language, whatever that of who decides.
	expect(dialog.locator(".as-read")).to_have_attribute("lang", "ar")
	expect(dialog.locator(".as-read .title")).to_contain_text("قُبلتم")
	look_at(page, f"approve-{language}")
	dialog.locator(".btn-modal-primary").click()
	state_is(page, words["approved"])
	expect(page.locator(".coalition-made a")).to_have_text([words["open"]])
	glimpse(page, f"step-made-council-{language}")
	assert site.value("Membership Application", application["name"], "status") == "Approved"
	secretary = desk.sign_in(colleague("Coalition Secretariat", language=language))
	open_made(secretary, application["name"])
	glimpse(secretary, f"step-made-{language}")
	# A code after an approval: two clicks.
	secretary.locator(".coalition-made a", has_text=words["hand over"]).click()
	secretary.get_by_role("button", name=words["hand over"]).click()
	expect(secretary.locator(".modal-dialog:visible p.h2")).not_to_be_empty()
	assert desk.errors == []


def open_made(page: Page, name: str) -> None:
	go(page, f"membership-application/{name}")
	expect(page.locator(".coalition-made")).to_be_visible()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_decline_asks_for_the_reason_and_shows_it_as_it_will_be_read(application, desk, language):
	words, page = WORDS[language], desk.sign_in(colleague("Council Member", language=language))
	open_record(page, "membership-application", application["name"])
	dialog = ask(page, words["decline"])
	expect(dialog.locator("[data-fieldname=reason_for_applicant] textarea")).to_be_focused()
	page.keyboard.type("لم نعرف")
	expect(dialog.locator(".as-read .text")).to_have_text("لم نعرف")
	answer(dialog, reason_for_applicant=REASON)
	expect(dialog.locator(".as-read .text")).to_have_text(REASON)
	look_at(page, f"decline-{language}")
	refused(page, lambda: dialog.locator(".btn-modal-primary").click())
	expect(dialog.locator("[data-fieldname=reason_for_applicant] textarea")).to_have_value(REASON)
	dialog.locator(".btn-modal-primary").click()
	expect(dialog).to_have_count(0)
	stored = site.value("Membership Application", application["name"], ["status", "reason_for_applicant"])
	assert stored == ("Declined", REASON)
	assert desk.errors == []


def refused(page: Page, act) -> None:
	"""The server is away for one try, and says so."""
	told = {
		"exc_type": "ServiceUnavailable",
		"_server_messages": json.dumps([json.dumps({"message": "غير متاحة"})]),
	}
	page.route("**/*step_dialogs.desk.take", lambda route: route.fulfill(status=503, json=told))
	act()
	message = page.locator(".msgprint-dialog:visible")
	expect(message).to_contain_text("غير متاحة")
	message.locator(".btn-modal-close").click()
	expect(message).to_be_hidden()
	page.unroute("**/*step_dialogs.desk.take")


def test_escape_closes_without_a_change(application, desk, council_member):
	page = desk.sign_in(council_member)
	open_record(page, "membership-application", application["name"])
	dialog = ask(page, WORDS["ar"]["decline"])
	page.keyboard.press("Escape")
	expect(dialog).to_have_count(0)
	# What was closed can be opened again: nothing is left frozen.
	expect(ask(page, WORDS["ar"]["decline"])).to_be_visible()
	page.keyboard.press("Escape")
	assert site.value("Membership Application", application["name"], "status") == "Council Decision"
	assert desk.errors == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_suspension_says_what_it_means_from_which_day_on(suspension, desk, language):
	words, page = WORDS[language], desk.sign_in(colleague("Council Member", language=language))
	open_record(page, "membership-standing-change", suspension["name"])
	dialog = ask(page, words["approve"])
	expect(dialog.locator("[data-fieldname=told]")).to_contain_text(suspension["organisation"])
	before = dialog.locator(".as-read .title").inner_text()
	last = dialog.locator("[data-fieldname=effective_to] input")
	last.fill(page.evaluate("frappe.datetime.str_to_user('2099-12-31')"))
	last.press("Tab")
	expect(dialog.locator(".as-read .title")).to_contain_text("2099")
	assert before != dialog.locator(".as-read .title").inner_text()
	look_at(page, f"suspend-{language}")
	dialog.locator(".btn-modal-primary").click()
	expect(page.locator(".coalition-made")).to_contain_text(suspension["organisation"])
	glimpse(page, f"step-made-suspension-{language}")
	assert site.value("Membership Standing Change", suspension["name"], "status") == "Approved"
	assert desk.errors == []


def test_a_charter_says_what_publishing_means(desk):
	from coalition.tests import factories

	with site.at_the_console():
		charter = factories.charter(publish=False)
	page = desk.sign_in(colleague("Coalition Administrator"))
	go(page, f"membership-charter/{charter.name}")
	page.locator(".primary-action:visible", has_text=WORDS["ar"]["submit"]).click()
	dialog = asked(page)
	expect(dialog).to_contain_text("ولا يتغيّر بعد ذلك")
	look_at(page, "publish-ar")
	page.keyboard.press("Escape")
	expect(dialog).to_have_count(0)
	assert site.value("Membership Charter", charter.name, "docstatus") == 0
	assert desk.errors == []


def test_a_list_offers_no_step_that_decides(application, desk, council_member):
	page = desk.sign_in(council_member)
	go(page, "membership-application?status=Council Decision")
	page.locator(".list-row-checkbox:visible").first.check()
	with page.expect_response(lambda response: "get_common_transition_actions" in response.url) as found:
		page.locator(".actions-btn-group button:visible").first.click()
	assert found.value.json()["message"] == []
	offered = page.locator(".actions-btn-group .menu-item-label:visible")
	expect(offered.first).to_be_visible()
	expect(offered.filter(has_text=WORDS["ar"]["decline"])).to_have_count(0)
	assert desk.errors == []
