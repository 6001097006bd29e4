"""What programs are told where something is wrong, and what everybody may ask."""

import json
import uuid
from dataclasses import dataclass

import pytest

from tests import site
from tests.rest.programs import API, Own, Program, make_key, problem, told


@pytest.fixture
def anybody(address) -> Program:
	site.forget_tries()
	return Program(address)


@pytest.fixture
def own(address, charter) -> Own:
	site.forget_tries()
	return Own(address, charter)


def test_an_unknown_field_is_refused_by_its_name(anybody):
	found = problem(anybody.get("register.list", colour="red", length=5), 422, "invalid")
	assert found["type"] == "urn:coalition:problem:invalid"
	# Clients that are made for the engine raise where they find this.
	assert json.loads(found["exc"]) == ["invalid: colour: unknown"]
	assert [(each["field"], each["problem"]) for each in found["errors"]] == [("colour", "unknown")]


def test_every_wrong_field_is_told_at_once(anybody):
	found = problem(anybody.get("register.list", kind="x", length="abc", place="\x00"), 422, "invalid")
	assert {each["field"]: each["problem"] for each in found["errors"]} == {
		"kind": "not_listed",
		"length": "not_a_whole_number",
		"place": "unreadable_characters",
	}


def test_what_cannot_be_read_hides_nothing_that_a_rule_refuses_of_a_proposal(own):
	profile = {"website": 7, "contact_phone": "abc", "registrations": ["x", {"authority": ""}]}
	answer = own.program.post("organisation.propose", headers=own.version(), profile=profile, note="x" * 1001)
	assert {each["field"]: each["problem"] for each in problem(answer, 422, "invalid")["errors"]} == {
		"profile.website": "not_a_text",
		"profile.registrations.0": "not_an_object",
		"profile.registrations.1.authority": "missing",
		"profile.contact_phone": "not_a_phone",
		"note": "too_long",
	}
	answer = own.program.post("organisation.propose", headers=own.version(), profile="x")
	assert [each["field"] for each in problem(answer, 422, "invalid")["errors"]] == ["profile"]


def test_what_cannot_be_read_hides_nothing_that_a_rule_refuses_of_people(own):
	wrong = {"person_name": 7, "duty": "Contact", "phone": "abc", "email": "x"}
	answer = own.program.post("people.propose", headers=own.version(), **wrong)
	assert {each["field"]: each["problem"] for each in problem(answer, 422, "invalid")["errors"]} == {
		"person_name": "not_a_text",
		"phone": "not_a_phone",
		"email": "not_an_email",
	}
	answer = own.program.post("people.propose_end", headers=own.version(), row="nobody", until_date="x")
	assert {each["field"]: each["problem"] for each in problem(answer, 422, "invalid")["errors"]} == {
		"until_date": "not_a_date",
		"row": "not_listed",
	}


def test_arabic_digits_are_digits(anybody):
	assert told(anybody.get("register.list", length="٥"))["items"] is not None
	found = problem(anybody.get("register.list", length="٣٫٥"), 422, "invalid")
	assert found["errors"][0]["problem"] == "not_a_whole_number"


@pytest.mark.parametrize(
	("asked", "said", "language"),
	(
		("ar", "بعض الحقول غير صحيحة.", "ar"),
		("en-GB;q=0.8, ar;q=0.2", "Some fields are not right.", "en"),
		("fr, ar-SY;q=0.5", "بعض الحقول غير صحيحة.", "ar"),
	),
)
def test_messages_come_in_the_language_that_is_asked_for_and_codes_never_change(
	anybody, asked, said, language
):
	answer = anybody.get("register.list", headers={"Accept-Language": asked}, colour="red")
	found = problem(answer, 422, "invalid")
	assert (found["title"], answer.headers["Content-Language"]) == (said, language)
	assert found["errors"][0]["problem"] == "unknown"


def test_what_is_not_declared_is_not_there(anybody):
	for name in ("nothing.get", "me.nothing", "register.programs", "me.frappe", "shapes.read"):
		problem(anybody.get(name), 404, "not_found")


def test_another_method_is_refused_with_the_right_one(anybody):
	for method in ("POST", "PUT", "DELETE", "PATCH"):
		answer = anybody.session.request(method, anybody.url("register.figures"))
		assert answer.status_code == 405 and answer.headers["Allow"] == "GET, HEAD, OPTIONS", method


@pytest.mark.parametrize(
	"body",
	(
		*(b"{", b"[1]", b'"x"', b"\xff\xfe", b"[" * 100_000, b"null"),
		*("{}".encode("utf-8-sig"), "{}".encode("utf-16"), "{}".encode("utf-16-le")),
	),
)
def test_a_body_that_cannot_be_read_is_told_so(anybody, body):
	url, headers = anybody.url("register.figures"), {"Content-Type": "application/json"}
	answer = anybody.session.get(url, data=body, headers=headers)
	problem(answer, 400, "unreadable")


def test_no_field_runs_anything_of_the_engine(anybody):
	for field in ("cmd", "sid"):
		problem(anybody.get("register.figures", **{field: "frappe.auth.get_logged_user"}), 400, "unreadable")
		answer = anybody.session.get(anybody.url("register.figures"), json={field: "frappe.ping"})
		problem(answer, 400, "unreadable")


def test_an_endpoint_is_not_reached_by_its_name_in_a_field(anybody):
	answer = anybody.session.post(anybody.address, data={"cmd": f"{API}register.figures"})
	assert answer.status_code != 200 or "registered" not in answer.text


def test_a_browser_may_ask_beforehand_with_a_key_and_without(address, anybody):
	for program in (anybody, Program(address, make_key()[1])):
		answer = program.session.options(program.url("me.get"))
		assert (answer.status_code, answer.text) == (200, ""), answer.text


