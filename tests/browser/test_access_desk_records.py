"""A secretary works with lists and records at the desk by clicking, and meets nothing that is closed."""

import re
import uuid

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import site
from tests.browser import walking
from tests.browser.desks import go
from tests.browser.walking import confirm, confirm_and_close, dialog, in_words, open_list

MEMBER = "Member Organisation"


@pytest.fixture(scope="module")
def member(charter) -> tuple[str, str]:
	"""The name and the title of one among several."""
	from coalition.tests import factories

	with site.at_the_console():
		factories.member()
		made = factories.member()
		return made.name, made.organisation_name


def test_a_list_is_filtered_and_grouped(desk, secretary, member):
	_name, title = member
	with walking.walk(desk, secretary) as page:
		rows = open_list(page, MEMBER)
		walking.filter_by_field(page, "organisation_name", title)
		expect(rows).to_have_count(1)
		walking.clear_filters(page)
		expect(rows.nth(1)).to_be_visible()
		walking.filter_by(page, in_words(page, "Organisation Name"), title)
		expect(rows).to_have_count(1)
		keep_filter(page, rows)
		group_by_place(page)
		# What somebody chose for their lists is there when they come again.
		open_list(page, MEMBER)
		expect(page.locator(".group-by-field a[data-fieldname=place]:visible")).to_be_visible()


def test_what_would_be_refused_is_not_offered(desk, secretary, member):
	"""Mails, shares, rules and boards: people typed a mail and were refused when they sent it."""
	name, _title = member
	with walking.walk(desk, secretary) as page:
		row = open_list(page, MEMBER).filter(has=page.locator(f"input[data-name='{name}']"))
		row.locator(".list-row-checkbox").check()
		actions = in_words(page, "Apply Assignment Rule", "Button in list view actions menu")
		offered = [text.strip() for text in page.locator(".menu-item-label").all_text_contents()]
		assert in_words(page, "Print") in offered
		assert not {actions, in_words(page, "Kanban")} & {*offered}
		go(page, f"member-organisation/{name}")
		expect(page.locator(".comment-box:visible")).to_be_visible()
		for closed in (".share-doc-btn", ".timeline-actions .action-btn:has(use[href='#icon-mail'])"):
			expect(page.locator(f"{closed}:visible")).to_have_count(0)
		offered = [text.strip() for text in page.locator(".menu-item-label").all_text_contents()]
		assert in_words(page, "Email") not in offered


def keep_filter(page: Page, rows: Locator) -> None:
	"""Save the filter under a name, clear it, and take it up again."""
	kept = uuid.uuid4().hex
	page.locator(".list-filters:visible .input-area input[type=text]").fill(kept)
	page.keyboard.press("Enter")
	saved = page.locator(".filter-pill:visible .filter-name", has_text=kept)
	expect(saved).to_be_visible()
	walking.clear_filters(page)
	expect(rows.nth(1)).to_be_visible()
	saved.click()
	expect(rows).to_have_count(1)
	walking.clear_filters(page)


def group_by_place(page: Page) -> None:
	"""Add a field to those by which the sidebar groups, and filter by one of its values."""
	page.locator(".add-list-group-by a:visible").click()
	dialog(page).locator("input[data-unit=place]").check()
	confirm_and_close(page)
	group = walking.group_by(page, "place").filter(has_text="حمص")
	expect(group.locator(".group-by-count")).to_have_text(str(site.count(MEMBER, {"place": "حمص"})))
	group.click()
	expect(page).to_have_url(re.compile(r"\?place="))
	walking.clear_filters(page)


def test_a_row_is_liked_ticked_and_tagged(desk, secretary, member):
	(name, _title), tag = member, known_tag()
	with walking.walk(desk, secretary) as page:
		row = open_list(page, MEMBER).filter(has=page.locator(f"input[data-name='{name}']"))
		like = row.locator(".like-action").first
		like.click()
		expect(like).to_have_class(re.compile("liked"))
		tag_ticked(page, row, tag)
		page.locator(".list-stats:visible > a").click()
		expect(page.locator(".stat-link:visible", has_text=tag)).to_be_visible()


