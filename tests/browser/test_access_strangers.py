"""What strangers wrote is opened at the desk: no script of theirs runs, and nothing is fetched for them."""

from urllib.parse import urlsplit

import frappe
import pytest
from playwright.sync_api import Page

from coalition.access.stored import safe_texts
from tests import site
from tests.browser.coming_in import SITE
from tests.browser.desks import go
from tests.rest import security_table as table
from tests.rest.canaries import LEFT, TEXTS

AWAY = "beacon.invalid"
WRITTEN = (
	f"<img src=//{AWAY}/i onerror=window.ran=1><script>window.ran=1</script>"
	f"<a href=javascript:window.ran=1 style=background:url(//{AWAY}/c)>x</a>{{{{ 7*7 }}}}"
)
# What the engine takes for no HTML, and leaves: JSON, and a tag that what follows would close.
# An e-mail address, what a page decodes before it shows it, and what ends an attribute.
TRIED = (
	*(WRITTEN, '"<img src=x onerror=window.ran=1>"', "<img src=x onerror=window.ran=1//"),
	*('"<img/src/onerror=window.ran=1>"<a@b.org>', "&lt;img src=x onerror=window.ran=1&gt;"),
	'" style="animation:spinner-border 1s" onanimationstart="window.ran=1',
)
# What applicants, members and people of the portal write.
OF_STRANGERS = (
	"Membership Application",
	"Applicant Message",
	"Member Organisation",
	"Individual Member",
	"Portal Account",
)
SHOWN = (
	"() => window.frappe?.container?.page && $(frappe.container.page).is(':visible')"
	" && !frappe.request.ajax_count"
)


@pytest.fixture(scope="module")
def records() -> dict[str, str]:
	with site.at_the_console():
		return {doctype: _written(doctype) for doctype in OF_STRANGERS}


def _written(doctype: str) -> str:
	"""As it is stored once the engine has taken out what it takes out of all that is saved."""
	name = table.TABLE[doctype].make()
	record = frappe.get_doc(doctype, name)
	texts = [
		field
		for field in record.meta.fields
		if field.fieldtype in TEXTS and not field.is_virtual and field.fieldname not in LEFT
	]
	for number, field in enumerate(texts):
		text = TRIED[number % len(TRIED)]
		record.set(field.fieldname, text[:140] if field.fieldtype == "Data" else text)
	safe_texts.keep(record)
	record._sanitize_content()
	for field in texts:
		# Past what our own pages would refuse.
		frappe.db.set_value(doctype, name, field.fieldname, str(record.get(field.fieldname))[:140])
	about = {"attached_to_doctype": doctype, "attached_to_name": name, "is_private": 1}
	for number, text in enumerate(TRIED):
		record.add_comment("Comment", text)
		frappe.get_doc(doctype="File", file_name=text[:80], content=str(number), **about).insert()
	return name


@pytest.mark.parametrize("doctype", OF_STRANGERS)
def test_nothing_that_a_stranger_wrote_runs_or_is_fetched_at_the_desk(
	charter, desk, secretary, records, doctype
):
	page = desk.sign_in(secretary)
	fetched: list[str] = []
	page.on("requestfinished", lambda request: fetched.append(request.url))
	# It does not resolve; what the page was not let ask for fails by "csp".
	page.on("requestfailed", lambda request: request.failure == "csp" or fetched.append(request.url))
	slug, name = doctype.lower().replace(" ", "-"), records[doctype]
	for path in (f"{slug}/{name}", slug, f"{slug}/view/report", f"print/{doctype}/{name}"):
		go(page, path)
		page.wait_for_function(SHOWN)
		assert not page.evaluate("window.ran"), path
	search(page, WRITTEN[:10])
	assert not page.evaluate("window.ran")
	assert [url for url in fetched if urlsplit(url).hostname not in (None, urlsplit(SITE).hostname)] == []


def test_nothing_runs_on_the_cards_of_a_board(charter, desk, secretary, records):
	with site.at_the_console():
		board = {"reference_doctype": "Membership Application", "field_name": "status", "private": 0}
		name = frappe.generate_hash(length=8)
		doc = frappe.get_doc(doctype="Kanban Board", kanban_board_name=name, **board)
		doc.append("columns", {"column_name": "Draft"})
		doc.insert()
		titles = {"organisation_name": TRIED[-1], "contact_person": TRIED[-2]}
		frappe.db.set_value("Membership Application", records["Membership Application"], titles)
	page = desk.sign_in(secretary)
	go(page, f"membership-application/view/kanban/{name}")
	page.wait_for_function(SHOWN)
	page.wait_for_timeout(1500)
	assert page.locator(".kanban-card").count() and not page.evaluate("window.ran")


def test_of_scripts_in_attributes_the_engines_own_run_and_no_others(desk, secretary):
	page = desk.sign_in(secretary)
	go(page, "coalition-membership")
	page.wait_for_function(SHOWN)
	page.evaluate(
		"""() => {
			const made = (html) => $(html).appendTo(document.body);
			made('<img src=x onerror="window.ran=1">');
			made('<a id="ours" href="#" onclick="return false;">x</a>').click();
			window.stayed = !location.hash;
			frappe.app.logout = () => { window.left = (window.left || 0) + 1; };
			made('<a onclick="return frappe.app.logout()">x</a>').click();
			window.left_by_a_stranger = !!window.left;
		}"""
	)
	page.wait_for_timeout(500)
	assert not page.evaluate("window.ran") and page.evaluate("window.stayed")
	assert not page.evaluate("window.left_by_a_stranger")
	# The menu itself does what it says.
	page.evaluate("$('#toolbar-user .dropdown-item[onclick*=logout]').click()")
	assert page.evaluate("window.left") == 1


def search(page: Page, text: str) -> None:
	page.locator("#navbar-search").first.fill(text)
	page.wait_for_timeout(500)
