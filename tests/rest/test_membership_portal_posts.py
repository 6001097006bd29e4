"""The steps of an application as a program meets them: drafts, replays, tokens, files, rubbish."""

import io
import re
import zipfile

import pytest
import requests
from PIL import Image

from tests import site
from tests.rest.applicant import CHARTER, PEOPLE, WORK, Applicant, typed_back
from tests.rest.at_once import at_once, post_of
from tests.rest.portal_visitor import fields_of

pytestmark = pytest.mark.usefixtures("charter")


@pytest.fixture
def applicant(address):
	applicant = Applicant(address)
	applicant.begin()
	return applicant


def drafts() -> int:
	return site.count("Application Draft")


def photo(**more: object) -> bytes:
	written = io.BytesIO()
	Image.new("RGB", (20, 20), "teal").save(written, "JPEG", **more)
	return written.getvalue()


def test_steps_that_were_filled_in_become_one_application_at_the_desk(applicant):
	applicant.fill()
	assert applicant.stored() == 0
	answer = applicant.send()
	assert (answer.status_code, answer.headers["Location"]) == (303, f"/coalition{applicant.path}")
	page = applicant.get(applicant.path)
	assert page.status_code == 200
	assert applicant.application() in page.text and "Submitted" in page.text


def test_nothing_that_was_not_sent_is_at_the_desk_and_its_key_is_stored_nowhere(applicant):
	applicant.fill()
	with site.at_the_console():
		import frappe

		stored = frappe.get_all("Application Draft", fields=["name", "answers"])
	assert applicant.stored() == 0
	assert all(applicant.key not in row.name + row.answers for row in stored)
	assert all(applicant.organisation not in row.answers for row in stored)


def test_a_sent_draft_is_gone_and_its_link_is_the_applicants_page(applicant):
	before = drafts()
	applicant.fill()
	applicant.send()
	assert drafts() == before - 1
	for path in ("", "/identity", "/summary", "/files"):
		assert applicant.get(applicant.path + path).status_code in (200, 404), path
	assert applicant.application() in applicant.get(f"{applicant.path}/identity").text


def test_every_step_posted_three_times_is_the_same_as_once(applicant):
	before = drafts()
	for _time in range(3):
		applicant.fill()
	assert drafts() == before
	assert {applicant.send().headers["Location"]} == {f"/coalition{applicant.path}"}
	assert applicant.stored() == 1


def test_the_first_step_posted_again_begins_no_second_draft(address):
	applicant = Applicant(address)
	form = {**applicant.hidden("/apply"), "kind": "Organisation"}
	before = drafts()
	url = f"{applicant.address}/apply"
	answers = [applicant.session.post(url, data=form, allow_redirects=False) for _time in range(3)]
	assert {answer.headers["Location"] for answer in answers} == {f"/coalition/apply/{form['key']}"}
	assert drafts() == before + 1


def tap(visitor: Applicant, path: str, form: dict, times: int = 4) -> set[tuple]:
	"""Post the same form several times at once; answers what came of it."""
	answers = at_once([post_of(visitor, path, form)] * times)
	return {(answer.status_code, answer.headers.get("Location")) for answer in answers}


def test_a_finger_that_taps_twice_sees_no_error_and_sends_once(applicant):
	applicant.fill()
	form = applicant.hidden(f"{applicant.path}/send", at=f"{applicant.path}/summary")
	found = tap(applicant, f"{applicant.path}/send", form)
	assert found == {(303, f"/coalition{applicant.path}")}
	assert applicant.stored() == 1


def test_a_finger_that_taps_twice_begins_one_draft(address):
	applicant = Applicant(address)
	form = {**applicant.hidden("/apply"), "kind": "Initiative"}
	before = drafts()
	found = tap(applicant, "/apply", form)
	assert found == {(303, f"/coalition/apply/{form['key']}")}
	assert drafts() == before + 1


def test_two_tabs_on_two_steps_keep_what_both_saved(applicant):
	identity = {**applicant.hidden(f"{applicant.path}/identity"), "organisation_name": applicant.organisation}
	assert applicant.step("work", WORK).status_code == 303
	url = f"{applicant.address}{applicant.path}/identity"
	assert applicant.session.post(url, data=identity, allow_redirects=False).status_code == 303
	assert applicant.organisation in applicant.get(f"{applicant.path}/summary").text
	assert 'value="حمص" selected' in applicant.get(f"{applicant.path}/work").text


