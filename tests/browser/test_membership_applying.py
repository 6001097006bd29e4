"""The steps of an application on narrow and wide screens, in both directions, with and without a link."""

import uuid

import pytest
from playwright.sync_api import Page, expect

from tests import site
from tests.browser.applying import begin, fill, is_at, save
from tests.browser.coming_in import PORTAL, in_language
from tests.browser.desks import go
from tests.browser.looking import glimpse, look, picture
from tests.rest.applicant import Applicant

APPLY = f"{PORTAL}/apply"
STEPS = ("identity", "work", "people", "past", "hopes", "cooperation", "charter")
PAPER = {"name": "شهادة التسجيل.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 paper"}


@pytest.fixture
def organisation() -> str:
	return f"جمعية السنابل {uuid.uuid4().hex[:6]}"


@pytest.fixture
def link(charter, address) -> str:
	"""An application that somebody has begun: how its first step looks is tried once."""
	applicant = Applicant(address)
	applicant.begin()
	return f"{PORTAL}{applicant.path}"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_step_fits_and_reads_well_empty_filled_and_with_mistakes(charter, page, organisation, language):
	in_language(page.context, language)
	page.goto(APPLY)
	found = look(page, "apply-kind", language)
	link = begin(page)
	found += look(page, "apply-link", language)
	for step in STEPS:
		found += look_at_step(page, link, step, organisation, language)
	found += look_at_files(page, language)
	page.goto(f"{link}/summary")
	found += look(page, "apply-summary", language)
	save(page)
	expect(page.locator(".code")).to_contain_text("MA-")
	page.goto(f"{link}x")
	found += look(page, "apply-gone", language)
	assert found == []


def look_at_step(page: Page, link: str, step: str, organisation: str, language: str) -> list[str]:
	if not is_at(page, step):
		page.goto(f"{link}/{step}")
	found = look(page, f"apply-{step}-empty", language)
	if step not in ("past", "hopes", "cooperation"):
		save(page)
		expect(page.get_by_role("alert").first).to_be_focused()
		found += look(page, f"apply-{step}-mistakes", language)
	fill(page, step, organisation)
	found += look(page, f"apply-{step}", language)
	save(page)
	return found


def look_at_files(page: Page, language: str) -> list[str]:
	page.set_input_files("#file", PAPER)
	save_file = page.locator("form[enctype] button")
	save_file.click()
	expect(page.locator("main .people li")).to_have_count(1)
	found = look(page, "apply-files", language)
	page.set_input_files("#file", {**PAPER, "buffer": b"MZ"})
	save_file.click()
	expect(page.get_by_role("alert").first).to_be_focused()
	return found + look(page, "apply-files-mistake", language)


def test_a_file_that_is_too_large_is_told_before_it_is_sent(link, page):
	page.goto(f"{link}/files")
	notice, sent = page.locator("#file-too-large"), []
	page.on("request", lambda request: sent.append(request.method))
	expect(notice).to_be_hidden()
	page.set_input_files("#file", {**PAPER, "buffer": b"%PDF-1.4" + b"x" * 9_600_000})
	expect(notice).to_be_visible()
	page.locator("form[enctype] button").click()
	expect(notice).to_be_visible()
	assert "POST" not in sent
	picture(page, "apply-files-too-large")
	# Another one is taken, also one that begins with a line break.
	page.set_input_files("#file", {**PAPER, "buffer": b"\n%PDF-1.4 paper"})
	expect(notice).to_be_hidden()
	page.locator("form[enctype] button").click()
	expect(page.locator("main .people li")).to_have_count(1)


def test_without_scripts_it_is_told_after_sending(link, phone):
	phone.goto(f"{link}/files")
	phone.set_input_files("#file", {**PAPER, "buffer": b"%PDF-1.4" + b"x" * 12_000_000})
	phone.locator("form[enctype] button").click()
	expect(phone.locator("#file-error")).to_contain_text("9")
	picture(phone, "apply-files-too-large-sent")


def test_an_individual_takes_fewer_steps(charter, phone, organisation):
	phone.goto(APPLY)
	link = begin(phone, "Individual")
	assert phone.locator(".numbered a[href*='/cooperation']").count() == 0
	phone.goto(f"{link}/identity")
	assert phone.locator(".rows").count() == 0
	phone.fill("#organisation_name", organisation)
	save(phone)
	phone.select_option("#place", "حمص")
	phone.select_option("#sector", "الصحة")
	save(phone)
	phone.fill("#contact_phone", "٠٩٤٤ ١٢٣ ٤٥٦")
	picture(phone, "apply-individual-people-ar-360")
	for _step in ("people", "past", "hopes"):
		save(phone)
	expect(phone.locator("#signatory")).to_have_value(organisation)
	phone.check("#clause_0")
	phone.check("#clause_1")
	save(phone)
	phone.goto(f"{link}/summary")
	save(phone)
	filters = {"organisation_name": organisation}
	assert site.value("Membership Application", filters, ["kind", "status"]) == ("Individual", "Submitted")


def test_a_row_is_added_and_shown_again_without_scripts(phone, link, organisation):
	phone.goto(f"{link}/identity")
	phone.fill("#organisation_name", organisation)
	for number in range(2):
		phone.fill(f"#registrations-{number}-authority", f"جهة {number}")
	phone.locator('button[value="more-registrations"]').click()
	expect(phone.locator("#registrations-3-authority")).to_be_visible()
	expect(phone.locator("#registrations-1-authority")).to_have_value("جهة 1")


def test_the_enter_key_saves_and_goes_on(page, link, organisation):
	page.goto(f"{link}/identity")
	page.fill("#organisation_name", organisation)
	page.keyboard.press("Enter")
	page.wait_for_url(f"{link}/work")


def test_without_a_link_nothing_is_sent_and_all_that_was_typed_stays(page, link, organisation):
	in_language(page.context, "ar")
	page.set_viewport_size({"width": 320, "height": 640})
	page.goto(f"{link}/identity")
	page.fill("#organisation_name", organisation)
	page.context.set_offline(True)
	save(page)
	expect(page.locator("#offline")).to_be_visible()
	picture(page, "apply-offline-ar-320")
	expect(page.locator("#organisation_name")).to_have_value(organisation)
	page.context.set_offline(False)
	save(page)
	page.wait_for_url(f"{link}/work")


def test_the_desk_says_who_may_be_the_same_while_somebody_types(charter, desk, organisation, secretary):
	with site.at_the_console():
		from coalition.tests import factories

		member = factories.member(organisation_name=organisation).name
	page = desk.sign_in(secretary)
	go(page, "membership-application/new")
	page.locator('[data-fieldname="organisation_name"] input').fill(organisation.replace("جمعية", "منظمة"))
	page.keyboard.press("Tab")
	expect(page.locator(f'.duplicates a[href*="{member}"]')).to_be_visible()
	glimpse(page, "desk-duplicates-ar")
	page.locator('[data-fieldname="organisation_name"] input').fill(f"شيء آخر {uuid.uuid4().hex}")
	page.keyboard.press("Tab")
	expect(page.locator(".duplicates")).to_have_count(0)
	assert desk.errors == []
