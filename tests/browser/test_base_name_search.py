"""A secretary finds people and organisations at the desk by what they are called, as they would write it."""

import uuid

import pytest
from playwright.sync_api import Page, expect

from tests import site
from tests.browser import walking
from tests.browser.desks import go
from tests.browser.looking import glimpse

OPTIONS = ".search-bar .awesomplete li"


@pytest.fixture(scope="module")
def named(charter) -> dict[str, str]:
	"""What is typed -> the title of the record that it finds."""
	from coalition.tests import factories

	own = uuid.uuid4().hex[:6]
	with site.at_the_console():
		factories.member(organisation_name=f"مؤسسة زيتون {own}", name_latin="")
		factories.individual(person_name=f"عبد الله الأحمد {own}")
	return {
		f"موسسه زيتون {own}": f"مؤسسة زيتون {own}",
		f"Zaytoun {own}": f"مؤسسة زيتون {own}",
		f"عبدالله في الاحمد {own}": f"عبد الله الأحمد {own}",
	}


def test_the_bar_finds_records_by_their_names_and_opens_them(desk, secretary, named):
	with walking.walk(desk, secretary) as page:
		walking.open_list(page, "Member Organisation")
		for typed, title in named.items():
			option = offered(page, typed, title)
			expect(option).to_contain_text(walking.in_words(page, kind_of(title)))
		glimpse(page, "desk-name-search-ar")
		option.click()
		expect(page.locator(".page-head:visible .title-text")).to_have_text(title)


def test_the_bar_finds_by_a_number_and_by_a_telephone(desk, secretary, charter):
	own, phone = uuid.uuid4().hex, f"+963944{uuid.uuid4().int % 10**6:06}"
	with site.at_the_console():
		import frappe

		from coalition.tests import factories

		settings = frappe.get_doc("Coalition Settings")
		if not settings.countries:
			settings.append("countries", {"country": "Syria"})
			settings.save()
		member = factories.member(organisation_name=f"جمعية {own}", contact_phone=phone)
	arabic = "".join(chr(0x660 + int(each)) for each in phone.replace("+963", "0"))
	with walking.walk(desk, secretary) as page:
		walking.open_list(page, "Member Organisation")
		for typed in (arabic, member.name.lower().replace("-", " "), phone):
			offered(page, typed, member.name)
			# What was typed before is offered until this is answered.
			expect(page.locator(OPTIONS).filter(has_text=typed).first).to_be_visible()
			expect(page.locator(OPTIONS).filter(has_text=own)).to_be_visible()
		glimpse(page, "desk-number-search-ar")


def test_the_field_above_a_list_finds_a_member_in_another_spelling(desk, secretary, named):
	(typed, title), *_others = named.items()
	with walking.walk(desk, secretary) as page:
		walking.open_list(page, "Member Organisation")
		walking.filter_by_field(page, "organisation_name", typed)
		expect(page.locator(walking.ROWS)).to_have_count(1)
		expect(page.locator(walking.ROWS)).to_contain_text(title)
		glimpse(page, "desk-name-filter-ar")


def test_a_link_field_offers_a_member_in_another_spelling_and_in_latin_letters(desk, secretary, named):
	with walking.walk(desk, secretary) as page:
		go(page, "membership-standing-change/new")
		field = page.locator("[data-fieldname=member_organisation]:visible input")
		for typed, title in list(named.items())[:2]:
			field.fill("")
			field.press_sequentially(typed)
			offer = page.locator(
				"[data-fieldname=member_organisation] .awesomplete li:visible", has_text=title
			)
			expect(offer.first).to_be_visible()
		glimpse(page, "desk-name-link-ar")


def offered(page: Page, typed: str, title: str):
	page.keyboard.press("Control+g")
	page.locator("#navbar-search").fill(typed)
	option = page.locator(OPTIONS).filter(has_text=title).filter(has_text="-").first
	expect(option).to_be_visible()
	return option


def kind_of(title: str) -> str:
	return "Individual Member" if title.startswith("عبد") else "Member Organisation"
