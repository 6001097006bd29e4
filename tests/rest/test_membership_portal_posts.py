"""The portal's forms as a program meets them: tokens, replays, rubbish."""

import html
import multiprocessing
import re
import uuid

import pytest
import requests

from tests import site

pytestmark = pytest.mark.usefixtures("charter")


@pytest.fixture
def visitor(address):
	return Visitor(address)


class Visitor:
	"""A browser without JavaScript: it keeps cookies and posts the form that it was shown."""

	def __init__(self, address: str) -> None:
		self.address, self.session = f"{address}/coalition", requests.Session()

	def hidden_fields(self) -> dict[str, str]:
		page = self.session.get(f"{self.address}/apply").text.split('action="/coalition/apply"')[1]
		return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))

	def fill(self, **changes: str) -> dict[str, str]:
		return {
			**self.hidden_fields(),
			"organisation_name": f"جمعية {uuid.uuid4().hex}",
			"place": "حمص",
			"sector": "الصحة",
			"contact_person": "ليلى",
			"contact_phone": "٠٩٤٤١٢٣٤٥٦",
			"clause_0": "1",
			"clause_1": "1",
			**changes,
		}

	def post(self, form: dict, path: str = "/apply") -> requests.Response:
		return self.session.post(self.address + path, data=form, allow_redirects=False)


def stored(form: dict) -> int:
	return site.count("Membership Application", {"organisation_name": form["organisation_name"]})


def test_a_good_form_is_stored_and_leads_to_a_page_that_can_be_reloaded(visitor):
	form = visitor.fill()
	answer = visitor.post(form)
	assert answer.status_code == 303
	received = visitor.session.get(visitor.address.removesuffix("/coalition") + answer.headers["Location"])
	assert received.status_code == 200
	assert site.value("Membership Application", {"submission_key": form["key"]}) in received.text


def test_the_same_form_posted_three_times_is_one_application(visitor):
	form = visitor.fill()
	locations = {visitor.post(form).headers["Location"] for _ in range(3)}
	assert len(locations) == 1
	assert stored(form) == 1


def post_at(address: str, cookies: dict, form: dict, barrier, answers) -> None:
	barrier.wait(30)
	url = f"{address}/coalition/apply"
	answer = requests.post(url, data=form, cookies=cookies, allow_redirects=False)
	answers.put((answer.status_code, answer.headers.get("Location")))


def test_a_finger_that_taps_twice_sees_no_error(visitor, address):
	form = visitor.fill()
	processes = multiprocessing.get_context("spawn")
	barrier, answers = processes.Barrier(4), processes.Queue()
	words = (address, visitor.session.cookies.get_dict(), form, barrier, answers)
	taps = [processes.Process(target=post_at, args=words) for _ in range(4)]
	for tap in taps:
		tap.start()
	assert {answers.get(timeout=60) for _ in taps} == {(303, f"/coalition/apply/{form['key']}")}
	assert stored(form) == 1


def test_nobody_declares_a_charter_that_they_were_not_shown(visitor):
	form = visitor.fill(charter="another")
	answer = visitor.post(form)
	assert answer.status_code == 409
	assert form["organisation_name"] in answer.text and " checked" not in answer.text
	assert stored(form) == 0


@pytest.mark.parametrize("key", ["", "short", "a/b/../x", "x\r\ny", "é" * 32])
def test_a_key_that_the_form_did_not_have_is_replaced(visitor, key):
	answer = visitor.post(visitor.fill(key=key))
	assert answer.status_code == 303
	assert re.fullmatch(r"/coalition/apply/[\w-]{32}", answer.headers["Location"])


def test_the_applicants_page_tells_how_far_it_is(visitor):
	form = visitor.fill()
	page = visitor.address.removesuffix("/coalition") + visitor.post(form).headers["Location"]
	assert "Submitted" in visitor.session.get(page).text


def test_a_form_without_a_token_is_refused_with_all_that_was_typed(visitor):
	form = visitor.fill(csrf_token="")
	answer = visitor.post(form)
	assert answer.status_code == 403
	assert form["organisation_name"] in answer.text
	assert form["key"] in answer.text
	assert stored(form) == 0


def test_a_token_of_strange_letters_is_merely_wrong(visitor):
	assert visitor.post(visitor.fill(csrf_token="ü")).status_code == 403


