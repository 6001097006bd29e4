"""What a program reads over REST, against a bare DocType that is read by an engine's own key."""

import frappe
from frappe.permissions import add_permission
from frappe.utils.password import set_encrypted_password
from werkzeug.test import Client

from benchmarks import bare
from benchmarks.measure import Comparison, compare
from coalition.base.program_keys.making import hand_out_secret
from coalition.tests import factories
from coalition.tests.in_process import aside

# As for portal pages.
NUMBER, ROWS = 20, 20
SECRET = "a-secret-of-benchmarks"
OURS = "/api/method/coalition.api.v1.proposals.list?length=20"


def read_list() -> Comparison:
	"""A list of 20 proposals: key, scope, limits, cursor and typed answer included."""
	member = factories.member()
	key = factories.program_key(
		"organisation:read", holder_type=member.doctype, holder=member.name, requests_per_minute=6000
	)
	ours = f"token {hand_out_secret(key.name)}"
	with bare.twin_of("Proposed Change") as twin:
		add_permission(twin, "System Manager")
		for doctype in (twin, "Proposed Change"):
			_fill(doctype, member.name)
		bare_key = _engines_key()
		# The requests have a connection of their own.
		frappe.db.commit()
		theirs = f'/api/resource/{twin}?fields=["*"]&limit_page_length={ROWS}'
		try:
			return _compared(ours, bare_key, theirs)
		finally:
			frappe.db.delete("Custom DocPerm", {"parent": twin})


def _fill(doctype: str, member: str) -> None:
	for number in range(ROWS):
		row = {"member_organisation": member, "section": "Contact", "status": "Accepted", "proposer": "ليلى"}
		doc = frappe.get_doc({"doctype": doctype, "name": f"{member} {number}", **row})
		doc.update({"proposed_on": frappe.utils.now(), "decided_on": frappe.utils.now()})
		doc.db_insert()


def _engines_key() -> str:
	user = factories.user("System Manager")
	api_key = frappe.generate_hash(length=15)
	frappe.db.set_value("User", user, "api_key", api_key)
	set_encrypted_password("User", user, SECRET, "api_secret")
	return f"token {api_key}:{SECRET}"


def _compared(ours: str, bare_key: str, theirs: str) -> Comparison:
	for path, key in ((OURS, ours), (theirs, bare_key)):
		_ask(path, key, 3)
	return compare(
		f"{NUMBER} REST reads of {ROWS} rows",
		lambda: _ask(OURS, ours, NUMBER),
		lambda: _ask(theirs, bare_key, NUMBER),
		1.3,
		rounds=15,
	)


def _ask(path: str, key: str, number: int) -> None:
	def ask() -> None:
		client = Client(frappe.app.application)
		for _time in range(number):
			answer = client.get(path, headers={"Authorization": key})
			assert answer.status_code == 200, answer.get_data(as_text=True)

	aside(ask)
