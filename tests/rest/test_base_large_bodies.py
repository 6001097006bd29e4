"""More than the engine takes in one request: told in our words, read past, and nothing of it done."""

import json

import pytest
import requests

from tests import sessions, site
from tests.rest.programs import Program, make_key, problem

pytestmark = pytest.mark.usefixtures("charter", "gates_held")
MB = 1_000_000
SIZES = (12, 20, 60)


class Body:
	"""A form with a file of so many bytes, as a browser sends it: its fields first. Nowhere in memory."""

	def __init__(self, form: dict[str, str], size: int) -> None:
		words = "".join(f"{part(name)}\r\n\r\n{value}\r\n" for name, value in form.items())
		self.pieces = [
			f'{words}{part("file")}; filename="a.pdf"\r\n\r\n%PDF-1.4\n'.encode(),
			size,
			b"\r\n--b--\r\n",
		]

	def __len__(self) -> int:
		return sum(each if isinstance(each, int) else len(each) for each in self.pieces)

	def read(self, size: int) -> bytes:
		while self.pieces and not self.pieces[0]:
			self.pieces.pop(0)
		if not self.pieces:
			return b""
		first = self.pieces[0]
		if isinstance(first, int):
			self.pieces[0] = first - min(size, first)
			return b"x" * min(size, first)
		self.pieces[0] = first[size:]
		return first[:size]


def part(name: str) -> str:
	return f'--b\r\nContent-Disposition: form-data; name="{name}"'


def send(
	browser: requests.Session, url: str, form: dict[str, str], megabytes: int, **headers
) -> requests.Response:
	kind = {"Content-Type": "multipart/form-data; boundary=b"}
	return browser.post(url, data=Body(form, megabytes * MB), headers={**kind, **headers}, timeout=60)


@pytest.mark.parametrize("megabytes", SIZES)
def test_a_file_that_is_too_large_is_told_at_its_field_in_the_persons_language(applicant, megabytes):
	path = f"{applicant.path}/files"
	assert applicant.upload("licence.pdf", b"\xef\xbb\xbf\r\n%PDF-1.4 mine").status_code == 303
	for language, words in (("ar", "هذا الملف كبير"), ("en", "This file is too large: at most 9 MB.")):
		applicant.session.cookies.set("coalition_language", language)
		answer = send(applicant.session, applicant.address + path, applicant.hidden(path), megabytes)
		assert answer.status_code == 413, answer.text[:300]
		assert 'id="file-error"' in answer.text and words in answer.text
		# What was there is there, and the form can be sent again at once.
		assert "licence.pdf" in answer.text and 'name="once"' in answer.text
	assert applicant.upload("statute.pdf", b"\n%PDF-1.4 small").status_code == 303


def test_who_is_signed_in_is_told_the_same(applicant):
	applicant.come_in(site.account()["user"])
	path = f"{applicant.path}/files"
	answer = send(applicant.session, applicant.address + path, applicant.hidden(path), 20)
	assert answer.status_code == 413 and 'id="file-error"' in answer.text


def test_a_forged_form_that_is_too_large_does_nothing(applicant):
	applicant.come_in(site.account()["user"])
	for form in ({}, {"csrf_token": "forged"}):
		answer = send(applicant.session, f"{applicant.address}{applicant.path}/delete", form, 12)
		assert answer.status_code in (403, 413) and "<main" in answer.text
	assert applicant.get(applicant.path).status_code == 200


def test_text_that_is_too_large_is_told_in_words_and_what_else_was_typed_stays(applicant):
	url, form = (
		f"{applicant.address}{applicant.path}/identity",
		applicant.hidden(f"{applicant.path}/identity"),
	)
	answer = applicant.session.post(url, data={**form, "about": "x" * 12 * MB}, timeout=60)
	assert answer.status_code == 413 and "<main" in answer.text
	answer = send(applicant.session, url, {**form, "organisation_name": "جمعية الأمل"}, 12)
	assert answer.status_code == 413 and 'value="جمعية الأمل"' in answer.text


def test_after_sending_the_page_says_how_large_a_file_may_be_before_it_is_sent(applicant):
	page = applicant.get(f"{applicant.path}/files").text
	assert 'data-largest="9500000"' in page and "9" in page.split('id="file-help"')[1][:60]


@pytest.mark.parametrize("megabytes", SIZES)
def test_a_program_gets_a_problem_as_any_other(address, megabytes):
	program = Program(address, make_key("applications:submit")[1])
	url = program.url("applications.submit")
	headers = {"Idempotency-Key": "large", "Content-Type": "application/json"}
	answer = program.session.post(
		url, data=b'{"about": "' + b"x" * megabytes * MB + b'"}', headers=headers, timeout=60
	)
	problem(answer, 413, "too_large")


def test_the_desks_upload_gets_what_its_scripts_read(address):
	browser = sessions.browser_of(address, site.person("Coalition Secretariat"))
	headers = {"X-Requested-With": "XMLHttpRequest", "Accept": "application/json"}
	# Above what any engine takes (10 or 25 MB).
	answer = send(browser, f"{address}/api/method/upload_file", {"is_private": "1"}, 30, **headers)
	assert (answer.status_code, answer.json()["exc_type"]) == (413, "RequestEntityTooLarge")
	message = json.loads(json.loads(answer.json()["_server_messages"])[0])
	assert "MB" in message["message"] or "ميغابايت" in message["message"]


def test_any_other_page_tells_it_in_both_languages(address):
	answer = send(requests.Session(), f"{address}/login", {"cmd": "login"}, 30)
	assert answer.status_code == 413 and answer.headers["Content-Type"].startswith("text/html")
	assert "دفعة" in answer.text or "مرة واحدة" in answer.text
	assert "at once" in answer.text and "Request Entity" not in answer.text
