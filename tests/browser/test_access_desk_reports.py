"""A secretary looks at reports, papers, charts and the calendar, and meets nothing that is closed."""

import re
import uuid

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import site
from tests.browser import walking
from tests.browser.desks import go
from tests.browser.walking import choose_in_menu, confirm, in_words

MEMBER = "Member Organisation"
CELLS = ".datatable:visible .dt-row-0 .dt-cell"
GROUP_BY = ".group-by-popover select.group-by"
# How far the first letter of a cell stands from the side at which one begins to read it.
WHERE_IT_BEGINS = """cell => {
	const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
	let text = texts.nextNode();
	while (!text.data.trim()) text = texts.nextNode();
	const first = text.data.search(/\\S/);
	const letter = document.createRange();
	letter.setStart(text, first);
	letter.setEnd(text, first + 1);
	const [own, box] = [letter.getBoundingClientRect(), cell.getBoundingClientRect()];
	return /[\\u0600-\\u06ff]/.test(text.data) ? box.right - own.right : own.left - box.left;
}"""
DAYS = ".fc-day-grid .fc-bg td.fc-day:visible"


@pytest.fixture(scope="module")
def member(charter) -> tuple[str, str]:
	from coalition.tests import factories

	with site.at_the_console():
		made = factories.member()
		return made.name, made.organisation_name


def test_a_list_as_a_report_is_grouped_and_exported(desk, secretary, member):
	with walking.walk(desk, secretary) as page:
		go(page, "member-organisation/view/report")
		expect(page.locator(CELLS).first).to_be_visible()
		walking.settle(page)
		page.locator(".group-by-button:visible").click()
		# The desk listens to what is chosen only once it has faded in, which nobody outruns but a test.
		page.wait_for_function(f"() => $._data($('{GROUP_BY}')[0] || document, 'events')?.change")
		page.locator(GROUP_BY).select_option("place")
		expect(page.locator(CELLS).last).to_have_text(str(site.count(MEMBER, {"place": "حمص"})))
		choose_in_menu(page, "Export")
		assert "حمص" in walking.exported(page)


def test_a_report_is_printed_made_a_paper_and_exported(desk, secretary, member):
	_name, title = member
	with walking.walk(desk, secretary) as page:
		page.set_viewport_size({"width": 1280, "height": 800})
		go(page, "query-report/Member Register")
		expect(page.locator(".datatable:visible", has_text=title)).to_be_visible()
		standing = page.locator(".dt-cell--header:visible", has_text=in_words(page, "Standing")).first
		box = standing.bounding_box()
		assert box["x"] >= 0 and box["x"] + box["width"] <= 1280
		choose_in_menu(page, "Print")
		with page.context.expect_page() as printed:
			confirm(page)
		sheet = printed.value.locator(".coalition-paper")
		expect(sheet).to_contain_text(title)
		expect(sheet.locator("h1")).to_have_text(in_words(page, "Member Register"))
		expect(sheet.locator(".letterhead img")).to_be_visible()
		walking.close_other_windows(page)
		choose_in_menu(page, "PDF")
		with page.expect_download() as made:
			confirm(page)
		assert in_words(page, "Member Register") in made.value.suggested_filename
		with open(made.value.path(), "rb") as paper:
			assert paper.read(4) == b"%PDF"
		choose_in_menu(page, "Export")
		assert title in walking.exported(page)


def test_a_list_as_a_report_is_printed_on_the_same_paper(desk, secretary, member):
	# Of another kind than the list that is grouped above: the desk keeps how somebody last looked at one.
	place = site.value(MEMBER, member[0], "place")
	with walking.walk(desk, secretary) as page:
		go(page, "coalition-place/view/report")
		expect(page.locator(".datatable:visible", has_text=place)).to_be_visible()
		walking.settle(page)
		choose_in_menu(page, "Print")
		with page.context.expect_page() as printed:
			confirm(page)
		sheet = printed.value.locator(".coalition-paper")
		expect(sheet).to_contain_text(place)
		expect(sheet.locator("h1")).to_have_text(in_words(page, "Coalition Place"))
		assert "undefined" not in sheet.inner_text()


