"""What is answered while the database is away: made from the request alone."""

import errno
import json

import frappe
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymysql.err import InterfaceError, OperationalError, ProgrammingError
from redis.exceptions import ConnectionError as NoRedis
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from coalition.base.unavailable.answers import answer_to
from coalition.base.unavailable.causes import is_unavailable

APPLY = "/coalition/apply/a-key-of-somebody"
ENDPOINT = "/api/method/coalition.api.v1.organisation.get"


def sent(path: str, method: str = "GET", data: object = None, **headers: str) -> Request:
	builder = EnvironBuilder(path, method=method, data=data, headers={**headers})
	return Request(builder.get_environ())


@pytest.mark.parametrize(
	"error",
	[
		OperationalError(2003, "Can't connect to MySQL server on 'db.internal'"),
		OperationalError(2006, "gone"),
		OperationalError(2013, "lost"),
		OperationalError(1040, "too many connections"),
		OperationalError(1021, "disk full"),
		InterfaceError(0, ""),
		NoRedis("redis.internal:6379"),
		OSError(errno.ENOSPC, "No space left on device"),
		frappe.QueryTimeoutError(),
		frappe.SessionStopped(),
		frappe.InReadOnlyMode(),
	],
)
def test_what_we_stand_on_is_away(error):
	assert is_unavailable(error)
	# The engine fails once more while it tells of it.
	later = AttributeError("'NoneType' object has no attribute 'rollback'")
	later.__context__ = error
	assert is_unavailable(later)


@pytest.mark.parametrize(
	"error",
	[
		OperationalError(1054, "Unknown column"),
		OperationalError(),
		ProgrammingError(1064, "You have an error in your SQL syntax"),
		FileNotFoundError(errno.ENOENT, "no such file"),
		frappe.ValidationError("no"),
		KeyError("x"),
	],
)
def test_our_own_faults_are_told_as_such(error):
	assert not is_unavailable(error)


def test_an_error_that_is_its_own_cause_ends():
	error = ValueError()
	error.__context__ = KeyError()
	error.__context__.__context__ = error
	assert not is_unavailable(error)


def test_a_program_reads_a_problem_in_its_language():
	for language, words in (("en", "not available"), ("ar-SY", "غير متاحة"), ("fr", "غير متاحة")):
		answer = answer_to(sent(ENDPOINT, "POST", "{}", **{"Accept-Language": language}))
		told = json.loads(answer.get_data())
		assert (answer.status_code, told["status"], told["code"]) == (503, 503, "unavailable")
		assert answer.mimetype == "application/problem+json" and words in told["title"]
		assert int(answer.headers["Retry-After"]) > 0


def test_the_desk_reads_an_error_and_keeps_its_page():
	answer = answer_to(sent("/api/method/frappe.desk.form.save.savedocs", "POST", {"doc": "{}"}))
	(message,) = json.loads(json.loads(answer.get_data())["_server_messages"])
	assert answer.status_code == 503 and json.loads(message)["message"]


def test_people_read_a_page_in_both_languages_that_sends_what_they_typed():
	form = {"csrf_token": "t", "organisation_name": 'جمعية "<b>السلام', "aims": "أولا\nثانيا"}
	page = answer_to(sent(f"{APPLY}?step=2", "POST", form)).get_data(as_text=True)
	for words in ("غير متاحة", "not available", 'dir="rtl"', f'action="{APPLY}?step=2"'):
		assert words in page
	for name in form:
		assert f'name="{name}"' in page
	assert "<b>" not in page and "جمعية &#34;&lt;b&gt;السلام" in page


@given(st.text(min_size=1).filter(lambda text: "\0" not in text))
def test_whatever_was_typed_comes_back_as_it_was(text):
	page = answer_to(sent(APPLY, "POST", {"aims": text})).get_data(as_text=True)
	assert _hidden(page)["aims"] == text.encode(errors="replace").decode()


@pytest.mark.parametrize(
	"name", [*("password", "new_password", "old", "again", "code", "token", "submission_key", "Secret")]
)
def test_no_secret_comes_back_and_its_form_is_opened_anew(name):
	page = answer_to(sent("/coalition/sign-in", "POST", {"who": "ليلى", name: "s3cret"}))
	text = page.get_data(as_text=True)
	assert "s3cret" not in text and "have to be typed again" in text
	# The form itself shows the rest again, and what waited in it while somebody signed in.
	assert 'action="/coalition/sign-in"' in text and "Back to the page" in text
	assert _hidden(text) == {"who": "ليلى"}


