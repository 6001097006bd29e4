"""Applications that a branch's own program takes in and follows."""

import uuid
from functools import partial

import pytest

from tests import site
from tests.rest.at_once import Ready, at_once
from tests.rest.client import Client
from tests.rest.programs import Program, make_key, problem, told

SCOPES = ("applications:submit", "applications:read")


@pytest.fixture
def intake(address, charter) -> Program:
	site.forget_tries()
	return Program(address, make_key(*SCOPES)[1])


def filled(program: Program, **values: object) -> dict:
	charter = told(program.get("declarations.charter"))
	return {
		"kind": "Organisation",
		"organisation_name": f"جمعية وافدة {uuid.uuid4().hex[:8]}",
		"place": "حمص",
		"sector": "الصحة",
		"contact_person": "رنا",
		"contact_phone": "٠٩٤٤ ٠٠٠ ٠٠٠",
		"charter": charter["name"],
		"declared_clauses": [each["clause"] for each in charter["clauses"]],
		"signatory": "رنا",
		"channel": "Paper",
		"given_on": site.today(),
		**values,
	}


def send(program: Program, sent: dict, key: str = ""):
	return program.post("applications.submit", headers={"Idempotency-Key": key or str(uuid.uuid4())}, **sent)


def stored(name: str) -> dict:
	with site.at_the_console():
		import frappe

		return frappe.get_doc("Membership Application", name).as_dict()


def test_an_application_is_handed_in_on_behalf_of_its_applicant(intake):
	rows = {
		"registrations": [{"authority": "وزارة", "number": "١٢٣"}],
		"cooperation": [{"stance": "Wants To", "sector": "الصحة", "may_be_used": True}],
		"people": [{"person_name": "ليلى", "duty": "Delegate"}],
		"work_places": ["حمص"],
	}
	name = told(send(intake, filled(intake, channel_note="في الفرع", **rows)))["application"]
	found = stored(name)
	assert (found["status"], found["channel"], found["contact_phone"]) == (
		"Submitted",
		"Paper",
		"+963944000000",
	)
	assert found["entered_by"] == found["submitted_by"] == found["owner"]
	assert found["owner"].endswith("@no-mail.invalid") and not found["confirmed_by"]
	assert found["registrations"][0]["number"] == "123" and found["cooperation"][0]["may_be_used"] == 1
	assert all(row["is_declared"] for row in found["declared_clauses"])


def test_the_desk_reads_which_program_handed_it_in(address, intake):
	name = told(send(intake, filled(intake)))["application"]
	secretary = Client(address, site.person("Coalition Secretariat"))
	words = {"doctype": "Membership Application", "name": name}
	answer = secretary.ask("frappe.desk.form.load.getdoc", **words).json()
	assert "نموذج الفرع" in answer["docs"][0]["__onload"]["entered_for"]
	writer = answer["docinfo"]["user_info"][stored(name)["owner"]]
	assert (writer["fullname"], writer["email"]) == ("نموذج الفرع", "")


def test_the_same_is_refused_as_in_the_portal_and_each_field_is_named(intake):
	wrong = filled(
		intake,
		place="لا مكان",
		contact_phone="abc",
		website="javascript:alert(1)",
		signatory="x" * 141,
	)
	found = problem(send(intake, wrong), 422, "invalid")
	assert {each["field"]: each["problem"] for each in found["errors"]} == {
		"signatory": "too_long",
		"place": "not_listed",
		"contact_phone": "not_a_phone",
		"website": "not_a_link",
	}
	wrong["signatory"] = "رنا"
	found = problem(send(intake, {**wrong, "people": [{"person_name": "x", "duty": "King"}]}), 422, "invalid")
	assert {each["field"]: each["problem"] for each in found["errors"]} == {
		"place": "not_listed",
		"contact_phone": "not_a_phone",
		"website": "not_a_link",
		"people.0.duty": "not_listed",
	}
	found = problem(send(intake, filled(intake, declared_clauses=[])), 422, "invalid")
	assert {each["field"]: each["problem"] for each in found["errors"]} == {
		"declared_clauses": "not_declared"
	}
	found = problem(send(intake, filled(intake, declared_clauses=["x"])), 422, "invalid")
	assert found["errors"][0]["field"] == "declared_clauses.0"


def wrong_in(answer) -> dict[str, str]:
	return {each["field"]: each["problem"] for each in problem(answer, 422, "invalid")["errors"]}


def test_what_cannot_be_read_hides_nothing_that_a_rule_refuses_elsewhere(intake):
	rows = [{"authority": 7}, "x", {"authority": "وزارة", "valid_until": "مساء"}]
	sent = filled(intake, registrations=rows, place="لا مكان", given_on="x", colour="red")
	sent.pop("sector")
	assert wrong_in(send(intake, {**sent, "declared_clauses": ["x", *sent["declared_clauses"], "y"]})) == {
		"colour": "unknown",
		"sector": "missing",
		"given_on": "not_a_date",
		"registrations.0.authority": "not_a_text",
		"registrations.1": "not_an_object",
		"registrations.2.valid_until": "not_a_day",
		"place": "not_listed",
		"declared_clauses.0": "not_listed",
		f"declared_clauses.{len(sent['declared_clauses']) + 1}": "not_listed",
	}


