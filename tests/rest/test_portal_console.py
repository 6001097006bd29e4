"""`bench browse`: whoever may run commands on the server opens the site in a browser, signed in."""

import os
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import click
import frappe
import pytest
import requests
from click.testing import CliRunner, Result
from frappe.utils import bench_helper

from coalition import commands
from tests import site
from tests.rest.at_once import at_once, post_of, statuses
from tests.rest.portal_visitor import PortalVisitor

# Version 16 has a class for it.
context_of_bench = getattr(bench_helper, "CliCtxObj", dict)


def browse(*words: str, on: str = "") -> tuple[Result, list[str]]:
	"""Runs the command on a site, that of the tests unless another is named; what it printed and opened."""
	sites = [on or os.environ["COALITION_SITE"]]
	context = context_of_bench(sites=sites, profile=False, verbose=False, force=False)
	with patch.object(click, "launch") as launch:
		result = CliRunner().invoke(commands.browse, words, obj=context)
	return result, [call.args[0] for call in launch.call_args_list]


def token() -> str:
	_result, (opened,) = browse("--user", "Administrator")
	return parse_qs(urlsplit(opened).query)["token"][0]


def form_of(visitor: PortalVisitor, token: str) -> dict[str, str]:
	return visitor.hidden("/enter", at=f"/enter?token={token}")


def test_ours_takes_the_place_of_the_engines():
	assert bench_helper.get_app_groups()["frappe"].commands["browse"] is commands.browse


def test_the_administrator_opens_the_desk_by_one_button(visitor):
	result, (opened,) = browse("--user", "Administrator")
	assert opened in result.output
	address = urlsplit(opened)
	assert (address.path, list(parse_qs(address.query))) == ("/coalition/enter", ["token"])
	assert "sid" not in opened
	form = form_of(visitor, parse_qs(address.query)["token"][0])
	assert not visitor.is_signed_in()
	answer = visitor.session.post(f"{visitor.address}/enter", data=form, allow_redirects=False)
	assert (answer.status_code, answer.headers["Location"]) == (303, "/app")
	assert visitor.is_signed_in()


def test_looking_uses_nothing_up_and_pressing_does(address):
	given = token()
	for _time in range(3):
		assert requests.get(f"{address}/coalition/enter", params={"token": given}).status_code == 200
		assert requests.head(f"{address}/coalition/enter", params={"token": given}).status_code == 200
	visitors = [PortalVisitor(address) for _ in range(4)]
	posts = [post_of(visitor, "/enter", form_of(visitor, given)) for visitor in visitors]
	assert statuses(at_once(posts)) == [303, 403, 403, 403]


@pytest.mark.parametrize("given", ["", "x", "x" * 43, "ت"])
def test_what_is_no_token_opens_nothing(visitor, given):
	form = {**visitor.hidden("/enter"), "token": given}
	answer = visitor.session.post(f"{visitor.address}/enter", data=form, allow_redirects=False)
	assert answer.status_code == 403
	assert not visitor.is_signed_in()


def test_a_token_is_over_after_a_minute_and_stands_nowhere(visitor):
	given = token()
	with site.at_the_console():
		keys = frappe.cache.keys(frappe.cache.make_key("coalition_console_token*"))
		assert keys and all(0 < frappe.cache.ttl(key) <= 60 for key in keys)
		assert given.encode() not in b"".join(keys)
		for key in keys:
			frappe.cache.delete(key)
	assert visitor.post("/enter", {"token": given}).status_code == 403


def test_the_portals_own_token_is_asked_for(visitor):
	answer = visitor.session.post(f"{visitor.address}/enter", data={"token": token()}, allow_redirects=False)
	assert answer.status_code == 403
	assert not visitor.is_signed_in()


def test_others_than_the_administrator_are_for_developer_mode_alone(address):
	account = site.account()
	result, opened = browse("--user", account["user"])
	assert result.exit_code and "developer mode" in result.output and opened == []
	with site.configured(developer_mode=1):
		_result, (opened,) = browse("--user", account["user"])
		visitor = PortalVisitor(address)
		form = form_of(visitor, parse_qs(urlsplit(opened).query)["token"][0])
		answer = visitor.session.post(f"{visitor.address}/enter", data=form, allow_redirects=False)
	assert answer.headers["Location"] == "/coalition"


def test_nobody_enters_as_somebody_who_is_not_there_or_is_frozen():
	account = site.account()
	with site.at_the_console():
		from coalition.base.accounts import portal_accounts

		portal_accounts.freeze(account["name"])
	with site.configured(developer_mode=1):
		for user in ("nobody@nowhere.invalid", account["user"]):
			result, opened = browse("--user", user)
			assert result.exit_code and opened == []


def test_a_site_that_is_not_there_is_told():
	result, _opened = browse(on="nowhere.localhost")
	assert result.exit_code and "nowhere.localhost" in result.output


def test_without_a_user_the_site_is_opened():
	_result, (opened,) = browse()
	assert urlsplit(opened).path == ""


def test_on_a_site_without_the_app_the_engines_command_is_used():
	with patch.object(commands, "_has_our_app", return_value=False):
		result, opened = browse("--user", "Administrator")
	assert result.exception is None
	assert "sid=" in opened[0]