def known_tag() -> str:
	"""For many records at once, a tag is chosen among those that somebody gave before."""
	with site.at_the_console():
		import frappe

		return frappe.get_doc({"doctype": "Tag", "name": uuid.uuid4().hex[:8]}).insert().name


def tag_ticked(page: Page, row: Locator, tag: str) -> None:
	row.locator(".list-row-checkbox").check()
	walking.choose_for_ticked(page, "Add Tags")
	dialog(page).locator("[data-fieldname=tags] input").fill(tag)
	dialog(page).locator(".awesomplete li:visible", has_text=tag).click()
	confirm_and_close(page)


def test_a_record_is_changed_commented_tagged_assigned_and_has_files(desk, secretary, member):
	name, _title = member
	with walking.walk(desk, secretary) as page:
		go(page, f"member-organisation/{name}")
		walking.comment(page, f"ملاحظة {uuid.uuid4().hex}")
		tag(page, uuid.uuid4().hex[:8])
		assign_to_oneself(page)
		attach_and_take_away(page)
		look_into_the_library(page)
		change(page, f"Name {uuid.uuid4().hex[:8]}")
	assert site.count("ToDo", {"reference_name": name, "allocated_to": secretary}) == 1


def tag(page: Page, text: str) -> None:
	page.locator(".form-tags:visible .tags-placeholder").click()
	page.locator(".form-tags:visible .tags-input").fill(text)
	with page.expect_response(lambda answer: "add_tag" in answer.url) as answer:
		page.keyboard.press("Enter")
	assert answer.value.ok
	expect(page.locator(".form-tags:visible .form-tag-row", has_text=text)).to_be_visible()


def assign_to_oneself(page: Page) -> None:
	page.locator(".add-assignment-btn:visible").click()
	dialog(page).locator("input[data-fieldname=assign_to_me]").check()
	expect(dialog(page).locator("[data-fieldname=assign_to] .tb-selected-value")).to_be_visible()
	confirm_and_close(page)
	expect(page.locator(".form-assignments:visible .assignments .avatar").first).to_be_visible()


def attach_and_take_away(page: Page) -> None:
	page.locator(".add-attachment-btn:visible button").click()
	walking.upload(page, "license.txt", "ترخيص")
	attached = page.locator(".form-attachments:visible .attachment-row")
	expect(attached).to_contain_text("license")
	attached.locator(".remove-btn").click()
	confirm(page)
	expect(attached).to_have_count(0)


def look_into_the_library(page: Page) -> None:
	"""Files that are there already may be attached as well."""
	page.locator(".add-attachment-btn:visible button").click()
	dialog(page).locator(".btn-file-upload").nth(1).click()
	expect(dialog(page).locator(".tree-node", has_text="Attachments").last).to_be_visible()
	with page.expect_response(lambda answer: "get_files_by_search_text" in answer.url) as answer:
		dialog(page).locator("input[type=search], input[type=text]").first.fill("license")
	assert answer.value.ok
	walking.close(page)


def change(page: Page, latin: str) -> None:
	"""Write into a field and save; the timeline tells it."""
	page.locator(f"{walking.FORM} input[data-fieldname=name_latin]:visible").fill(latin)
	walking.save(page)
	expect(page.locator(".timeline-item:visible", has_text=latin).first).to_be_visible()


def test_what_is_indexed_is_found_by_the_bar(desk, secretary):
	text = uuid.uuid4().hex
	with site.at_the_console():
		import frappe
		from frappe.utils.global_search import sync_global_search

		# A word counts for something in an index where not every record has it.
		for description in (text, "شيء آخر"):
			task = {"doctype": "ToDo", "description": description, "allocated_to": secretary}
			frappe.get_doc(task).insert()
		sync_global_search()
	with walking.walk(desk, secretary) as page:
		go(page, "todo")
		expect(page.locator(walking.ROWS).first).to_be_visible()
		expect(walking.search_everywhere(page, text)).to_contain_text(text)
		walking.close(page)
