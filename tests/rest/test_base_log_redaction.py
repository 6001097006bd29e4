"""Canaries through every log: what people and programs send while something fails is written nowhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import frappe
import pytest
import requests

from devtools import paths
from tests import site
from tests.rest.applicant import Applicant
from tests.rest.programs import Program, make_key

CANARY = "Canary7719"
DRAFT = "Application Draft"


@contextmanager
def broken(doctype: str) -> Iterator[None]:
	"""Inside, the table of a DocType has another name: whatever asks it fails, and nobody foresaw it."""
	with site.at_the_console():
		frappe.db.sql_ddl(f"rename table `tab{doctype}` to `tab{doctype} Away`")
	try:
		yield
	finally:
		with site.at_the_console():
			frappe.db.sql_ddl(f"rename table `tab{doctype} Away` to `tab{doctype}`")


@pytest.fixture
def since() -> Iterator[dict[Path, int]]:
	"""How long each log was: what came later is looked at."""
	with site.at_the_console():
		frappe.db.delete("Error Log")
	yield {file: file.stat().st_size for file in _logs()}


def _logs() -> list[Path]:
	folders = (paths.LOGS, paths.BENCH / "logs", *paths.SITES.glob("*/logs"))
	return [file for folder in folders for file in folder.rglob("*.log*") if file.is_file()]


def logged(since: dict[Path, int]) -> str:
	"""All that was written since, to files and to the Error Log."""
	texts = [file.read_bytes()[since.get(file, 0) :].decode(errors="replace") for file in _logs()]
	with site.at_the_console():
		rows = frappe.get_all("Error Log", fields=["method", "error"])
	return "\n".join([*texts, *(f"{row.method}\n{row.error}" for row in rows)])


def test_a_page_that_fails_writes_no_answer_and_no_link(address, since, charter):
	applicant = Applicant(address)
	applicant.begin()
	form = {**applicant.hidden(f"{applicant.path}/identity"), "organisation_name": f"{CANARY} جمعية"}
	with broken(DRAFT):
		url = f"{applicant.address}{applicant.path}/identity"
		assert applicant.session.post(url, data=form).status_code == 500
	told = logged(since)
	assert CANARY not in told and applicant.key not in told
	assert "Portal page" in told and "ProgrammingError (1146)" in told


def test_an_endpoint_that_fails_writes_no_key_and_no_body(address, since):
	_key, header = make_key("applications:submit")
	secret = header.partition(":")[2].rpartition(":")[2].strip()
	with broken("Answered Request"):
		answer = Program(address, header).post(
			"applications.submit", {"Idempotency-Key": CANARY}, organisation_name=f"{CANARY} جمعية"
		)
		assert answer.status_code in (422, 500)
	told = logged(since)
	assert CANARY not in told and secret not in told


def test_without_a_database_nothing_of_a_request_is_written(address, since):
	with site.configured(db_host="127.0.0.1", db_port=1):
		requests.post(f"{address}/coalition/apply/{CANARY}", data={"hopes": CANARY}, timeout=20)
		headers = {"Authorization": f"token {CANARY}:{CANARY}"}
		requests.get(f"{address}/api/method/coalition.api.v1.me.get", headers=headers, timeout=20)
	told = logged(since)
	assert CANARY not in told and "Not available: OperationalError" in told
