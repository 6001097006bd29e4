"""Requests that are sent twice, at once, or about what has changed meanwhile."""

import json
import socket
import struct
import time
import uuid
from datetime import timedelta
from functools import partial
from urllib.parse import urlsplit

import frappe
import pytest

from tests import site
from tests.rest.at_once import PROCESSES, Ready, at_once
from tests.rest.programs import Own, Program, problem


@pytest.fixture
def own(address, charter) -> Own:
	site.forget_tries()
	return Own(address, charter)


def _propose(
	address: str, header: str, version: dict, key: str, name: str, ready: Ready
) -> tuple[int, str, str]:
	program = Program(address, header)
	ready()
	headers = {**version, **({"Idempotency-Key": key} if key else {})}
	answer = program.post("organisation.propose", headers=headers, profile={"name_latin": name})
	return answer.status_code, answer.text, answer.headers.get("Idempotent-Replayed", "")


def test_the_same_key_twice_at_once_makes_one_record(address, own):
	key, version = str(uuid.uuid4()), own.version()
	answers = at_once([partial(_propose, address, own.header, version, key, "Once")] * 4)
	assert {status for status, _text, _again in answers} == {200}, answers
	assert len({text for _status, text, _again in answers}) == 1
	assert sorted(again for _status, _text, again in answers) == ["", "true", "true", "true"]
	assert site.count("Proposed Change", {"member_organisation": own.member}) == 1
	assert site.count("Answered Request", {"idempotency_key": key}) == 1


def _send_and_cut(url: str, headers: dict, sent: dict) -> None:
	"""Hand a request over, and reset the connection before there is an answer."""
	where, body = urlsplit(url), json.dumps(sent).encode()
	lines = [f"POST {where.path} HTTP/1.1", f"Host: {where.netloc}", f"Content-Length: {len(body)}"]
	lines += [f"{name}: {value}" for name, value in headers.items()]
	with socket.create_connection((where.hostname, where.port)) as line:
		line.sendall("\r\n".join([*lines, "", ""]).encode() + body)
		# With nothing to linger for, closing is a reset.
		line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _await_answered(key: str) -> None:
	ends = time.monotonic() + 60
	while not site.count("Answered Request", {"idempotency_key": key}):
		assert time.monotonic() < ends, "what was sent was not done"
		time.sleep(0.05)


def test_a_connection_that_is_cut_after_the_commit_costs_nothing(address, own):
	key, version = str(uuid.uuid4()), own.version()
	sent = {"profile": {"name_latin": "Cut off"}}
	url = own.program.url("organisation.propose")
	authorization = own.program.session.headers["Authorization"]
	headers = {**version, "Idempotency-Key": key, "Authorization": authorization}
	_send_and_cut(url, {**headers, "Content-Type": "application/json"}, sent)
	_await_answered(key)
	again = own.program.post("organisation.propose", headers=headers, **sent)
	assert (again.status_code, again.headers["Idempotent-Replayed"]) == (200, "true")
	(proposal,) = again.json()["message"]["proposals"]
	assert site.value("Proposed Change", {"member_organisation": own.member}) == proposal["name"]
	assert site.count("Proposed Change", {"member_organisation": own.member}) == 1


def test_what_was_done_is_answered_alike_whatever_has_changed_since(address, own):
	headers = {**own.version(), "Idempotency-Key": f'"{uuid.uuid4()}"'}
	sent = {"profile": {"name_latin": "Before"}}
	first = own.program.post("organisation.propose", headers=headers, **sent)
	# The version that it names is gone, and is not asked again.
	with site.at_the_console():
		import frappe

		frappe.get_doc("Member Organisation", own.member).update({"about": "تغيّر"}).save()
	again = own.program.post("organisation.propose", headers=headers, **sent)
	assert (again.status_code, again.text) == (200, first.text)
	assert again.headers["Idempotent-Replayed"] == "true" and "Idempotent-Replayed" not in first.headers


def test_a_key_serves_one_request(own):
	headers = {**own.version(), "Idempotency-Key": str(uuid.uuid4())}
	assert (
		own.program.post("organisation.propose", headers=headers, profile={"name_latin": "A"}).status_code
		== 200
	)
	other = own.program.post("organisation.propose", headers=headers, profile={"name_latin": "B"})
	problem(other, 422, "key_used_otherwise")
	for wrong in ("", "é", "a b", "x" * 201):
		headers["Idempotency-Key"] = wrong.encode() if wrong == "é" else wrong
		answer = own.program.post("organisation.propose", headers=headers, profile={"name_latin": "C"})
		problem(answer, 400, "idempotency_key_unusable")