def test_a_step_posted_after_the_application_was_sent_changes_nothing(applicant):
	applicant.fill()
	form = {**applicant.hidden(f"{applicant.path}/work"), **WORK, "website": "example.org"}
	applicant.send()
	before = drafts()
	url = f"{applicant.address}{applicant.path}/work"
	answer = applicant.session.post(url, data=form, allow_redirects=False)
	assert answer.headers["Location"] == f"/coalition{applicant.path}"
	assert drafts() == before
	assert site.value("Membership Application", applicant.application(), "website") is None


def test_a_step_of_a_draft_that_ran_out_loses_nothing_that_was_typed(applicant):
	form = {**applicant.hidden(f"{applicant.path}/work"), **WORK, "website": "example.org"}
	applicant.post(f"{applicant.path}/delete", at=applicant.path)
	url = f"{applicant.address}{applicant.path}/work"
	answer = applicant.session.post(url, data=form, allow_redirects=False)
	assert answer.headers["Location"] == f"/coalition{applicant.path}"
	applicant.step("kind", {"kind": "Initiative"})
	assert typed_back(applicant.get(f"{applicant.path}/work").text, "website") == "https://example.org"


def test_an_application_with_something_missing_is_not_sent_and_says_where(applicant):
	applicant.fill()
	applicant.step("kind", {"kind": "Initiative"})
	other = Applicant(applicant.site)
	other.begin()
	answer = other.send()
	assert answer.status_code == 422
	assert f'href="/coalition{other.path}/identity?back=summary"' in answer.text
	assert other.application() is None
	assert applicant.send().status_code == 303


def test_only_what_the_kind_is_asked_is_sent(applicant):
	applicant.fill()
	applicant.step("work", {**WORK, "people_band": "1 to 5", "founded_in": "٢٠١٣"})
	applicant.step("kind", {"kind": "Individual"})
	applicant.step("people", {"contact_phone": "0944123456"})
	applicant.send()
	fields = ["kind", "people_band", "founded_in", "contact_person", "signatory"]
	kind, band, *others = site.value("Membership Application", applicant.application(), fields)
	assert (kind, others) == ("Individual", [0, applicant.organisation, "ليلى"]) and not band


def test_rows_and_lists_reach_the_record_as_they_were_typed(applicant):
	applicant.fill()
	applicant.step(
		"identity",
		{
			"organisation_name": applicant.organisation,
			"registrations-0-authority": "وزارة الشؤون",
			"registrations-0-number": "٤٥٦/٢٠١٣",
			"registrations-3-authority": "Vereinsregister",
			"registrations-3-area": "Berlin",
			"registrations-3-valid_until": "31/1/2027",
		},
	)
	work = applicant.get(f"{applicant.path}/work").text
	places = dict(re.findall(r'name="(work_places-\d+)" type="checkbox" value="([^"]*)"', work))
	box = next(name for name, value in places.items() if value == "حمص")
	applicant.step("work", {**WORK, box: "حمص", "budget_band": "No Budget"})
	applicant.step(
		"cooperation",
		{
			"cooperation-0-stance": "Wants To",
			"cooperation-0-sector": "الصحة",
			"cooperation-0-may_be_used": "1",
			"cooperation-1-stance": "Interests Conflict",
			"cooperation-1-note": "في المكان نفسه",
		},
	)
	applicant.send()
	name = applicant.application()
	with site.at_the_console():
		import frappe

		made = frappe.get_doc("Membership Application", name)
	registrations = [(row.authority, row.number, str(row.valid_until or "")) for row in made.registrations]
	assert registrations == [("وزارة الشؤون", "456/2013", ""), ("Vereinsregister", None, "2027-01-31")]
	assert [row.place for row in made.work_places] == ["حمص"]
	points = [(row.stance, row.sector, row.note, row.may_be_used) for row in made.cooperation]
	assert points == [("Wants To", "الصحة", None, 1), ("Interests Conflict", None, "في المكان نفسه", 0)]


def test_saving_and_adding_another_comes_back_with_more_rows(applicant):
	form = {"organisation_name": applicant.organisation, "then": "more-registrations"}
	for number in range(3):
		form[f"registrations-{number}-authority"] = f"جهة {number}"
	answer = applicant.step("identity", form)
	assert answer.headers["Location"] == f"/coalition{applicant.path}/identity#registrations-add"
	page = applicant.get(f"{applicant.path}/identity").text
	assert len(re.findall(r'name="registrations-\d+-authority"', page)) == 5


