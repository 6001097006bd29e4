"""What a program reads over REST, against a bare DocType that is read by an engine's own key."""

import frappe
from werkzeug.test import Client

from benchmarks import bare
from benchmarks.measure import Comparison, in_turns
from coalition.base.program_keys.making import hand_out_secret
from coalition.tests import factories
from coalition.tests.in_process import aside

READS, ROWS = 400, 20
OURS = f"/api/method/coalition.api.v1.proposals.list?length={ROWS}"
LIMIT = 1.3


def read_list() -> list[Comparison]:
	"""A list of 20 proposals: key, scope, limits, cursor and typed answer included."""
	member = factories.member()
	key = factories.program_key(
		"organisation:read", holder_type=member.doctype, holder=member.name, requests_per_minute=6000
	)
	ours = f"token {hand_out_secret(key.name)}"
	with bare.twin_of("Proposed Change") as twin:
		for doctype in (twin, "Proposed Change"):
			_fill(doctype, member.name)
		theirs = bare.new_key()
		# The requests have a connection of their own.
		frappe.db.commit()
		path = f'/api/resource/{twin}?fields=["*"]&limit_page_length={ROWS}'
		return aside(lambda: _compared((OURS, ours), (path, theirs)))


def _fill(doctype: str, member: str) -> None:
	for number in range(ROWS):
		row = {"member_organisation": member, "section": "Contact", "status": "Accepted", "proposer": "ليلى"}
		doc = frappe.get_doc({"doctype": doctype, "name": f"{member} {number}", **row})
		doc.update({"proposed_on": frappe.utils.now(), "decided_on": frappe.utils.now()})
		doc.db_insert()


def _compared(ours: tuple[str, str], theirs: tuple[str, str]) -> list[Comparison]:
	client = Client(frappe.app.application)

	def ask(path: str, key: str) -> None:
		answer = client.get(path, headers={"Authorization": key})
		assert answer.status_code == 200, answer.get_data(as_text=True)

	for each in (ours, theirs) * 5:
		ask(*each)
	title = f"REST read of {ROWS} rows"
	return in_turns(title, lambda: ask(*ours), lambda: ask(*theirs), LIMIT, READS)
