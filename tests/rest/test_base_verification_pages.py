"""Verifying a document over HTTP, as strangers do: with and without a code, too often, and with rubbish."""

import re
import uuid

import pytest
import requests

from tests import site
from tests.rest.client import Client

NAME = "منظمة لا يُذكر اسمها"
LATIN = "Never Named Foundation"
METHOD = "coalition.base.doctype.verification_code.verification_code"


@pytest.fixture(scope="module")
def certificate() -> dict:
	"""A certificate that all tests look at; the stranger holds the paper."""
	return issued()


def issued() -> dict:
	from coalition.base.verification import codes, issue
	from coalition.tests import factories

	with site.at_the_console():
		member = factories.member(organisation_name=f"{NAME} {uuid.uuid4().hex}", name_latin=LATIN)
		code = issue("Membership Certificate", member.name)
		papers = [paper.file for paper in code.papers]
		return {
			"name": code.name,
			"number": code.number,
			"code": codes.grouped(code.code),
			"member": member.name,
			"papers": papers,
		}


@pytest.fixture
def stranger(address):
	# Other tests ask from this address as well.
	forget_tries()
	return Stranger(address)


def forget_tries() -> None:
	with site.at_the_console():
		import frappe

		frappe.cache.delete_keys("coalition_tries")


class Stranger:
	def __init__(self, address: str) -> None:
		self.address, self.session = f"{address}/coalition", requests.Session()

	def look(self, code: str, **headers: str) -> requests.Response:
		return self.session.get(f"{self.address}/verify/{code}", headers=headers, allow_redirects=False)

	def type(self, code: str) -> requests.Response:
		form = self.session.get(f"{self.address}/verify").text
		(token,) = set(re.findall(r'name="csrf_token" value="(\w+)"', form))
		fields = {"csrf_token": token, "code": code}
		return self.session.post(f"{self.address}/verify", data=fields, allow_redirects=False)

	def title(self, answer: requests.Response) -> str:
		return re.findall(r"<title>(.*?)</title>", answer.text, re.S)[0]


def main(answer: requests.Response) -> str:
	return answer.text.split('<main id="main"')[1].split("</main>")[0]


def test_who_types_a_code_is_led_to_what_it_says(stranger, certificate):
	typed = certificate["code"].lower().replace("-", " ").replace("0", "o").replace("1", "l")
	answer = stranger.type(typed)
	assert answer.status_code == 303
	assert answer.headers["Location"] == f"/coalition/verify/{certificate['code']}"


def test_a_stranger_learns_number_date_and_state_and_nothing_else(stranger, certificate):
	answer = stranger.look(certificate["code"])
	assert answer.status_code == 200
	assert "genuine and valid" in main(answer) and certificate["number"] in main(answer)
	for secret in (NAME, LATIN, certificate["member"], certificate["name"], "Membership", "Homs", "حمص"):
		assert secret not in answer.text
	assert certificate["number"] not in stranger.title(answer)
	assert certificate["code"] not in stranger.title(answer)
	assert "noindex" in answer.text and answer.headers["Cache-Control"] == "no-store"


def test_what_its_holder_allows_is_shown_and_not_longer(stranger, certificate, address, secretary):
	who = Client(address, secretary)
	who.call(f"{METHOD}.allow_to_be_seen", name=certificate["name"], fields=["name_latin", "member_since"])
	shown = stranger.look(certificate["code"])
	assert "1 January 2016" in main(shown)
	assert LATIN in main(shown) and NAME not in shown.text
	assert LATIN not in stranger.title(shown)
	who.call(f"{METHOD}.allow_to_be_seen", name=certificate["name"], fields=[])
	assert LATIN not in stranger.look(certificate["code"]).text


def test_a_code_that_was_never_issued_is_told_from_a_mistyped_one_by_its_check_alone(stranger):
	from coalition.base.verification import codes

	unknown = stranger.look(codes.grouped(codes.new_code()))
	assert unknown.status_code == 404
	assert "There is no such document" in main(unknown)


def test_a_mistyped_code_is_told_which_group_to_compare_again(stranger, certificate):
	groups = certificate["code"].split("-")
	groups[2] = ("A" if groups[2][0] != "A" else "B") + groups[2][1:]
	for answer in (stranger.type("-".join(groups)), stranger.look("-".join(groups))):
		assert answer.status_code == 422
		assert f'<bdi dir="ltr">{groups[2]}</bdi>' in answer.text
		assert f'<bdi dir="ltr">{groups[0]}</bdi>' not in answer.text
		assert certificate["number"] not in answer.text


