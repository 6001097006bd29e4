"""Portal pages, as the web server asks for them, against the least that the engine answers."""

import frappe

from benchmarks.measure import Comparison, Figure, compare
from coalition.base import handed_codes
from coalition.tests import factories
from coalition.tests.in_process import Visitor, aside
from coalition.tests.queries import MOST, statements_of

# Few at a time and many rounds: what else the machine does falls on some rounds, and the median is of others.
NUMBER = 20
PING = "/api/method/frappe.ping"


def guests_page() -> list[Comparison | Figure]:
	"""The page on which a guest signs in."""
	return _against_ping("of a guest", Visitor(), "/coalition/sign-in")


def members_page() -> list[Comparison | Figure]:
	"""The page of a member's account: session and its checks, account, colleagues."""
	visitor = Visitor()
	account = factories.account()
	code = handed_codes.make_code(account.name)
	# The requests have a connection of their own.
	frappe.db.commit()
	aside(lambda: visitor.begin(account.user_name, code))
	return _against_ping("of a member", visitor, "/coalition/account")


def _against_ping(whose: str, visitor: Visitor, path: str) -> list[Comparison | Figure]:
	_ask(visitor, path, 3)
	_ask(visitor, PING, 3)
	took = compare(
		f"{NUMBER} portal pages {whose}",
		lambda: _ask(visitor, path, NUMBER),
		lambda: _ask(visitor, PING, NUMBER),
		3.0,
		rounds=15,
	)
	return [took, Figure(f"queries of a page {whose}", len(statements_of(visitor, path)), MOST, "queries")]


def _ask(visitor: Visitor, path: str, number: int) -> None:
	aside(lambda: [visitor.get(path) for _time in range(number)])