def test_the_language_can_be_changed_on_an_error_page(visitor):
	page = visitor.session.get(f"{visitor.address}/nothing").text
	token = re.findall(r'name="csrf_token" value="(\w+)"', page)[0]
	assert visitor.post({"csrf_token": token, "language": "ar"}, "/language").status_code == 303


def test_a_token_is_worth_nothing_with_another_visitors_cookie(visitor, address):
	form = visitor.fill(csrf_token=Visitor(address).hidden_fields()["csrf_token"])
	assert visitor.post(form).status_code == 403
	assert stored(form) == 0


def test_a_refused_form_can_be_sent_again_as_it_came_back(visitor):
	form = visitor.fill(csrf_token="old")
	fresh = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', visitor.post(form).text))
	assert visitor.post({**form, "csrf_token": fresh["csrf_token"]}).status_code == 303
	assert stored(form) == 1


def test_a_mistake_is_named_and_what_was_typed_comes_back(visitor):
	form = visitor.fill(contact_phone="abc", about="سطر\nسطر")
	answer = visitor.post(form)
	assert answer.status_code == 422
	assert 'id="contact_phone-error"' in answer.text
	assert 'value="abc"' in answer.text and "سطر\nسطر</textarea>" in answer.text
	assert stored(form) == 0


@pytest.mark.parametrize("rubbish", ['"><script>alert(1)</script>', "{{ 7*7 }}", "' or 1=1 --"])
def test_what_was_typed_comes_back_as_text_and_never_as_code(visitor, rubbish):
	answer = visitor.post(visitor.fill(organisation_name=rubbish, place=""))
	assert answer.status_code == 422
	assert "<script>alert" not in answer.text and 'value="49"' not in answer.text
	(back,) = re.findall(r'name="organisation_name"[^>]* value="([^"]*)"', answer.text)
	assert html.unescape(back) == rubbish


def test_a_place_that_was_not_offered_is_refused(visitor):
	form = visitor.fill(place="Administrator")
	assert visitor.post(form).status_code == 422
	assert stored(form) == 0


def test_the_form_cannot_set_what_is_the_systems(visitor):
	form = visitor.fill(status="Approved", workflow_state="Approved", docstatus="1", owner="Administrator")
	assert visitor.post(form).status_code == 303
	name = site.value("Membership Application", {"submission_key": form["key"]})
	assert site.value("Membership Application", name, ["status", "docstatus", "owner"]) == (
		"Submitted",
		0,
		"Guest",
	)


@pytest.mark.parametrize("path", ["/apply", "", "/nothing", "/apply/unknown"])
def test_no_page_of_the_portal_is_kept_by_a_cache(visitor, path):
	answer = visitor.session.get(visitor.address + path)
	assert answer.headers["Cache-Control"] == "no-store"
	assert answer.status_code == (404 if "n" in path else 200)


def test_a_page_that_takes_nothing_says_so(visitor):
	assert visitor.post(visitor.fill(), path="").status_code == 405


def test_the_language_that_was_chosen_stays(visitor):
	assert '<html lang="en" dir="ltr">' in visitor.session.get(visitor.address).text
	token = visitor.hidden_fields()["csrf_token"]
	answer = visitor.post({"csrf_token": token, "language": "ar", "back": "/coalition/apply"}, "/language")
	assert answer.headers["Location"] == "/coalition/apply"
	assert '<html lang="ar" dir="rtl">' in visitor.session.get(visitor.address).text


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "/app", "/coalitionary"])
def test_choosing_a_language_never_leads_to_another_site(visitor, elsewhere):
	token = visitor.hidden_fields()["csrf_token"]
	answer = visitor.post({"csrf_token": token, "language": "ar", "back": elsewhere}, "/language")
	assert answer.headers["Location"] == "/coalition"


def test_an_unknown_language_in_the_cookie_is_no_error(visitor):
	visitor.session.cookies.set("coalition_language", "../../etc", path="/coalition")
	assert visitor.session.get(visitor.address).status_code == 200


def test_a_first_page_weighs_less_than_60_kilobytes(visitor, address):
	page = visitor.session.get(f"{visitor.address}/apply")
	style = visitor.session.get(f"{address}/assets/coalition/portal.css")
	assert style.status_code == 200
	assert len(page.content) + len(style.content) < 60_000
