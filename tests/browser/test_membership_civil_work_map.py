"""The map of civil work: a picture beside its table, in both languages, on screen and on paper."""

import pytest
from playwright.sync_api import expect

from tests import site
from tests.browser import walking
from tests.browser.desks import colleague, go
from tests.browser.looking import assert_fits, picture
from tests.browser.walking import choose_in_menu, confirm

MAP = ".coalition-map:visible svg"
PLACES = {
	"إدلب": ("35.93, 36.63", 6),
	"حمص": ("34.73, 36.71", 3),
	"غازي عنتاب": ("37.06, 37.38", 4),
	"درعا": ("32.62, 36.1", 1),
}


@pytest.fixture(scope="module")
def members(charter) -> None:
	from coalition.tests import factories

	with site.at_the_console():
		import frappe

		# Where protected members of other tests are among few, their place is not drawn.
		frappe.db.set_value("Member Organisation", {"is_protected": 1}, "standing", "Withdrawn")
		for place, (point, number) in PLACES.items():
			factories.listed("Coalition Place", "place_name", place)
			frappe.db.set_value("Coalition Place", place, "point", point)
			for _ in range(number):
				factories.member(place=place)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_map_stands_beside_its_table_and_both_are_printed(members, desk, language):
	page = desk.sign_in(colleague("Coalition Secretariat", language=language))
	go(page, "query-report/Civil Work Map")
	expect(page.locator(f"{MAP} circle").nth(3)).to_be_visible()
	expect(page.locator(".datatable:visible", has_text="إدلب")).to_be_visible()
	for width in (768, 1280):
		assert_fits(page, width)
		picture(page, f"civil-work-map-{language}-{width}")
	drawn, table = page.locator(MAP).bounding_box(), page.locator(".datatable:visible").bounding_box()
	assert abs(drawn["y"] - table["y"]) < 200, "the table is beside the map"
	assert (drawn["x"] < table["x"]) == (language == "en")
	choose_in_menu(page, {"ar": "طباعة", "en": "Print"}[language])
	with page.context.expect_page() as printed:
		confirm(page)
	expect(printed.value.locator("svg circle").nth(3)).to_be_visible()
	expect(printed.value.locator("td", has_text="إدلب").first).to_be_visible()
	picture(printed.value, f"civil-work-map-{language}-printed")
	walking.close_other_windows(page)
	assert desk.errors == []