def test_no_name_of_an_applicant_is_a_script_at_the_desk(intake):
	script = '"<img src=x onerror=alert(1)>"'
	people = [{"person_name": script, "duty": "Contact"}]
	rows = {"people": people, "registrations": [{"authority": "<img src=x onerror=alert(1)//"}]}
	sent = filled(intake, organisation_name=script, about=script, **rows)
	assert "<img" not in str(stored(told(send(intake, sent))["application"]))


def test_of_an_unknown_kind_nothing_is_said_to_be_not_asked(intake):
	sent = filled(intake, kind="King", contact_phone="abc", founded_in="soon", contact_person="")
	assert wrong_in(send(intake, sent)) == {"kind": "not_listed", "contact_phone": "not_a_phone"}
	assert wrong_in(send(intake, {})).items() >= {("kind", "missing"), ("declared_clauses", "missing")}


def test_there_is_one_delegate_and_the_others_are_named(intake):
	people = [{"person_name": name, "duty": "Delegate"} for name in ("ليلى", "سلمى", "هالة")]
	found = wrong_in(send(intake, filled(intake, people=people)))
	assert found == {"people.1.duty": "two_delegates", "people.2.duty": "two_delegates"}


def test_what_is_not_asked_of_a_kind_is_not_dropped_in_silence(intake):
	sent = filled(intake, kind="Individual", contact_person="", founded_in="2013")
	found = problem(send(intake, sent), 422, "invalid")
	assert [(each["field"], each["problem"]) for each in found["errors"]] == [("founded_in", "not_asked")]
	name = told(send(intake, {**sent, "founded_in": ""}))["application"]
	assert stored(name)["contact_person"] == sent["organisation_name"]


def test_another_charter_than_the_one_in_force_is_not_declared(intake):
	found = problem(send(intake, filled(intake, charter="MC-0")), 422, "invalid")
	assert [each["field"] for each in found["errors"]] == ["charter"]


def test_tries_that_were_refused_do_not_count_against_its_hour(intake):
	from coalition.base.request import limits

	with site.at_the_console():
		import frappe

		family = frappe.get_all("Program Key", order_by="creation desc", limit=1, pluck="name")[0]
		before = limits.noted("intake", family)
	problem(send(intake, filled(intake, given_on="2099-01-01")), 422, "invalid")
	told(send(intake, filled(intake)))
	with site.at_the_console():
		assert limits.noted("intake", family) == before + 1


def test_it_did_not_come_after_today(intake):
	assert wrong_in(send(intake, filled(intake, given_on="2099-01-01"))) == {"given_on": "after_today"}


def test_an_application_needs_a_key_of_the_programs_choosing(intake):
	problem(intake.post("applications.submit", **filled(intake)), 400, "idempotency_key_missing")


def test_a_program_follows_what_its_applicant_agreed_to_and_nothing_else(address, intake):
	followed = told(send(intake, filled(intake, may_follow=True)))["application"]
	silent = told(send(intake, filled(intake)))["application"]
	assert [each["name"] for each in told(intake.get("applications.list"))["items"]] == [followed]
	story = told(intake.get("applications.get", name=followed))
	assert story["application"]["status"] == "Submitted"
	assert [each["status"] for each in story["steps"]] == ["Submitted"]
	problem(intake.get("applications.get", name=silent), 404, "not_found")
	stranger = Program(address, make_key(*SCOPES)[1])
	problem(stranger.get("applications.get", name=followed), 404, "not_found")
	assert told(stranger.get("applications.list"))["items"] == []


def test_an_applicant_takes_the_consent_back(address, intake):
	name = told(send(intake, filled(intake, may_follow=True)))["application"]
	secretary = Client(address, site.person("Coalition Secretariat"))
	assert secretary.put("Membership Application", name, program_may_follow=0).status_code == 200
	problem(intake.get("applications.get", name=name), 404, "not_found")


def test_a_successor_follows_what_the_key_before_it_handed_in(address, intake):
	from coalition.base.program_keys import desk

	name = told(send(intake, filled(intake, may_follow=True)))["application"]
	key = stored(name)["program_key"]
	with site.at_the_console():
		header = desk.replace(key, 1)["header"]
	assert told(Program(address, header).get("applications.get", name=name))["application"]["name"] == name


def test_choices_are_told_in_the_language_that_is_asked_for(intake):
	found = told(intake.get("applications.choices", headers={"Accept-Language": "ar"}))
	assert {"value": "Organisation", "text": "المنظمة"} in found["kind"]
	assert "حمص" in [each["value"] for each in found["place"]]


def _send_alone(address: str, header: str, sent: dict, key: str, ready: Ready) -> tuple[int, str]:
	ready()
	answer = send(Program(address, header), sent, key)
	return answer.status_code, answer.text


def test_one_application_comes_of_a_request_that_is_sent_five_times_at_once(address, intake):
	sent, key = filled(intake), str(uuid.uuid4())
	header = f"Authorization: {intake.session.headers['Authorization']}"
	answers = at_once([partial(_send_alone, address, header, sent, key)] * 5)
	assert {status for status, _text in answers} <= {200, 503}, answers
	assert len({text for status, text in answers if status == 200}) == 1
	made = {"organisation_name": sent["organisation_name"]}
	assert site.count("Membership Application", made) == 1
	assert told(send(intake, sent, key))["application"] == site.value("Membership Application", made)
