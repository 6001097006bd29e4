"""The desk of membership as the secretariat sees it: workspace, a report, and bringing a register."""

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from tests import site
from tests.browser import walking
from tests.browser.desks import colleague, go
from tests.browser.looking import glimpse, picture
from tests.browser.walking import Clicks, dialog, open_workspace

WORDS = {
	"ar": {
		"enter": "إدخال الصفوف",
		"map": "خريطة العمل المدني",
		"done": "تمّ",
		"running": "جارٍ",
		"checking": "يُفحص",
	},
	"en": {
		"enter": "Enter the rows",
		"map": "Civil Work Map",
		"done": "Done",
		"running": "Running",
		"checking": "Checking",
	},
}
HEADINGS = "اسم المنظمة,المكان,القطاع,تاريخ الانضمام,الهاتف,لون الشعار\n"
FIGURES = ".coalition-overview .figure .number"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_register_is_checked_and_entered(charter, desk, language):
	words, name = WORDS[language], f"جمعية {uuid.uuid4().hex}"
	place = f"حي {uuid.uuid4().hex[:8]}"
	secretary = colleague("Coalition Secretariat", language=language)
	rows = f"{name},{place},الصحة,2016-01-01,٠٩٤٤١٢٣٤٥٦,أخضر\nأ,حمص,الصحة,أمس,؟,\n"
	page = desk.sign_in(secretary)
	attach(page, HEADINGS + rows)
	# Without being asked to.
	expect(page.locator(f"{walking.HEAD} .indicator-pill")).to_contain_text(words["checking"])
	run_as_a_worker()
	expect(page.locator("[data-fieldname=problems_shown] tbody tr")).to_have_count(2)
	expect(page.locator("[data-fieldname=unknown_headings]")).to_contain_text("لون الشعار")
	glimpse(page, f"membership-import-checked-{language}")
	expect(page.locator("[data-fieldname=places] .grid-body")).to_contain_text(place)
	page.locator("[data-fieldname=spellings_seen] input:visible").check()
	page.get_by_role("button", name=words["enter"]).click()
	page.locator(".modal.show .btn-modal-primary").click()
	expect(page.locator(f"{walking.HEAD} .indicator-pill")).to_contain_text(words["running"])
	run_as_a_worker()
	# The form asks how far it is, until it is done.
	expect(page.locator(f"{walking.HEAD} .indicator-pill")).to_contain_text(words["done"])
	picture(page, f"membership-import-done-{language}")
	assert site.count("Member Organisation", {"organisation_name": name}) == 1
	assert desk.errors == []


def test_a_register_is_entered_in_four_clicks(charter, desk, secretary):
	page, name = desk.sign_in(secretary), f"جمعية {uuid.uuid4().hex}"
	rows = f"{name},حمص,الصحة,2016-01-01,,\n"
	with site.at_the_console():
		from coalition.tests import factories

		factories.listed("Coalition Place", "place_name", "حمص")
		factories.listed("Coalition Sector", "sector_name", "الصحة")
	open_workspace(page)
	click = Clicks(page)
	click(page.locator(".shortcut-widget-box:visible", has_text="إدخال سجل"))
	with page.expect_file_chooser() as chooser:
		click(page.locator(".primary-action:visible", has_text="اختيار الملف"))
	register = (HEADINGS + rows).encode()
	chooser.value.set_files({"name": "سجل 2026.csv", "mimeType": "text/csv", "buffer": register})
	expect(page.locator(f"{walking.HEAD} .indicator-pill")).to_contain_text(WORDS["ar"]["checking"])
	run_as_a_worker()
	click(page.locator(".primary-action:visible", has_text=WORDS["ar"]["enter"]))
	click(dialog(page).locator(".btn-modal-primary"))
	expect(page.locator(f"{walking.HEAD} .indicator-pill")).to_contain_text(WORDS["ar"]["running"])
	run_as_a_worker()
	expect(page.locator(f"{walking.HEAD} .indicator-pill")).to_contain_text(WORDS["ar"]["done"])
	expect(page.locator(".attached-file-link:visible")).to_have_text("سجل 2026")
	glimpse(page, "membership-import-four-clicks-ar")
	assert site.count("Member Organisation", {"organisation_name": name}) == 1
	assert click.number == 4
	assert desk.errors == []


