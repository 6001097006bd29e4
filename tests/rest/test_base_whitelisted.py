"""Every function of ours that the web can call, called by those who should not."""

import importlib
import pkgutil

import pytest
import requests

from tests import site
from tests.rest.client import Client


def functions() -> list[tuple[str, bool, list[str]]]:
	"""Each whitelisted function: its path, whether guests may call it, and by which HTTP methods."""
	import frappe

	import coalition

	for module in pkgutil.walk_packages(coalition.__path__, "coalition."):
		importlib.import_module(module.name)
	ours = [one for one in frappe.whitelisted if one.__module__.startswith("coalition.")]
	methods = frappe.allowed_http_methods_for_whitelisted_func
	return sorted(
		(f"{one.__module__}.{one.__name__}", one in frappe.guest_methods, list(methods[one])) for one in ours
	)


@pytest.fixture(scope="module")
def ours() -> list[tuple[str, bool, list[str]]]:
	with site.at_the_console():
		found = functions()
	assert len(found) > 3
	return found


def test_a_guest_calls_none_that_is_not_meant_for_guests(address, ours):
	for path, for_guests, methods in ours:
		answer = requests.request(methods[0], f"{address}/api/method/{path}")
		assert for_guests or answer.status_code == 404, f"{path}: {answer.status_code}"


def test_a_user_without_a_role_is_refused_by_each(address, ours):
	client = Client(address, site.person())
	for path, for_guests, methods in ours:
		answer = client.session.request(methods[0], f"{address}/api/method/{path}")
		# Without its arguments a function is refused before it asks who calls, or right after.
		assert for_guests or answer.status_code >= 400, f"{path}: {answer.status_code}"


def test_what_changes_something_does_not_answer_to_a_link(address, ours):
	client = Client(address, site.person("System Manager"))
	changers = [path for path, _guests, methods in ours if "GET" not in methods]
	assert changers
	for path in changers:
		assert client.ask(path).status_code in (403, 405), path
