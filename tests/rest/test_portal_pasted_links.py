"""Links as chats and mails hand them on: with signs behind them, or without their end."""

from urllib.parse import quote

import pytest
import requests

from tests import site
from tests.rest.applicant import Applicant

pytestmark = pytest.mark.usefixtures("charter", "gates_held")
OLD = "a" * 31
TAILS = [".", "،", ",", ")", "»", ">", "\u200f", "\u200b.", "\u2069", "…", "؟!", quote("،"), "\u00a0."]


def ask(address: str, **more: object) -> requests.Response:
	return requests.get(address, allow_redirects=False, timeout=20, **more)


def test_a_link_with_something_behind_it_leads_to_the_page_that_is_meant(applicant):
	applicant.fill()
	for tail in TAILS:
		answer = ask(f"{applicant.address}{applicant.path}{quote(tail)}?x=1")
		assert (answer.status_code, answer.headers["Location"]) == (
			303,
			f"/coalition{applicant.path}?x=1",
		), tail
		assert answer.headers["Cache-Control"] == "no-store"
		followed = requests.get(f"{applicant.address}{applicant.path}{quote(tail)}", timeout=20)
		assert followed.status_code == 200 and followed.url == f"{applicant.address}{applicant.path}", tail


def test_the_same_holds_for_the_portals_first_page_and_for_codes(visitor):
	for tail in (".", "،", ")", "\u200f"):
		answer = ask(f"{visitor.address}{quote(tail)}")
		assert (answer.status_code, answer.headers["Location"]) == (303, "/coalition")
	code = "D4M7-QZBB-J1EP-BD3P-BM6K"
	for tail in (".", "»", "،", "\u2069"):
		answer = requests.get(f"{visitor.address}/verify/{code}{quote(tail)}", timeout=20)
		# As without anything behind it: a whole code that nobody issued.
		assert (answer.status_code, answer.url) == (404, f"{visitor.address}/verify/{code}")


def test_where_there_is_nothing_it_is_said_at_the_address_that_is_meant(visitor):
	for path in ("/nothing.", f"/apply/{'x' * 33}،"):
		answer = requests.get(visitor.address + quote(path), timeout=20)
		assert (answer.status_code, len(answer.history)) == (404, 1)


def test_it_leads_nowhere_else(visitor):
	for path in (
		"/apply/..%2F..%2Fapp.",
		"/%2F%2Fevil.example.",
		"/x%5C.",
		"/x%23.",
		"/x%0D%0ASet-Cookie:a=b.",
	):
		answer = ask(visitor.address + path)
		location = answer.headers.get("Location", "")
		assert location == "" or (location.startswith("/coalition/") and "%2F%2F" not in location), path
		assert "a=b" not in answer.headers.get("Set-Cookie", "")


@pytest.mark.parametrize("end", "-_")
def test_keys_of_earlier_versions_open_what_they_opened(applicant, end):
	key = f"{OLD}{end}"
	with site.at_the_console():
		from coalition.membership.applying import drafts

		drafts.keep(key, {"kind": "Organisation"})
	for path in (f"/apply/{key}", f"/apply/{key}/work"):
		assert ask(applicant.address + path).status_code == 200
		assert requests.get(f"{applicant.address}{path}.", timeout=20).url == applicant.address + path
	# Cut off by a chat, it is another key.
	assert ask(f"{applicant.address}/apply/{OLD}").status_code == 404


def test_new_keys_begin_and_end_in_letters_or_digits(visitor):
	for _each in range(3):
		other = Applicant(visitor.site)
		other.begin()
		key = other.path.rpartition("/")[2]
		assert key.isalnum() and key.isascii() and len(key) == 33


def test_what_is_posted_to_such_an_address_is_not_sent_on(applicant):
	form = applicant.hidden(f"{applicant.path}/files")
	answer = applicant.session.post(
		f"{applicant.address}{applicant.path}/delete.", data=form, allow_redirects=False
	)
	assert answer.status_code == 404 or "Location" not in answer.headers
	assert applicant.get(applicant.path).status_code == 200
