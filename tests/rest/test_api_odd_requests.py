"""Requests that no program of ours would send: each is told what is wrong, and never by the engine."""

import http.client
import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.rest.programs import Program, make_key, problem

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def anybody(address) -> Program:
	return Program(address)


# Words of the engine's own functions, of its guard, and a depth that Python does not read.
ODD = {"fn": "x", "doctype": "Member Organisation", "data": "x", "args": "x", "place": "[" * 1200}


@pytest.mark.parametrize("name", ODD)
def test_a_word_of_the_engine_is_a_field_like_any_other(address, anybody, name):
	for program in (anybody, Program(address, make_key()[1])):
		answer = program.get("register.figures", **{name: ODD[name]})
		errors = problem(answer, 422, "invalid")["errors"]
		assert [(each["field"], each["problem"]) for each in errors] == [(name, "unknown")]


def test_no_body_of_whatever_kind_runs_anything_of_the_engine(anybody):
	url = anybody.url("register.figures")
	answer = anybody.session.get(url, data="cmd=frappe.ping", headers={"Content-Type": FORM})
	problem(answer, 400, "unreadable")
	body, headers = json.dumps({"cmd": "frappe.ping"}), {"Content-Type": "application/json-x"}
	answer = anybody.session.get(url, data=body, headers=headers)
	# A later engine takes no JSON from it either, and there is nothing to refuse.
	assert answer.status_code == 400 or "registered" in answer.json()["message"]


def test_half_a_sign_in_a_name_is_told_of(address):
	program = Program(address, make_key("applications:submit")[1])
	headers = {"Content-Type": "application/json", "Idempotency-Key": "half"}
	url = program.url("applications.submit")
	answer = program.session.post(url, data=b'{"\\ud800": 1}', headers=headers)
	errors = problem(answer, 422, "invalid")["errors"]
	assert ("?", "unknown") in [(each["field"], each["problem"]) for each in errors]


def test_a_body_that_says_no_length_is_measured_all_the_same(address):
	def pieces() -> Iterator[bytes]:
		yield b'{"organisation_name": "'
		for _each in range(30):
			yield b"x" * 10_000
		yield b'"}'

	where, header = urlsplit(address), make_key("applications:submit")[1]
	headers = {"Content-Type": "application/json", "Idempotency-Key": "long"}
	headers["Authorization"] = header.partition(": ")[2]
	line = http.client.HTTPConnection(where.hostname, where.port, timeout=60)
	path = urlsplit(Program(address).url("applications.submit")).path
	line.request("POST", path, body=pieces(), headers=headers, encode_chunked=True)
	answer = line.getresponse()
	assert (answer.status, json.loads(answer.read())["code"]) == (413, "too_large")