@pytest.mark.parametrize("name", ["household", "keywords", "coded", "hopes", "people-0-person_name"])
def test_what_is_called_a_little_like_one_comes_back(name):
	page = answer_to(sent(APPLY, "POST", {name: "typed"})).get_data(as_text=True)
	assert _hidden(page) == {name: "typed"}


def test_files_are_to_be_chosen_again():
	from io import BytesIO

	form = {"kind": "Statute", "file": (BytesIO(b"%PDF"), "statute.pdf")}
	page = answer_to(sent(f"{APPLY}/files", "POST", form)).get_data(as_text=True)
	assert "have to be chosen again" in page and "statute.pdf" not in page
	assert f'href="{APPLY}/files"' in page and "Send again" not in page


@pytest.mark.parametrize("value", ["1", "Delegate", "ff4cc92d78", "/coalition/organisation", "6-20", "hopes"])
def test_what_nobody_wrote_is_not_shown_as_written(value):
	page = answer_to(sent(APPLY, "POST", {"a": value, "b": "كتبته أنا", "c": "0944123456"})).get_data(
		as_text=True
	)
	shown = page.partition("<details>")[2]
	assert f"<bdi>{value}</bdi>" not in shown
	assert "<bdi>كتبته أنا</bdi>" in shown and "<bdi>0944123456</bdi>" in shown


def test_who_leaves_in_a_hurry_leaves_whatever_is_away():
	for path in ("/coalition/leave", "/coalition/leave/"):
		answer = answer_to(sent(path, "POST", {"csrf_token": "t"}))
		assert answer.status_code == 303 and answer.headers["Location"].startswith("https://")
		assert "cookies" in answer.headers["Clear-Site-Data"]
		assert "sid=;" in " ".join(answer.headers.getlist("Set-Cookie"))
	page = answer_to(sent(APPLY, "POST", {"aims": "x"})).get_data(as_text=True)
	assert 'action="/coalition/leave"' in page
	assert "/coalition/leave" not in answer_to(sent("/app")).get_data(as_text=True)


def test_what_was_sent_elsewhere_is_not_shown():
	for path in ("/login", "/coalitions", "/app/user"):
		page = answer_to(sent(path, "POST", {"aims": "typed"})).get_data(as_text=True)
		assert "typed" not in page


def test_maintenance_is_called_so():
	answer = answer_to(sent("/coalition"), is_maintenance=True)
	assert answer.status_code == 503 and "قيد الصيانة" in answer.get_data(as_text=True)


def _hidden(page: str) -> dict[str, str]:
	from html.parser import HTMLParser

	found: dict[str, str] = {}

	class Inputs(HTMLParser):
		def handle_starttag(self, tag: str, attributes: list) -> None:
			values = dict(attributes)
			if tag == "input":
				found[values["name"]] = values["value"]

	Inputs().feed(page)
	return found


def page_of(*words: object, **more: bool) -> str:
	return answer_to(sent(*words), **more).get_data(as_text=True)


def test_a_page_says_what_is_kept_only_where_something_was_typed():
	kept, arrived = "ما كتبتموه محفوظ", "قد وصل"
	form = {"csrf_token": "t", "draft": "abc", "name": "جمعية السلام"}
	typed = page_of("/coalition/apply", "POST", form)
	assert kept in typed and 'name="draft" value="abc"' in typed and "كلمات المرور" not in typed
	tapped = page_of("/coalition/my/letters", "POST", {"csrf_token": "t"})
	assert kept not in tapped and arrived in tapped and "Send again" in tapped
	assert arrived not in page_of("/coalition/my/letters")
	assert arrived not in page_of("/coalition/apply", "POST", form, is_maintenance=True)


@pytest.mark.parametrize("text", ["https://example.org/a?b=c", "Salam", "سلام"])
def test_whatever_was_typed_is_kept_and_said_to_be(text):
	page = page_of("/coalition/my/profile", "POST", {"csrf_token": "t", "website": text, "tick": "1"})
	assert "ما كتبتموه محفوظ" in page and f'value="{text}"' in page
