"""The desk of membership as the secretariat sees it: workspace, a report, and bringing a register."""

import os
import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from tests import site
from tests.browser.conftest import picture
from tests.rest.client import Client

WORDS = {
	"ar": {
		"check": "افحص الملف",
		"enter": "أدخل الصفوف",
		"map": "خريطة العمل المدني",
		"done": "تمّ",
		"running": "جارٍ",
	},
	"en": {
		"check": "Check the file",
		"enter": "Enter the rows",
		"map": "Civil Work Map",
		"done": "Done",
		"running": "Running",
	},
}
HEADINGS = "اسم المنظمة,المكان,القطاع,تاريخ الانضمام,الهاتف,لون الشعار\n"


def go(page: Page, path: str) -> None:
	page.goto(f"{os.environ['SITE_URL']}{path}")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_register_is_checked_and_entered(address, charter, desk, language):
	words, name = WORDS[language], f"جمعية {uuid.uuid4().hex}"
	secretary = site.person("Coalition Secretariat", language=language)
	rows = f"{name},حمص,الصحة,2016-01-01,٠٩٤٤١٢٣٤٥٦,أخضر\nأ,حمص,الصحة,أمس,؟,\n"
	brought = bring(Client(address, secretary), HEADINGS + rows)
	page = desk.sign_in(secretary)
	go(page, f"/app/register-import/{brought}")
	page.get_by_role("button", name=words["check"]).click()
	expect(page.locator("[data-fieldname=problems_shown] tbody tr")).to_have_count(2)
	expect(page.locator("[data-fieldname=unknown_headings]")).to_contain_text("لون الشعار")
	picture(page, f"membership-import-checked-{language}")
	page.get_by_role("button", name=words["enter"]).click()
	page.locator(".modal.show .btn-modal-primary").click()
	expect(page.locator(".page-head .indicator-pill")).to_contain_text(words["running"])
	run_as_a_worker()
	# The form asks how far it is, until it is done.
	expect(page.locator(".page-head .indicator-pill")).to_contain_text(words["done"])
	picture(page, f"membership-import-done-{language}")
	assert site.count("Member Organisation", {"organisation_name": name}) == 1
	assert desk.errors == []


def bring(client: Client, content: str) -> str:
	url = f"{client.address}/api/method/upload_file"
	files = {"file": (f"{uuid.uuid4().hex}.csv", content.encode())}
	file = client.session.post(url, data={"is_private": 1}, files=files).json()["message"]["file_url"]
	return client.post("Register Import", file=file).json()["data"]["name"]


def run_as_a_worker() -> None:
	from coalition.membership.register import job

	with site.at_the_console():
		import frappe

		running = frappe.get_all("Register Import", filters={"state": "Running"}, pluck="name")
	for name in running:
		with site.at_the_console():
			job.run(name)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_workspace_shows_figures_charts_and_reports(charter, desk, language):
	words = WORDS[language]
	page = desk.sign_in(site.person("Coalition Secretariat", language=language))
	go(page, "/app/coalition-membership")
	expect(page.locator(".number-widget-box .number").first).to_be_visible(timeout=30_000)
	expect(page.locator(".number-widget-box")).to_have_count(5)
	expect(page.locator(".dashboard-widget-box")).to_have_count(6)
	expect(page.get_by_text(words["map"])).to_be_visible()
	page.wait_for_timeout(5000)
	picture(page, f"membership-workspace-{language}")
	assert desk.errors == []


def test_whoever_signs_in_begins_at_the_figures_and_comes_back_by_the_sidebar(charter, desk):
	page = desk.type_in(site.person("Coalition Secretariat", language="en"))
	figures = page.locator(".number-widget-box .number")
	expect(figures.first).to_be_visible(timeout=30_000)
	expect(page).to_have_url(re.compile("/app/coalition-membership$"))
	go(page, "/app/users")
	page.locator(".desk-sidebar").get_by_role("link", name="Coalition Membership").click()
	expect(figures.first).to_be_visible(timeout=30_000)
	assert desk.errors == []


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("report", ["Member Register", "Civil Work Map"])
def test_a_report_is_shown_and_printed(charter, desk, report, language):
	from coalition.tests import factories

	with site.at_the_console():
		factories.member(work_places=[{"place": "حمص"}])
	page = desk.sign_in(site.person("Coalition Secretariat", language=language))
	go(page, f"/app/query-report/{report}")
	expect(page.locator(".datatable .dt-row").first).to_be_visible(timeout=30_000)
	page.wait_for_timeout(1000)
	picture(page, f"membership-report-{report.replace(' ', '-')}-{language}")
	assert desk.errors == []


def test_what_waits_for_somebody_offers_a_text_for_colleagues_and_a_charter_one_for_members(
	desk, secretary, charter
):
	from coalition.tests import factories

	with site.at_the_console():
		proposal = factories.proposal(factories.member()).name
		newest = factories.charter().name
	page = desk.sign_in(secretary)
	for path, label, link in (
		(f"proposed-change/{proposal}", "نسخ نص للزملاء", f"/app/proposed-change/{proposal}"),
		(f"membership-charter/{newest}", "نسخ النص والرابط", "/coalition/declare"),
	):
		go(page, f"/app/{path}")
		with page.expect_response(lambda answer: "text_to_paste" in answer.url) as found:
			page.get_by_role("button", name=label).click()
		assert found.value.json()["message"].endswith(link)
	assert desk.errors == []
