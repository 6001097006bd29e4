"""Each role of the desk does there by clicking what it has rights to, and meets nothing that is closed."""

import re
import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from coalition import hooks
from coalition.base.apps import roles
from coalition.membership.roles import BRANCH_OFFICER
from tests import site
from tests.browser import walking
from tests.browser.desks import colleague, go, new_page
from tests.browser.walking import ROWS
from tests.rest.security_table import TABLE

# What each role has a list of. Who may read nothing of ours yet has what the engine gives to all: tasks.
READS = {
	roles.ADMINISTRATOR: "Coalition Sector",
	roles.SECRETARIAT: "Coalition Place",
	roles.FINANCE: "Coalition Exchange Rate",
	roles.COUNCIL: "Coalition Sector",
	roles.OVERSIGHT: "Program Key",
	roles.SCREENING: "ToDo",
	roles.TRAINING: "ToDo",
	roles.AUDITOR: "Export Note",
	BRANCH_OFFICER: "Coalition Branch",
}
# The workspace of membership is for these, that of base for those beside it.
WORKSPACES = {
	"coalition-membership": (roles.ADMINISTRATOR, roles.SECRETARIAT, roles.COUNCIL, BRANCH_OFFICER),
	"oversight-and-records": (
		*(roles.ADMINISTRATOR, roles.SECRETARIAT),
		*(roles.OVERSIGHT, roles.FINANCE, roles.AUDITOR),
	),
}


@pytest.fixture(scope="module")
def computer(browser) -> Iterator[Page]:
	page = new_page(browser)
	yield page
	page.context.close()


def test_every_role_walks_where_it_may_read():
	assert set(READS) == set(hooks.coalition_desk_roles)
	for role, doctype in READS.items():
		readable = {name for name, row in TABLE.items() if row.may(role, "list")}
		assert doctype in readable or (doctype == "ToDo" and not readable), role


@pytest.mark.parametrize("role", hooks.coalition_desk_roles)
def test_a_role_walks_through_the_desk(desk, computer, role):
	user, doctype = colleague(role), READS[role]
	name = record_for(user, doctype)
	with walking.at_the_same_desk(desk, computer, user), walking.walk(desk, user) as page:
		see_the_workspace(page, role)
		walking.search_for_list(page, doctype)
		filter_and_group(page, name)
		page.locator(ROWS).locator("a[data-doctype], .list-subject a").first.click()
		page.wait_for_function("name => cur_frm?.doc?.name === name", arg=name)
		walking.comment(page, f"ملاحظة {uuid.uuid4().hex}")
		walking.change_own_settings(page, last_name := uuid.uuid4().hex[:8])
	assert site.value("User", user, "last_name") == last_name


def record_for(user: str, doctype: str) -> str:
	"""One of this type that the user may read, and is told to have made."""
	with site.at_the_console():
		import frappe

		name = task(user) if doctype == "ToDo" else TABLE[doctype].make()
		if doctype == "Coalition Branch":
			let_serve(user, name)
		frappe.db.set_value(doctype, name, "owner", user, update_modified=False)
		return name


def task(user: str) -> str:
	import frappe

	return frappe.get_doc({"doctype": "ToDo", "description": "مهمة", "allocated_to": user}).insert().name


def let_serve(user: str, branch: str) -> None:
	import frappe

	doc = frappe.get_doc("Coalition Branch", branch)
	doc.append("officers", {"user": user, "from_date": frappe.utils.nowdate()})
	doc.save()


def see_the_workspace(page: Page, role: str) -> None:
	"""Where one comes in."""
	go(page, "")
	expect(page.locator(".desk-sidebar .standard-sidebar-item:visible").first).to_be_visible()
	for workspace, its_roles in WORKSPACES.items():
		ours = page.locator(f".desk-sidebar a[href='/app/{workspace}']:visible")
		expect(ours).to_have_count(int(role in its_roles))
	expect(page.locator(".layout-main-section .widget:visible").first).to_be_visible()


def filter_and_group(page: Page, name: str) -> None:
	"""By the record's name, then by who made it: oneself, of those that are counted."""
	walking.filter_by_field(page, "name", name)
	expect(page.locator(ROWS)).to_have_count(1)
	walking.settle(page)
	group = walking.group_by(page, "owner")
	expect(group.locator(".group-by-count")).to_have_text("1")
	group.click()
	expect(page).to_have_url(re.compile("owner="))
	walking.settle(page)
	expect(page.locator(ROWS)).to_have_count(1)
