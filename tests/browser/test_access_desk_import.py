"""Who manages a site gives a right in the permission manager, and who got it imports a file, by clicking."""

import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import site
from tests.browser import walking
from tests.browser.desks import colleague, go
from tests.browser.walking import HEAD, confirm_and_close, dialog, in_words, primary

SECRETARIAT = "Coalition Secretariat"
PLACE = "Coalition Place"
# What the secretariat may do as shipped is less: an import takes all of this.
IMPORTING = {PLACE: ("import",), "Data Import": ("write", "create"), "Data Import Log": ()}


@pytest.fixture
def shipped_rights() -> Iterator[None]:
	"""What a test changes in the rights is as shipped again for the next."""
	yield
	with site.at_the_console():
		from frappe.permissions import reset_perms

		for doctype in IMPORTING:
			reset_perms(doctype)


def test_a_manager_gives_the_right_to_import_and_it_is_used(charter, desk, secretary, shipped_rights):
	with walking.walk(desk, colleague("Coalition Administrator", "System Manager")) as page:
		open_permission_manager(page)
		for doctype, rights in IMPORTING.items():
			give_rights(page, doctype, rights)
		see_who_has_them(page, secretary)
	places = [uuid.uuid4().hex[:8] for _ in range(2)]
	with walking.walk(desk, secretary) as page:
		import_places(page, places)
	assert site.count(PLACE, {"name": ("in", places)}) == 2


def open_permission_manager(page: Page) -> None:
	go(page, "permission-manager")
	expect(page.locator(".page-form:visible select").first).to_be_visible()
	# Half a second after it opened, the page draws all it shows once more, as it was when it asked.
	page.wait_for_timeout(700)


def give_rights(page: Page, doctype: str, rights: tuple[str, ...]) -> None:
	page.locator(".page-form:visible select").first.select_option(doctype)
	expect(page.locator(f".perm-engine input[data-doctype='{doctype}']").first).to_be_visible()
	walking.settle(page)
	boxes = page.locator(f".perm-engine input[data-doctype='{doctype}'][data-role='{SECRETARIAT}']")
	if not boxes.count():
		add_rule(page)
	for right in rights:
		box = boxes.and_(page.locator(f"[data-ptype={right}][data-permlevel='0']"))
		with page.expect_response(lambda answer: "permission_manager.update" in answer.url) as answer:
			box.click()
		assert answer.value.ok
		expect(box).to_be_checked()


def add_rule(page: Page) -> None:
	"""One for the secretariat, which begins with reading."""
	primary(page).click()
	dialog(page).locator("select[data-fieldname=role]").select_option(SECRETARIAT)
	confirm_and_close(page)
	box = page.locator(f".perm-engine input[data-role='{SECRETARIAT}'][data-ptype=read]")
	expect(box).to_be_checked()


def see_who_has_them(page: Page, user: str) -> None:
	page.locator(f".perm-engine a[data-role='{SECRETARIAT}']").click()
	expect(dialog(page)).to_contain_text(user)
	walking.close(page)


def import_places(page: Page, places: list[str]) -> None:
	"""From the empty form to the records, with what the file holds in between."""
	begin_import(page)
	page.locator("[data-fieldname=import_file] .btn-attach:visible").click()
	walking.upload(page, "places.csv", "\n".join(["Place", *places]))
	expect(page.locator("[data-fieldname=import_preview] .dt-row-0")).to_contain_text(places[0])
	expect(primary(page)).to_have_text(in_words(page, "Start Import"))
	with page.expect_response(lambda answer: "form_start_import" in answer.url) as answer:
		primary(page).click()
	assert answer.value.json()["message"] is True
	run_as_a_worker(page.evaluate("cur_frm.doc.name"))
	page.reload()
	expect(page.locator(f"{HEAD} .indicator-pill")).to_have_text(in_words(page, "Success"))
	expect(page.locator("[data-fieldname=import_log_preview]:visible")).to_contain_text(places[1])


def begin_import(page: Page) -> None:
	go(page, "data-import/new")
	doctype = page.locator("[data-fieldname=reference_doctype]:visible")
	expect(doctype.locator("input")).to_be_visible()
	walking.settle(page)
	doctype.locator("input").fill(in_words(page, PLACE))
	doctype.locator(".awesomplete li:visible").first.click()
	walking.settle(page)
	page.locator("select[data-fieldname=import_type]:visible").select_option("Insert New Records")
	page.wait_for_function("() => cur_frm.doc.reference_doctype && cur_frm.doc.import_type")
	walking.save(page)


def run_as_a_worker(name: str) -> None:
	with site.at_the_console():
		from frappe.core.doctype.data_import.data_import import start_import

		start_import(name)
