"""The pages of the staff below /coalition/staff (`coalition_portal_pages`)."""

from coalition.portal.page import Page
from coalition.portal.staff import code_pages, overview_pages, record_pages, step_pages
from coalition.portal.staff.paths import STAFF, at_the_desk


def pages() -> list[Page]:
	return [
		Page(STAFF, overview_pages.show_overview, post=overview_pages.take_search, guard=at_the_desk),
		Page(f"{STAFF}/waiting", overview_pages.show_waiting, guard=at_the_desk),
		Page(f"{STAFF}/<kind>/<name>", record_pages.show_record, guard=at_the_desk),
		code_pages.FORM.page(),
		step_pages.FORM.page(),
	]
