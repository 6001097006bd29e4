"""What deciding who reaches what costs: a list, a form, a portal page with the middleware and without."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

import frappe
from frappe.app import application
from werkzeug.test import Client

from benchmarks.measure import Comparison, compare
from coalition.access import middleware
from coalition.access.functions import whitelist
from coalition.tests import factories
from coalition.tests.in_process import aside
from tests import sessions

# A twentieth is little beside what else a machine does: many rounds.
NUMBER, ROUNDS = 20, 61
MOST = 1.05


def with_and_without() -> list[Comparison]:
	"""By a secretary's session, and by a guest at the portal."""
	member, user = factories.member().name, factories.user("Coalition Secretariat")
	frappe.db.commit()
	desk = Client(application)
	desk.set_cookie("sid", aside(lambda: sessions.begin(user)), domain="localhost")
	pages = {
		"list": (desk, "/api/method/frappe.desk.reportview.get_list?doctype=Member Organisation"),
		"form": (desk, f"/api/method/frappe.desk.form.load.getdoc?doctype=Member Organisation&name={member}"),
		"portal page": (Client(application), "/coalition/sign-in"),
	}
	return [_compared(what, client, path) for what, (client, path) in pages.items()]


def _compared(what: str, client: Client, path: str) -> Comparison:
	ask = _asking(client, path)
	ask()

	def bare() -> None:
		with _without():
			ask()

	return compare(f"{NUMBER} times a {what}, middleware", ask, bare, MOST, rounds=ROUNDS)


def _asking(client: Client, path: str) -> Callable[[], None]:
	def once() -> None:
		answer = client.get(path)
		assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])

	return lambda: aside(lambda: [once() for _time in range(NUMBER)])


@contextmanager
def _without() -> Iterator[None]:
	with (
		patch.object(middleware, "before_request", lambda: None),
		patch.object(middleware, "after_authentication", lambda: None),
		patch.object(whitelist, "judge", lambda *_words: None),
	):
		yield