def test_a_step_with_errors_saves_nothing_and_gives_back_all_that_was_typed(applicant):
	form = {
		**PEOPLE,
		"contact_phone": "abc",
		"people-1-person_name": "رنا",
		"people-4-email": "x",
	}
	answer = applicant.step("people", form)
	assert answer.status_code == 422
	for name in ("contact_phone", "people-1-duty", "people-4-person_name", "people-4-email"):
		assert f'id="{name}-error"' in answer.text, name
	assert typed_back(answer.text, "contact_phone") == "abc"
	assert typed_back(answer.text, "people-1-person_name") == "رنا"
	assert typed_back(answer.text, "people-4-email") == "x"
	assert 'value="ليلى"' not in applicant.get(f"{applicant.path}/people").text


def test_lines_come_back_as_they_were_typed(applicant):
	answer = applicant.step("past", {"about": "سطر\nسطر", "past_work-0-year": "1"})
	assert answer.status_code == 422
	assert "سطر\nسطر</textarea>" in answer.text


@pytest.mark.parametrize("rubbish", ['"><script>alert(1)</script>', "{{ 7*7 }}", "' or 1=1 --"])
def test_what_was_typed_comes_back_as_text_and_never_as_code(applicant, rubbish):
	answer = applicant.step("identity", {"organisation_name": rubbish, "registrations-0-number": rubbish})
	assert answer.status_code == 422
	assert "<script>alert" not in answer.text and 'value="49"' not in answer.text
	assert typed_back(answer.text, "organisation_name") == rubbish
	applicant.step("identity", {"organisation_name": rubbish})
	summary = applicant.get(f"{applicant.path}/summary").text
	assert "<script>alert" not in summary and ">49<" not in summary


def test_a_place_that_was_not_offered_is_refused(applicant):
	assert applicant.step("work", {**WORK, "place": "Administrator"}).status_code == 422
	assert applicant.step("work", {**WORK, "work_places-0": "Administrator"}).status_code == 422


def test_the_form_cannot_set_what_is_the_systems(applicant):
	forged = {"status": "Approved", "workflow_state": "Approved", "docstatus": "1", "owner": "Administrator"}
	applicant.fill()
	for step, form in (("work", WORK), ("people", PEOPLE), ("charter", CHARTER)):
		assert applicant.step(step, {**form, **forged, "member_organisation": "MO-0001"}).status_code == 303
	assert applicant.post(f"{applicant.path}/send", forged, at=f"{applicant.path}/summary").status_code == 303
	stored = site.value(
		"Membership Application",
		applicant.application(),
		["status", "docstatus", "owner", "member_organisation"],
	)
	assert stored == ("Submitted", 0, "Guest", None)


def test_nobody_declares_a_charter_that_they_were_not_shown(applicant):
	applicant.fill()
	answer = applicant.step("charter", {**CHARTER, "charter": "another"})
	assert answer.status_code == 409
	assert " checked" not in answer.text
	with site.at_the_console():
		from coalition.tests import factories

		factories.charter(holds_for_months=0)
	# What was ticked before it was published is asked for again.
	assert applicant.send().status_code == 422
	assert applicant.stored() == 0
	assert " checked" not in applicant.get(f"{applicant.path}/charter").text
	applicant.step("charter", CHARTER)
	assert applicant.send().status_code == 303


@pytest.mark.parametrize("key", ["", "short", "a/b/../x", "x\r\ny", "é" * 32])
def test_a_key_that_the_form_did_not_have_is_replaced(address, key):
	applicant = Applicant(address)
	answer = applicant.begin(key=key)
	assert re.fullmatch(r"/coalition/apply/[\w-]{32}", answer.headers["Location"])


@pytest.mark.parametrize("path", ["", "/identity", "/summary", "/files", "/nothing"])
def test_a_key_that_nobody_has_opens_nothing(applicant, path):
	assert applicant.get(f"/apply/{'x' * 32}{path}").status_code == 404
	# As it stands in the database it opens nothing either.
	with site.at_the_console():
		import frappe

		name = frappe.get_all("Application Draft", pluck="name")[0]
	assert applicant.get(f"/apply/{name}{path}").status_code == 404