def test_keys_that_differ_in_capitals_alone_are_two(own):
	key = f"rec{uuid.uuid4().hex}"
	for each, name in ((key, "Small"), (key.upper(), "Capital")):
		headers = {**own.version(), "Idempotency-Key": each}
		answer = own.program.post("organisation.propose", headers=headers, profile={"name_latin": name})
		assert "Idempotent-Replayed" not in answer.headers and answer.status_code in (200, 409), answer.text


def test_what_was_refused_may_be_sent_again_with_the_same_key(own):
	headers = {**own.version(), "Idempotency-Key": str(uuid.uuid4())}
	wrong = own.program.post("organisation.propose", headers=headers, profile={"place": "لا مكان"})
	problem(wrong, 422, "invalid")
	right = own.program.post("organisation.propose", headers=headers, profile={"place": "حمص"})
	assert right.status_code == 200


def test_a_successor_is_answered_what_the_key_before_it_did(address, own):
	from coalition.base.program_keys import desk

	headers = {**own.version(), "Idempotency-Key": str(uuid.uuid4())}
	sent = {"profile": {"name_latin": "Rotated"}}
	first = own.program.post("organisation.propose", headers=headers, **sent)
	with site.at_the_console():
		shown = desk.replace(own.key, 1)
	again = Program(address, shown["header"]).post("organisation.propose", headers=headers, **sent)
	assert (again.text, again.headers["Idempotent-Replayed"]) == (first.text, "true")


def test_of_two_who_read_the_same_version_at_once_none_is_lost(address, own):
	version = own.version()
	answers = at_once(
		[partial(_propose, address, own.header, version, "", name) for name in ("One", "Two", "Three")]
	)
	assert sorted(status for status, _text, _again in answers) == [200, 409, 409], answers
	assert site.count("Proposed Change", {"member_organisation": own.member}) == 1


def test_an_answer_is_forgotten_where_the_holder_is_protected_and_nothing_is_done_again(own):
	from coalition.base.privacy.sealing import seal

	headers = {**own.version(), "Idempotency-Key": str(uuid.uuid4())}
	sent = {"profile": {"name_latin": "Known Before"}}
	assert own.program.post("organisation.propose", headers=headers, **sent).status_code == 200
	with site.at_the_console():
		seal.protect("Member Organisation", own.member)
	problem(own.program.post("organisation.propose", headers=headers, **sent), 410, "answer_forgotten")
	assert site.count("Proposed Change", {"member_organisation": own.member}) == 1


def test_answers_are_swept_after_two_days(own):
	from coalition.api import idempotency

	headers = {**own.version(), "Idempotency-Key": str(uuid.uuid4())}
	own.program.post("organisation.propose", headers=headers, profile={"name_latin": "Old"})
	mine = {"idempotency_key": headers["Idempotency-Key"]}
	with site.at_the_console():
		import frappe

		idempotency.sweep()
		assert frappe.db.exists("Answered Request", mine)
		days_ago = frappe.utils.add_days(frappe.utils.now_datetime(), -3)
		frappe.db.set_value("Answered Request", mine, "answered_on", days_ago)
		idempotency.sweep()
		assert not frappe.db.exists("Answered Request", mine)


def _sweep_by_another_clock(days: int) -> None:
	"""As on a machine whose clock is days ahead; this process is fresh, and has imported nothing of ours."""
	from frappe.utils import data

	now = data.now_datetime
	frappe.utils.now_datetime = data.now_datetime = lambda: now() + timedelta(days=days)
	from coalition.api import idempotency

	with site.at_the_console():
		assert frappe.utils.now_datetime() > now() + timedelta(days=days - 1)
		idempotency.sweep()


def test_a_machine_whose_clock_is_ahead_forgets_no_answer(own):
	headers = {**own.version(), "Idempotency-Key": str(uuid.uuid4())}
	sent = {"profile": {"name_latin": "Kept"}}
	first = own.program.post("organisation.propose", headers=headers, **sent)
	other = PROCESSES.Process(target=_sweep_by_another_clock, args=(5,))
	other.start()
	other.join(60)
	assert other.exitcode == 0
	again = own.program.post("organisation.propose", headers=headers, **sent)
	assert (again.text, again.headers["Idempotent-Replayed"]) == (first.text, "true")
