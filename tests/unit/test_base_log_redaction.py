"""What logs tell of an error: where it came from, and nothing that somebody sent."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymysql.err import IntegrityError, OperationalError

from coalition.base.request.log_redaction import _without_values, shortened, without_values

CANARY = "canary-leila@example.org"


def failing(secret: str, error: type[Exception] = ValueError) -> BaseException:
	try:
		try:
			raise KeyError(secret)
		except KeyError as first:
			raise error(f"no {secret}") from first
	except error as last:
		return last


@pytest.mark.parametrize("kind", [ValueError, RuntimeError, UnicodeError, IntegrityError])
def test_no_value_stands_in_a_traceback(kind):
	told = without_values(failing(CANARY, kind))
	assert CANARY not in told
	assert "test_base_log_redaction.py" in told and "KeyError" in told and kind.__name__ in told


@given(st.text(min_size=3).filter(lambda text: text.strip() and text not in without_values(failing("\0"))))
def test_whatever_was_sent_is_left_out(text):
	assert text not in without_values(failing(text))


def test_what_is_about_code_is_told():
	try:
		None.nothing  # type: ignore[attr-defined]  # noqa: B018
	except AttributeError as error:
		assert "has no attribute 'nothing'" in without_values(error)
	assert "(1054)" in without_values(OperationalError(1054, f"Unknown column {CANARY}"))
	assert "ENOSPC" in without_values(OSError(28, "No space left", CANARY))


@pytest.mark.parametrize(
	("text", "told"),
	[
		("GET /coalition/apply/Ab-3_xyz HTTP/1.1", "GET /coalition/apply/… HTTP/1.1"),
		("/coalition/apply/Ab-3_xyz/files?x=1", "/coalition/apply/…/files?x=1"),
		# With what somebody pasted before or behind it.
		("GET /coalition/apply/(Ab3). HTTP/1.1", "GET /coalition/apply/… HTTP/1.1"),
		("/coalition/apply/،Ab3%D8%8C/files?x=1", "/coalition/apply/…/files?x=1"),
		("/coalition/enter?token=abc&x=1", "/coalition/enter?token=…&x=1"),
		("/update-password?key=abc", "/update-password?key=…"),
		("?api_secret=abc&x=1", "?api_secret=…&x=1"),
		('"new_password": "abc"', '"new_password": "…"'),
		("/x?next=%2Fcoalition%2Fapply%2Fabc", "/x?next=%2Fcoalition%2Fapply%2F…"),
		("'http_status_code': 200", "'http_status_code': 200"),
		("/coalition/members?page=2", "/coalition/members?page=2"),
	],
)
def test_secret_addresses_are_shortened(text, told):
	assert shortened(text) == told == shortened(told)


def test_records_of_any_logger_are_without_values():
	make = _without_values(logging.LogRecord)
	error = failing(CANARY)
	info = (type(error), error, error.__traceback__)
	record = make("x", logging.ERROR, __file__, 1, "%s failed", ("/coalition/apply/abc",), info)
	told = logging.Formatter().format(record)
	assert "/coalition/apply/… failed" in told and "ValueError" in told and CANARY not in told


def test_what_is_logged_wrongly_is_left_as_it_is():
	record = _without_values(logging.LogRecord)("x", logging.INFO, __file__, 1, "%d", ("x",), None)
	assert (record.msg, record.args) == ("%d", ("x",))