def test_answers_are_kept_by_nobody(anybody):
	assert anybody.get("register.figures").headers["Cache-Control"] == "no-store"
	assert anybody.get("register.figures", x=1).headers["Cache-Control"] == "no-store"


def test_a_code_tells_whether_a_document_holds_and_nothing_more(anybody, charter):
	from coalition.base.verification import issue
	from coalition.base.verification.codes import grouped
	from coalition.tests import factories

	with site.at_the_console():
		member = factories.member()
		letter = issue("Membership Certificate", member.name)
	found = told(anybody.get("verify.get", code=grouped(letter.code)))
	assert (found["state"], found["number"], found["facts"]) == ("Valid", letter.number, [])
	assert member.organisation_name not in json.dumps(found, ensure_ascii=False)
	last = "2" if letter.code[-1] != "2" else "3"
	problem(anybody.get("verify.get", code=letter.code[:-1] + last), 422, "invalid")
	assert problem(anybody.get("verify.get"), 422, "invalid")["errors"][0]["problem"] == "missing"


def test_a_code_that_was_never_issued_is_not_there(anybody):
	from coalition.base.verification import codes

	problem(anybody.get("verify.get", code=codes.new_code()), 404, "not_found")


@dataclass(frozen=True)
class Named:
	"""A place, and the members there: five who agreed to be named, and before them one who did not."""

	place: str
	names: list[str]


@pytest.fixture
def named() -> Named:
	from coalition.base.privacy.consents import give
	from coalition.tests import factories

	with site.at_the_console():
		place = factories.listed("Coalition Place", "place_name", f"مدينة {uuid.uuid4().hex[:8]}")
		names = []
		for number in range(6):
			member = factories.member(organisation_name=f"برنامج {number} {place}", place=place)
			for field in ("organisation_name", "place") if number else ():
				give(member, field, "Paper")
			member.save()
			names.append(member.organisation_name)
	return Named(place, names)


def test_the_register_names_those_who_agreed_with_what_they_agreed_to(anybody, named):
	found = told(anybody.get("register.list", place=named.place))
	assert [each["title"] for each in found["items"]] == named.names[1:]
	assert {each["sector"] for each in found["items"]} == {None} and found["next"] is None


def test_pages_of_the_register_hold_while_members_come(anybody, named):
	first = told(anybody.get("register.list", place=named.place, length=2))
	with site.at_the_console():
		from coalition.base.privacy.consents import give
		from coalition.tests import factories

		early = factories.member(organisation_name="برنامج 0 الأول", place=named.place)
		for field in ("organisation_name", "place"):
			give(early, field, "Paper")
		early.save()
	rest, cursor = [], first["next"]
	while cursor:
		page = told(anybody.get("register.list", place=named.place, length=2, cursor=cursor))
		rest, cursor = [*rest, *page["items"]], page["next"]
	assert [each["title"] for each in (*first["items"], *rest)] == named.names[1:]


def test_a_cursor_tells_nothing_and_serves_its_own_list_alone(anybody, named):
	cursor = told(anybody.get("register.list", length=1))["next"]
	assert "MO-" not in cursor
	for wrong in (cursor[:-2] + "AA", "x", "é"):
		found = problem(anybody.get("register.list", length=1, cursor=wrong), 422, "invalid")
		assert found["errors"][0]["problem"] == "not_a_cursor"
	problem(anybody.get("register.list", cursor=cursor, kind="individuals"), 422, "invalid")


def test_figures_are_told_whole(anybody, named):
	found = told(anybody.get("register.figures"))
	assert found["registered"] >= 6 and found["not_named"] >= 1
	problem(anybody.get("register.figures", place="حمص"), 422, "invalid")


def test_without_a_page_of_members_there_is_no_register_either(anybody):
	_switch("members_page", 0)
	try:
		problem(anybody.get("register.list"), 404, "not_found")
	finally:
		_switch("members_page", 1)


def test_a_program_may_ask_what_everybody_may(address):
	assert Program(address, make_key()[1]).get("register.figures").status_code == 200


def _switch(field: str, value: int) -> None:
	with site.at_the_console():
		import frappe

		frappe.get_doc("Coalition Settings").update({field: value}).save()


def test_control_characters_are_refused_as_such(anybody):
	for sign in ("\x00", "\x1f", "\x7f", "\x85", "\x9f"):
		found = problem(anybody.get("verify.get", code=f"a{sign}"), 422, "invalid")
		assert found["errors"][0]["problem"] == "unreadable_characters", repr(sign)


def test_head_answers_what_get_would_without_its_body(anybody):
	answers = [anybody.session.request(method, anybody.url("register.figures")) for method in ("GET", "HEAD")]
	assert [answer.status_code for answer in answers] == [200, 200]
	assert answers[0].content and not answers[1].content
	assert answers[0].headers["Content-Type"] == answers[1].headers["Content-Type"]


def test_no_answer_gives_a_cookie(address, anybody):
	_name, header = make_key()
	for program in (anybody, Program(address, header), Program(address, "Authorization: token a:b")):
		for endpoint in ("me.get", "register.figures", "nothing.get"):
			assert "Set-Cookie" not in program.get(endpoint).headers


def test_a_key_is_told_what_is_left_of_its_minute(address):
	_name, header = make_key(requests_per_minute=3)
	program = Program(address, header)
	answers = [program.get("me.get") for _time in range(4)]
	assert [answer.headers.get("RateLimit-Remaining") for answer in answers] == ["2", "1", "0", "0"]
	assert answers[-1].status_code == 429 and answers[-1].headers["RateLimit-Limit"] == "3"
	assert 0 < int(answers[0].headers["RateLimit-Reset"]) <= 60