RUBBISH = (
	'"><script>alert(1)</script>',
	"{{ 7*7 }}",
	"' or 1=1 --",
	"%00",
	"%E2%80%8F",
	"🦊" * 20,
	"a" * 5000,
	"..%2f..%2fetc",
	"D4M7-QZBB",
)


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_is_no_code_and_never_markup(stranger, rubbish):
	for answer in (stranger.type(rubbish), stranger.look(rubbish)):
		where = answer.headers.get("Location", "/coalition/verify/")
		assert where.startswith("/coalition/verify")
		if answer.status_code == 303:
			# To the address without the signs at its end, which no code has; of some rubbish nothing is left.
			answer = stranger.look(where.removeprefix("/coalition/verify").lstrip("/"))
		found = (400, 404, 414, 422) if "/verify/" in where else (200,)
		assert answer.status_code in found, answer.status_code
		assert "<script>alert" not in answer.text and 'value="49"' not in answer.text


def test_an_empty_form_says_what_is_missing(stranger):
	answer = stranger.type("  ")
	assert answer.status_code == 422
	assert "Please type the code" in answer.text


def test_who_asks_too_often_waits_whatever_address_they_claim(stranger, certificate):
	from coalition.base.verification.lookup import MOST

	statuses = [stranger.look(certificate["code"]).status_code for _ in range(MOST)]
	assert set(statuses) == {200}
	for claimed in ("1.2.3.4", "5.6.7.8", "127.0.0.1"):
		answer = stranger.look(certificate["code"], **{"X-Forwarded-For": claimed})
		assert answer.status_code == 429
		assert certificate["number"] not in answer.text
	forget_tries()


def test_a_guest_calls_none_of_the_functions(address, certificate):
	guest = Client(address)
	for call in (
		guest.call(f"{METHOD}.issue", kind="Membership Certificate", record=certificate["member"]),
		guest.call(f"{METHOD}.revoke", name=certificate["name"], reason="x"),
		guest.call(f"{METHOD}.reissue", name=certificate["name"], reason="x"),
		guest.call(f"{METHOD}.allow_to_be_seen", name=certificate["name"], fields=["name_latin"]),
		guest.ask(f"{METHOD}.showable", kind="Membership Certificate"),
		guest.ask(f"{METHOD}.kinds_for", doctype="Member Organisation"),
	):
		assert call.status_code == 404, call.text


def test_nothing_is_changed_by_a_mere_address(address, certificate, secretary):
	who = Client(address, secretary)
	for call in (
		who.ask(f"{METHOD}.issue", kind="Membership Certificate", record=certificate["member"]),
		who.ask(f"{METHOD}.revoke", name=certificate["name"], reason="x"),
		who.ask(f"{METHOD}.reissue", name=certificate["name"], reason="x"),
	):
		assert call.status_code in (403, 405), call.text
	assert site.value("Verification Code", certificate["name"], "revoked_on") is None


def test_papers_are_for_those_who_read_the_record(address, certificate, secretary, council_member):
	paper = f"{address}{certificate['papers'][0]}"
	answer = Client(address, secretary).session.get(paper)
	assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
	for user in (None, council_member, site.person("Organisation Delegate")):
		refused = Client(address, user).session.get(paper)
		assert refused.status_code in (403, 404), user
		assert not refused.content.startswith(b"%PDF")


def test_no_file_name_names_an_organisation(certificate):
	for paper in certificate["papers"]:
		assert re.fullmatch(r"/private/files/[0-9a-f]{20}\.pdf", paper)
		name = site.value("File", {"file_url": paper}, "file_name")
		assert re.fullmatch(rf"{certificate['number']}-(ar|en)\w*\.pdf", name)


def test_nobody_writes_what_was_issued_over_rest(address, certificate, secretary):
	for user in (secretary, site.person("Coalition Administrator"), site.person("System Manager")):
		who = Client(address, user)
		assert who.put("Verification Code", certificate["name"], revoked_on="2020-01-01").status_code == 403
		assert who.post("Verification Code", kind="Membership Certificate", code="X").status_code == 403
		assert who.delete("Verification Code", certificate["name"]).status_code == 403
	assert site.value("Verification Code", certificate["name"], "revoked_on") is None


def test_two_clicks_at_once_issue_one_certificate(address, secretary):
	from concurrent.futures import ThreadPoolExecutor

	from coalition.tests import factories

	with site.at_the_console():
		member = factories.member().name
	who = [Client(address, secretary) for _ in range(3)]
	with ThreadPoolExecutor() as pool:
		words = {"kind": "Membership Certificate", "record": member}
		answers = list(pool.map(lambda each: each.call(f"{METHOD}.issue", **words), who))
	assert {answer.status_code for answer in answers} == {200}, [answer.text for answer in answers]
	assert len({answer.json()["message"] for answer in answers}) == 1
	assert site.count("Verification Code", {"reference_name": member}) == 1


def test_a_revoked_one_says_so_and_not_why(address, stranger, secretary):
	certificate = issued()
	answer = Client(address, secretary).call(f"{METHOD}.revoke", name=certificate["name"], reason="سبب داخلي")
	assert answer.status_code == 200, answer.text
	shown = stranger.look(certificate["code"])
	assert "This document was revoked" in main(shown)
	assert "سبب داخلي" not in shown.text and secretary not in shown.text
