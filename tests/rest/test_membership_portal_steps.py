"""The steps of an application: what was typed reaches the record, or comes back as it was."""

import re

import pytest

from tests import site
from tests.rest.applicant import PEOPLE, WORK, Applicant, typed_back

pytestmark = pytest.mark.usefixtures("charter")


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


@pytest.mark.parametrize("key", ["", "short", "a/b/../x", "x\r\ny", "é" * 32])
def test_a_key_that_the_form_did_not_have_is_replaced(address, key):
	applicant = Applicant(address)
	answer = applicant.begin(key=key)
	assert re.fullmatch(r"/coalition/apply/[A-Za-z0-9]{33}", answer.headers["Location"])


@pytest.mark.parametrize("path", ["", "/identity", "/summary", "/files", "/nothing"])
def test_a_key_that_nobody_has_opens_nothing(applicant, path):
	assert applicant.get(f"/apply/{'x' * 32}{path}").status_code == 404
	# As it stands in the database it opens nothing either.
	with site.at_the_console():
		import frappe

		name = frappe.get_all("Application Draft", pluck="name")[0]
	assert applicant.get(f"/apply/{name}{path}").status_code == 404


def test_the_link_is_shown_with_a_text_to_paste(applicant):
	page = applicant.get(applicant.path).text
	assert f"/coalition{applicant.path}</textarea>" in page and "https://wa.me/?text=" in page