def test_what_a_new_place_is_taken_as_is_typed_and_stays(charter, desk, secretary):
	page, place, typed = desk.sign_in(secretary), f"حي {uuid.uuid4().hex[:8]}", f"بلدة {uuid.uuid4().hex[:8]}"
	attach(page, HEADINGS + f"جمعية {uuid.uuid4().hex},{place},الصحة,2016-01-01,,\n")
	checking = walking.in_words(page, "Checking")
	expect(page.locator(f"{walking.HEAD} .indicator-pill")).to_contain_text(checking)
	run_as_a_worker()
	cell = page.locator("[data-fieldname=places] .grid-body .grid-static-col[data-fieldname=taken_as]")
	expect(cell).to_contain_text(place)
	cell.click()
	cell.locator("input[data-fieldname]").fill(typed)
	cell.locator("input[data-fieldname]").press("Tab")
	page.get_by_role("button", name=walking.in_words(page, "Save"), exact=True).click()
	# What was answered is looked at anew.
	expect(page.locator(f"{walking.HEAD} .indicator-pill")).to_contain_text(checking)
	run_as_a_worker()
	expect(page.get_by_role("button", name=WORDS["ar"]["enter"])).to_be_visible()
	expect(cell).to_contain_text(typed)
	assert site.value("Register Spelling", {"written": place}, "taken_as") == typed
	assert desk.errors == []


def test_a_file_that_is_refused_is_told_in_words(charter, desk, secretary):
	page = desk.sign_in(secretary)
	open_uploader(page)
	box = page.locator(".modal.show:has(.file-uploader)")
	with page.expect_file_chooser() as chooser:
		box.locator(".btn-file-upload").first.click()
	chooser.value.set_files({"name": "empty.csv", "mimeType": "text/csv", "buffer": b""})
	# It would be refused as a public one.
	expect(box.locator(".btn-modal-secondary")).to_be_hidden()
	box.locator(".btn-modal-primary").click()
	expect(page.locator(".msgprint")).to_be_visible()
	expect(box.locator(".file-error")).to_have_text("لم يُقبل هذا الملف.")
	glimpse(page, "membership-import-refused-ar")


def open_uploader(page: Page) -> None:
	go(page, "register-import/new")
	walking.settle(page)
	page.locator("[data-fieldname=file] .btn-attach:visible").click()


def attach(page: Page, content: str) -> None:
	"""A new import with its file, which the form saves by itself, without a word of warning."""
	open_uploader(page)
	name = uuid.uuid4().hex
	walking.upload(page, f"{name}.csv", content)
	expect(page).not_to_have_url(re.compile("/new"))
	walking.settle(page)
	assert page.locator(".modal.show, .desk-alert.red, .desk-alert.orange").count() == 0
	expect(page.locator(".attached-file-link:visible")).to_have_text(name)


def run_as_a_worker() -> None:
	from coalition.membership.register import job

	with site.at_the_console():
		import frappe

		waiting = {"state": ("in", ["Checking", "Running"])}
		running = frappe.get_all("Register Import", filters=waiting, pluck="name")
	for name in running:
		with site.at_the_console():
			job.run(name)


@pytest.mark.parametrize(
	("language", "direction", "title"),
	[("ar", "rtl", "المنظمات المسجلة"), ("en", "ltr", "Registered Organisations")],
)
def test_the_workspace_shows_registered_and_active_as_two_figures(members, desk, language, direction, title):
	page = desk.sign_in(colleague("Coalition Secretariat", language=language))
	go(page, "coalition-membership")
	expect(page.locator("html")).to_have_attribute("dir", direction)
	figures = page.locator(FIGURES)
	expect(figures).to_have_count(2)
	not_registered = ("not in", ["Withdrawn", "Expelled", "Not Yet a Member"])
	expect(figures.first).to_have_text(str(site.count("Member Organisation", {"standing": not_registered})))
	expect(figures.nth(1)).to_have_text(str(site.count("Member Organisation", {"standing": "Active"})))
	expect(page.get_by_text(title)).to_be_visible()
	expect(page.get_by_text(WORDS[language]["map"])).to_be_visible()
	assert desk.errors == []