def test_nobody_touches_another_ones_draft_or_files(applicant):
	assert applicant.upload("a.jpg", photo()).status_code == 303
	(name,) = re.findall(r'name="name" value="(\w+)"', applicant.get(f"{applicant.path}/files").text)
	other = Applicant(applicant.site)
	other.begin()
	form = {**other.hidden(f"{other.path}/files"), "name": name}
	other.session.post(f"{other.address}{other.path}/files/remove", data=form)
	assert site.count("File", {"name": name}) == 1
	for attempt in (
		f"{applicant.site}/api/resource/Application Draft",
		f"{applicant.site}/api/resource/File",
	):
		assert requests.get(attempt).status_code == 403


def test_a_draft_that_its_applicant_deletes_is_gone_with_its_files(applicant):
	applicant.upload("a.jpg", photo())
	(name,) = re.findall(r'name="name" value="(\w+)"', applicant.get(f"{applicant.path}/files").text)
	before = drafts()
	applicant.post(f"{applicant.path}/delete", at=applicant.path)
	assert (drafts(), site.count("File", {"name": name})) == (before - 1, 0)
	assert applicant.get(applicant.path).status_code == 404


def test_files_are_private_and_follow_the_application(applicant):
	applicant.fill()
	assert applicant.upload("../شهادة التسجيل.JPEG", photo()).status_code == 303
	docx = io.BytesIO()
	with zipfile.ZipFile(docx, "w") as archive:
		archive.writestr("word/document.xml", "<x/>")
	assert applicant.upload("report.exe", docx.getvalue()).status_code == 303
	# The same form sent again, after a dropped link.
	for _time in range(2):
		assert applicant.upload("paper.pdf", b"%PDF-1.4 paper", once="the same").status_code == 303
	applicant.send()
	name = applicant.application()
	with site.at_the_console():
		import frappe

		found = frappe.get_all(
			"File",
			{"attached_to_doctype": "Membership Application", "attached_to_name": name},
			["file_name", "file_url", "is_private", "owner"],
			order_by="creation",
		)
	names = [row.file_name.rsplit(".", 1) for row in found]
	assert [ending for _stem, ending in names] == ["jpg", "docx", "pdf"]
	assert {(row.is_private, row.owner) for row in found} == {(1, "Administrator")}
	for row in found:
		assert applicant.session.get(applicant.site + row.file_url).status_code == 403


def test_a_photo_does_not_tell_where_it_was_taken(applicant):
	exif = Image.Exif()
	exif[0x010F], exif[0x9286] = "a telephone", "33.5138 N 36.2765 E"
	assert applicant.upload("a.jpg", photo(exif=exif)).status_code == 303
	(name,) = re.findall(r'name="name" value="(\w+)"', applicant.get(f"{applicant.path}/files").text)
	with site.at_the_console():
		import frappe

		content = frappe.get_doc("File", name).get_content()
	assert not dict(Image.open(io.BytesIO(content)).getexif())
	assert b"36.2765" not in content


