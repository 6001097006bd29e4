"""People at the desk do what the desk offers, and meet nothing that is closed."""

import json

import pytest
from playwright.sync_api import Page, Response, expect

from coalition.setup.roles import DESK_ROLES
from tests import site
from tests.browser.desks import colleague, go

REFUSALS = ("NotOpen", "ChangesByReading", "TokenMissing")
MEMBER = "Member Organisation"

# What the desk does besides showing pages, as its own scripts ask for it.
ACTS = (
	(
		"frappe.desk.listview.get_group_by_count",
		{"doctype": MEMBER, "current_filters": "[]", "field": "place"},
	),
	(
		"frappe.desk.reportview.get_sidebar_stats",
		{"doctype": MEMBER, "stats": '["_user_tags"]', "filters": "[]"},
	),
	("frappe.model.utils.user_settings.save", {"doctype": MEMBER, "user_settings": "{}"}),
	("frappe.desk.form.utils.add_comment", {"content": "ملاحظة", "comment_email": "x", "comment_by": "x"}),
	("frappe.desk.doctype.tag.tag.add_tag", {"tag": "وسم", "dt": MEMBER}),
	("frappe.desk.form.assign_to.add", {"doctype": MEMBER}),
	("frappe.utils.print_format.report_to_pdf", {"html": "<p>تقرير</p>", "orientation": "Landscape"}),
	("frappe.desk.query_report.run", {"report_name": "Member Register", "filters": "{}"}),
	("frappe.desk.search.search_link", {"doctype": "Coalition Place", "txt": "حم"}),
	("frappe.utils.global_search.search", {"text": "جمعية", "start": 0, "limit": 5}),
	("frappe.desk.doctype.notification_log.notification_log.get_notification_logs", {}),
)
PAGES = (
	"coalition-membership",
	"member-organisation",
	"member-organisation/view/report",
	"membership-application",
	"query-report/Member Register",
	"event/view/calendar/default",
)
SHOWN = "() => window.frappe?.container?.page && $(frappe.container.page).is(':visible')"
UPLOAD = """async name => {
	const body = new FormData()
	body.append("file", new Blob(["ترخيص"], { type: "text/plain" }), "license.txt")
	const about = { doctype: "Member Organisation", docname: name, is_private: 1 }
	for (const [key, value] of Object.entries(about)) body.append(key, value)
	const headers = { "X-Frappe-CSRF-Token": frappe.csrf_token }
	return (await fetch("/api/method/upload_file", { method: "POST", headers, body })).status
}"""
EXPORT = """async () => {
	const body = new URLSearchParams({
		cmd: "frappe.desk.reportview.export_query", doctype: "Member Organisation", title: "x",
		fields: JSON.stringify(["`tabMember Organisation`.`name`"]), file_format_type: "CSV",
		csrf_token: frappe.csrf_token,
	})
	return (await fetch("/", { method: "POST", body })).status
}"""


class Closed:
	"""What a page was refused as not open, by its address."""

	def __init__(self, page: Page) -> None:
		self.refused: list[Response] = []
		self.page = page
		page.on("response", self.note)

	def note(self, answer: Response) -> None:
		# What it says is read later: here, the browser waits for us.
		if answer.status == 403:
			self.refused.append(answer)

	def stop(self) -> list[str]:
		self.page.remove_listener("response", self.note)
		closed = [each for each in self.refused if any(name in each.text() for name in REFUSALS)]
		return [f"{each.request.method} {each.url} {each.request.post_data or ''}"[:300] for each in closed]


@pytest.fixture(scope="module")
def member() -> str:
	from coalition.tests import factories

	with site.at_the_console():
		return factories.member().name


CALL = """async ([method, words]) => {
	const headers = { "X-Frappe-CSRF-Token": frappe.csrf_token, Accept: "application/json" }
	const body = new URLSearchParams(words)
	await fetch(`/api/method/${method}`, { method: "POST", headers, body })
}"""


def call(page: Page, method: str, words: dict) -> None:
	"""As the desk's scripts call a function; what it answers beyond being open is for other tests."""
	page.evaluate(CALL, [method, words])


def test_a_secretary_does_what_the_desk_offers(charter, desk, secretary, member):
	page = desk.sign_in(secretary)
	closed = Closed(page)
	for path in PAGES:
		go(page, path)
		page.wait_for_function(SHOWN)
	go(page, f"member-organisation/{member}")
	expect(page.locator(".form-layout:visible").first).to_be_visible()
	named = {"name": member, "dn": member, "reference_doctype": MEMBER, "reference_name": member}
	for method, words in ACTS:
		call(page, method, {**named, "assign_to": json.dumps([secretary]), **words})
	assert page.evaluate(UPLOAD, member) == 200
	assert page.evaluate(EXPORT) == 200
	go(page, f"print/{MEMBER}/{member}")
	page.locator(".print-preview-wrapper, .print-format").first.wait_for()
	assert closed.stop() == []
	assert desk.errors == []


@pytest.mark.parametrize("role", DESK_ROLES)
def test_each_role_opens_the_desk(charter, desk, role):
	page = desk.sign_in(colleague(role))
	closed = Closed(page)
	go(page, "todo")
	page.wait_for_function(SHOWN)
	assert closed.stop() == []


def test_who_manages_permissions_reads_and_changes_them(desk):
	page = desk.sign_in(colleague("Coalition Administrator", "System Manager"))
	closed = Closed(page)
	for path in ("permission-manager", "data-import/new"):
		go(page, path)
		page.wait_for_function(SHOWN)
	call(page, "frappe.core.page.permission_manager.permission_manager.get_permissions", {"doctype": "ToDo"})
	assert closed.stop() == []