@pytest.fixture
def members(charter) -> None:
	"""One that is registered, and one that is active as well."""
	from coalition.membership.charters.in_force import declare
	from coalition.tests import factories

	with site.at_the_console():
		from frappe.utils import getdate

		factories.member()
		declare(factories.member().name, charter, getdate("2020-01-01"))


def test_whoever_signs_in_begins_at_the_figures_and_comes_back_by_the_sign(charter, desk):
	page = desk.type_in(site.person("Coalition Secretariat", language="en"))
	figures = page.locator(FIGURES)
	expect(figures.first).to_be_visible()
	expect(page).to_have_url(re.compile("/app/coalition-membership$"))
	page.evaluate("frappe.set_route('member-organisation')")
	expect(figures.first).to_be_hidden()
	page.locator(".navbar-home").click()
	expect(figures.first).to_be_visible()
	assert desk.errors == []


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("report", ["Member Register", "Civil Work Map"])
def test_a_report_is_shown_and_printed(charter, desk, report, language):
	from coalition.tests import factories

	with site.at_the_console():
		factories.member(work_places=[{"place": "حمص"}])
	page = desk.sign_in(colleague("Coalition Secretariat", language=language))
	go(page, f"query-report/{report}")
	expect(page.locator(".datatable .dt-row").first).to_be_visible()
	glimpse(page, f"membership-report-{report.replace(' ', '-')}-{language}")
	assert desk.errors == []


def test_what_waits_for_somebody_offers_a_text_for_colleagues_and_a_charter_one_for_members(
	desk, secretary, charter
):
	from coalition.tests import factories

	with site.at_the_console():
		proposal = factories.proposal(factories.member()).name
	page = desk.sign_in(secretary)
	for path, label, link in (
		(f"proposed-change/{proposal}", "نسخ نص للزملاء", f"/app/proposed-change/{proposal}"),
		(f"membership-charter/{charter}", "نسخ النص والرابط", "/coalition/declare"),
	):
		go(page, path)
		with page.expect_response(lambda answer: "text_to_paste" in answer.url) as found:
			page.get_by_role("button", name=label).click()
		assert found.value.json()["message"].endswith(link)
	assert desk.errors == []


def test_leaving_the_last_field_by_the_keyboard_opens_no_table(charter, desk):
	page = desk.sign_in(colleague("Coalition Secretariat"))
	attach(page, "الجمعية,المدينة,القطاع\nأ,حمص,الصحة\n")
	expect(page.locator(f"{walking.HEAD} .indicator-pill")).to_contain_text(WORDS["ar"]["checking"])
	run_as_a_worker()
	day = page.locator("[data-fieldname=since_otherwise] input:visible")
	expect(page.locator("[data-fieldname=problems_shown] tbody tr")).to_have_count(1)
	day.fill("15/3/2019")
	day.press("Tab")
	expect(page.locator(".grid-row-open")).to_have_count(0)
	expect(page.locator("[data-fieldname=places]:visible")).to_have_count(0)
	assert desk.errors == []


def test_a_name_with_signs_of_markup_stands_whole_above_its_record(desk):
	name = f"<{uuid.uuid4().hex[:8]}> نساء & بنات"
	with site.at_the_console():
		from coalition.tests import factories

		member = factories.member(organisation_name=name).name
	page = desk.sign_in(colleague("Coalition Secretariat"))
	go(page, f"member-organisation/{member}")
	title = page.locator(".page-head .title-text").first
	expect(title).to_contain_text("نساء & بنات")
	assert title.inner_text().replace("\u2060", "").strip() == name