@pytest.mark.parametrize(
	("name", "content"),
	[
		("a.jpg", b""),
		("a.jpg", b"<html><script>alert(1)</script>"),
		("a.jpg", b"\xff\xd8\xff\xe0 no photo"),
		("a.pdf", b"MZ\x90\x00"),
		("a.docx", b"PK\x03\x04 no archive"),
		("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
		("a.pdf", b"%PDF-" + b"x" * 9_600_000),
	],
)
def test_a_file_of_another_kind_or_size_is_refused_in_words(applicant, name, content):
	answer = applicant.upload(name, content)
	assert answer.status_code == 422
	assert 'id="file-error"' in answer.text
	assert 'class="people"' not in answer.text


def test_a_post_that_is_too_large_is_refused_before_it_is_read(applicant):
	assert applicant.upload("a.pdf", b"%PDF-" + b"x" * 10_100_000).status_code == 413


def test_no_more_files_are_taken_than_ten(applicant):
	for number in range(10):
		assert applicant.upload(f"{number}.pdf", b"%PDF-1.4").status_code == 303
	page = applicant.get(f"{applicant.path}/files").text
	assert page.count('class="plain" aria-label') == 10 and 'type="file"' not in page
	form = fields_of(page, f"{applicant.path}/files/remove")
	answer = applicant.session.post(
		f"{applicant.address}{applicant.path}/files",
		data={"csrf_token": form["csrf_token"]},
		files={"file": ("x.pdf", b"%PDF-1.4")},
		allow_redirects=False,
	)
	assert answer.status_code == 422


def test_a_step_without_a_token_is_refused_with_all_that_was_typed(applicant):
	answer = applicant.step("identity", {"organisation_name": applicant.organisation, "csrf_token": ""})
	assert answer.status_code == 403
	assert typed_back(answer.text, "organisation_name") == applicant.organisation


def test_a_refused_step_can_be_sent_again_as_it_came_back(applicant):
	form = {"organisation_name": applicant.organisation}
	path = f"{applicant.path}/identity"
	answer = applicant.step("identity", {**form, "csrf_token": "old"})
	again = {**fields_of(answer.text, path), **form}
	url = applicant.address + path
	assert applicant.session.post(url, data=again, allow_redirects=False).status_code == 303


def test_a_token_of_strange_letters_is_merely_wrong(applicant):
	assert applicant.step("work", {**WORK, "csrf_token": "ü"}).status_code == 403


def test_a_token_is_worth_nothing_with_another_visitors_cookie(applicant, address):
	token = Applicant(address).hidden("/apply")["csrf_token"]
	assert applicant.step("work", {**WORK, "csrf_token": token}).status_code == 403


@pytest.mark.parametrize("button", ["send", "delete"])
def test_nothing_is_sent_or_deleted_without_a_token(applicant, button):
	applicant.fill()
	url = f"{applicant.address}{applicant.path}/{button}"
	assert applicant.session.post(url, data={}, allow_redirects=False).status_code == 403
	assert applicant.session.get(url, allow_redirects=False).status_code == 303
	assert applicant.organisation in applicant.get(f"{applicant.path}/summary").text


def test_the_link_is_shown_with_a_text_to_paste(applicant):
	page = applicant.get(applicant.path).text
	assert f"/coalition{applicant.path}</textarea>" in page and "https://wa.me/?text=" in page


@pytest.mark.parametrize("path", ["/apply", "", "/nothing", "/apply/unknown"])
def test_no_page_of_the_portal_is_kept_by_a_cache(applicant, path):
	answer = applicant.get(path)
	assert answer.headers["Cache-Control"] == "no-store"
	assert answer.status_code == (404 if "n" in path else 200)


def test_no_page_of_a_draft_is_kept_by_a_cache(applicant):
	for path in ("", "/identity", "/summary", "/files"):
		answer = applicant.get(applicant.path + path)
		assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store"), path


def test_a_page_that_takes_nothing_says_so(applicant):
	form = {"csrf_token": applicant.hidden("/apply")["csrf_token"]}
	for path in ("", f"{applicant.path}/summary"):
		answer = applicant.session.post(applicant.address + path, data=form, allow_redirects=False)
		assert answer.status_code == 405


def test_the_language_that_was_chosen_stays(applicant):
	assert '<html lang="en" dir="ltr">' in applicant.get().text
	answer = applicant.post(
		"/language", {"language": "ar", "back": f"/coalition{applicant.path}/work"}, at="/apply"
	)
	assert answer.headers["Location"] == f"/coalition{applicant.path}/work"
	assert '<html lang="ar" dir="rtl">' in applicant.get().text


def test_the_language_can_be_changed_on_an_error_page(applicant):
	assert applicant.post("/language", {"language": "ar"}, at="/nothing").status_code == 303


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "/app", "/coalitionary"])
def test_choosing_a_language_never_leads_to_another_site(applicant, elsewhere):
	answer = applicant.post("/language", {"language": "ar", "back": elsewhere}, at="/apply")
	assert answer.headers["Location"] == "/coalition"


def test_an_unknown_language_in_the_cookie_is_no_error(applicant):
	applicant.session.cookies.set("coalition_language", "../../etc", path="/coalition")
	assert applicant.get().status_code == 200


def test_a_first_page_weighs_less_than_60_kilobytes(applicant, address):
	style = requests.get(f"{address}/assets/coalition/portal.css")
	assert style.status_code == 200
	applicant.fill()
	for path in ("/apply", *(f"{applicant.path}/{step}" for step in ("identity", "work", "cooperation"))):
		assert len(applicant.get(path).content) + len(style.content) < 60_000, path
