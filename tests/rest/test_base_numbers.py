"""Numbers and dates as programs send them: Arabic digits are read, and rubbish is refused by name."""

import uuid

import pytest
import requests

from tests import sessions, site


@pytest.fixture(scope="module")
def session(address) -> requests.Session:
	return sessions.browser_of(address, site.person("Coalition Administrator", "Coalition Secretariat"))


@pytest.fixture
def member(charter) -> str:
	from coalition.tests import factories

	with site.at_the_console():
		return factories.member(
			organisation_name=f"جمعية {uuid.uuid4().hex[:8]}", member_since="2016-01-05"
		).name


def declare(
	address: str, session: requests.Session, member: str, charter: str, day: object
) -> requests.Response:
	values = {"member_organisation": member, "charter": charter, "channel": "Paper", "signatory": "ليلى"}
	return session.post(f"{address}/api/resource/Charter Declaration", json={**values, "declared_on": day})


def new_charter(address: str, session: requests.Session, **values: object) -> requests.Response:
	row = {"clause": "نعمل بشفافية", "is_mandatory": values.pop("is_mandatory", 1)}
	version = uuid.uuid4().int % 10**6 + 10**6
	body = {"title": "ميثاق", "version": version, "clauses": [row], **values}
	return session.post(f"{address}/api/resource/Membership Charter", json=body)


def refused_as(answer: requests.Response, name: str) -> bool:
	return 400 <= answer.status_code < 500 and name in answer.json()["exc_type"]


def test_a_date_in_arabic_digits_is_stored_as_that_day(address, session, member, charter):
	answer = declare(address, session, member, charter, "٢٠٢٦-٠١-٠٥")
	assert answer.status_code == 200, answer.text
	name = answer.json()["data"]["name"]
	assert str(site.value("Charter Declaration", name, "declared_on")) == "2026-01-05"


@pytest.mark.parametrize("day", ["abc", "2026-13-45", "01/16/2026", 20260105, ["2016-01-05"]])
def test_what_is_no_date_is_refused_by_name_and_no_server_error(address, session, member, charter, day):
	assert refused_as(declare(address, session, member, charter, day), "NotADate")
	url = f"{address}/api/resource/Member Organisation/{member}"
	assert refused_as(session.put(url, json={"member_since": day}), "NotADate")
	set_value = {"doctype": "Member Organisation", "name": member, "fieldname": {"member_since": day}}
	answer = session.post(f"{address}/api/method/frappe.client.set_value", json=set_value)
	assert refused_as(answer, "NotADate")
	assert str(site.value("Member Organisation", member, "member_since")) == "2016-01-05"


def test_numbers_in_arabic_digits_are_stored_as_those_numbers(address, session, charter):
	answer = new_charter(address, session, holds_for_months="١٢", is_mandatory="١")
	assert answer.status_code == 200, answer.text
	stored = answer.json()["data"]
	assert (stored["holds_for_months"], stored["clauses"][0]["is_mandatory"]) == (12, 1)


@pytest.mark.parametrize("value", ["abc", "1,5", "٣٫٥", 3.5, 2**31, "9" * 400, {"a": 1}])
def test_what_is_no_whole_number_never_becomes_nothing(address, session, charter, value):
	answer = new_charter(address, session, holds_for_months=value)
	assert refused_as(answer, "NotANumber"), answer.text


def test_a_row_with_rubbish_is_named(address, session, charter):
	answer = new_charter(address, session, is_mandatory="نعم")
	assert refused_as(answer, "NotANumber")
	assert "Row 1, Mandatory" in answer.json()["_server_messages"]


def test_a_number_that_is_none_in_json_is_refused(address, session, charter):
	body = '{"title": "ميثاق", "version": NaN, "clauses": [{"clause": "نعمل"}]}'.encode()
	headers = {"Content-Type": "application/json"}
	url = f"{address}/api/resource/Membership Charter"
	assert refused_as(session.post(url, data=body, headers=headers), "NotANumber")