def test_a_long_name_is_cut_where_its_reading_ends(desk, secretary):
	from coalition.tests import factories

	arabic = "مؤسسة سنابل الخير للتنمية المجتمعية والتعليم في مدينة حمص وريفها"
	latin = "Foundation for Community Development and Education, Homs"
	with site.at_the_console():
		for text in (arabic, latin):
			factories.member(organisation_name=text)
	with walking.walk(desk, secretary) as page:
		page.set_viewport_size({"width": 1280, "height": 800})
		go(page, "query-report/Member Register")
		for text in (arabic, latin):
			cell = page.locator(".dt-cell__content:visible", has_text=text).first
			expect(cell).to_be_visible()
			assert cell.evaluate(WHERE_IT_BEGINS) < 24


def test_a_record_is_shown_as_printed_and_made_a_paper(desk, secretary, member):
	name, title = member
	with walking.walk(desk, secretary) as page:
		go(page, f"member-organisation/{name}")
		page.locator(f"{walking.HEAD} .btn:has(use[href='#icon-printer'])").click()
		shown = page.frame_locator(".print-format-container")
		expect(shown.locator(".print-format")).to_contain_text(title)
		paper = page.locator(f"{walking.HEAD} button", has_text=in_words(page, "PDF"))
		walking.makes_paper(page, "download_pdf", paper.click)


def test_a_card_and_a_chart_on_a_dashboard(desk, secretary, member):
	board = dashboard()
	with walking.walk(desk, secretary) as page:
		go(page, f"dashboard-view/{board}")
		number = page.locator(".number-widget-box .number")
		expect(number).to_have_text(str(site.count(MEMBER)))
		bars = page.locator(".dashboard-widget-box rect.bar:not([height='0'])")
		expect(bars.first).to_be_visible()
		page.locator(".dashboard-widget-box .chart-menu").click()
		with page.expect_response(lambda answer: "dashboard_chart.get" in answer.url) as answer:
			page.locator(".dashboard-widget-box .dropdown-menu.show [data-action=action-refresh]").click()
		assert answer.value.ok
		expect(bars.first).to_be_visible()


def dashboard() -> str:
	"""One that shows how many members there are, and where."""
	name = uuid.uuid4().hex
	about = {"document_type": MEMBER, "is_public": 1, "filters_json": "[]"}
	groups = {"chart_type": "Group By", "group_by_type": "Count", "group_by_based_on": "place", "type": "Bar"}
	with site.at_the_console():
		import frappe

		card = {"doctype": "Number Card", "label": name, "type": "Document Type", "function": "Count"}
		frappe.get_doc({**card, **about}).insert()
		frappe.get_doc({"doctype": "Dashboard Chart", "chart_name": name, **groups, **about}).insert()
		board = frappe.get_doc({"doctype": "Dashboard", "dashboard_name": name})
		board.append("charts", {"chart": name})
		board.append("cards", {"card": name})
		return board.insert().name


def test_an_event_is_drawn_into_the_calendar_and_moved(desk, secretary):
	subject = uuid.uuid4().hex
	with walking.walk(desk, secretary) as page:
		first, last = draw_event(page, subject)
		starts, ends = site.value("Event", {"subject": subject}, ["starts_on", "ends_on"])
		assert [str(starts.date()), str(ends.date())] == [first, last]
		event = calendar(page).locator(".fc-event", has_text=subject)
		with page.expect_response(lambda answer: "update_event" in answer.url) as answer:
			walking.drag(page, event, page.locator(DAYS).nth(17))
		assert answer.value.ok
	assert site.value("Event", {"subject": subject}, "starts_on").date() > ends.date()


def calendar(page: Page) -> Locator:
	go(page, "event/view/calendar/default")
	expect(page.locator(DAYS).nth(20)).to_be_visible()
	return page.locator(".fc-view-container:visible")


def draw_event(page: Page, subject: str) -> list[str]:
	"""Draw over two days of this month, and save what the form offers; answers the days."""
	calendar(page)
	chosen = [page.locator(DAYS).nth(number) for number in (9, 10)]
	# Where one reads from the right, the later day comes first.
	dates = sorted(date_of(day) for day in chosen)
	walking.drag(page, *chosen)
	page.locator(f"{walking.FORM} textarea[data-fieldname=subject]:visible").fill(subject)
	walking.save(page)
	expect(page).to_have_url(re.compile(r"/event/EV\d+"))
	return dates


def date_of(day: Locator) -> str:
	"""The calendar writes it in the digits of the desk's language."""
	return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in day.get_attribute("data-date"))
