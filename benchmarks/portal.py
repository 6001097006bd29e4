"""Portal pages, as the web server asks for them, against the least that the engine answers."""

import frappe

from benchmarks.measure import Comparison, Figure, compare
from coalition.base.accounts import handed_codes
from coalition.base.privacy.consents import project_all
from coalition.tests import factories
from coalition.tests.in_process import Visitor, aside
from coalition.tests.queries import MOST, statements_of

# Few at a time and many rounds: what else the machine does falls on some rounds, and the median is of others.
NUMBER = 20
MEMBERS, MEMBER = 10_000, "Member Organisation"
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


def public_page_of_members() -> list[Comparison | Figure]:
	"""The public page of members, of which half agreed to be named with place and sector."""
	settings = ("members_page", "members_may_show_name", "members_may_show_place", "members_may_show_sector")
	for setting in settings:
		frappe.db.set_single_value("Coalition Settings", setting, 1)
	_fill_register()
	frappe.clear_document_cache("Coalition Settings", "Coalition Settings")
	# The requests have a connection of their own.
	frappe.db.commit()
	try:
		return _against_ping(f"of {MEMBERS} members", Visitor(), "/coalition/members")
	finally:
		for doctype in (MEMBER, "Field Consent"):
			frappe.db.delete(doctype, {"name": ("like", "bench-%")})
		# What the next one measures is not to be among these.
		frappe.db.commit()


def _fill_register() -> None:
	"""Straight into the tables: how members come there is measured elsewhere."""
	organisation, now = factories.organisation(), frappe.utils.now_datetime()
	names = [f"bench-{number:06}" for number in range(MEMBERS)]
	fields = ["name", "creation", "modified", "organisation_name", "place", "sector", "standing"]
	# As many as there are governorates, and kinds of work.
	places = [organisation["place"], *(f"bench place {number}" for number in range(13))]
	sectors = [organisation["sector"], *(f"bench sector {number}" for number in range(11))]
	members = [
		(name, now, now, f"منظمة {name}", places[number % 14], sectors[number % 12], "Active")
		for number, name in enumerate(names)
	]
	frappe.db.bulk_insert(MEMBER, fields, members)
	shown = ("organisation_name", "place", "sector")
	fields = ["name", "parent", "parenttype", "parentfield", "fieldname", "agreed_on"]
	consents = [
		(f"{name}-{field}", name, MEMBER, "consents", field, "2020-01-01")
		for name in names[::2]
		for field in shown
	]
	frappe.db.bulk_insert("Field Consent", fields, consents)
	project_all(MEMBER)
	# As on a site whose members came one by one: the database knows how many values its indexes hold.
	frappe.db.sql(f"analyze table `tab{MEMBER}`")


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
