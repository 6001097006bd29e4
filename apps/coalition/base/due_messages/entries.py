"""The rows of messages that people send by hand: put once, ticked once, taken back for a while.

A row says whom, about which record and of which kind, and holds no text, name or number: these are made when
it is shown, from the records as they are then. So there is nothing in it to seal or to erase.
"""

from datetime import date, datetime, timedelta
from hashlib import sha256

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.due_messages.kinds import MessageKind, kinds
from coalition.base.errors import NotToBeTakenBack
from coalition.base.records import clock, locking

DUE = "Due Message"
WAITING, SENT = "Waiting", "Sent"
# So long whoever ticked by mistake takes it back; later somebody may have acted on it.
MINUTES_TO_TAKE_BACK = 15
KEPT_DAYS = 90
FIELDS = (
	*("name", "kind", "status", "recipient_doctype", "recipient_name", "reference_doctype"),
	*("reference_name", "due_on", "sent_by", "sent_on", "opened_by"),
)

# A DocType and a name.
Recipient = tuple[str, str]


def put(kind: str, record: Document, recipient: Recipient | None, due_on: date | None = None) -> None:
	"""Let somebody be told of a record by hand, in this transaction; nobody (None) means a group.

	What waits already for the same recipient waits once, since when it did.
	"""
	row = frappe.new_doc(DUE)
	row.set_new_name()
	to = recipient or (None, None)
	values = {
		"name": row.name,
		"now": clock.now(),
		"user": frappe.session.user,
		"kind": kind,
		"status": WAITING,
		"recipient_doctype": to[0],
		"recipient_name": to[1],
		"reference_doctype": record.doctype,
		"reference_name": str(record.name),
		"due_on": due_on or clock.today(),
		"open_for": _key(kind, *to, record.doctype, str(record.name)),
	}
	# Of two at once one inserts and the other finds it: the index decides, and nobody waits for a gap.
	query = """insert into `tabDue Message` (name, creation, modified, owner, modified_by, kind, status,
		recipient_doctype, recipient_name, reference_doctype, reference_name, due_on, open_for)
		values (%(name)s, %(now)s, %(now)s, %(user)s, %(user)s, %(kind)s, %(status)s, %(recipient_doctype)s,
		%(recipient_name)s, %(reference_doctype)s, %(reference_name)s, %(due_on)s, %(open_for)s)
		on duplicate key update open_for = values(open_for)"""
	frappe.db.sql(query, values)


def _key(*parts: str | None) -> str:
	"""What one row at a time has that waits."""
	return sha256("\n".join(part or "" for part in parts).encode()).hexdigest()


def tick(row: frappe._dict, kind: MessageKind, record: Document) -> None:
	"""Note that the user of this session sent it, today; what was ticked already stays as it is.

	The row is locked (`locked`).
	"""
	if row.status != WAITING:
		return
	noted = {"status": SENT, "sent_by": frappe.session.user, "sent_on": clock.now(), "open_for": None}
	frappe.db.set_value(DUE, row.name, noted)
	kind.on_sent(record, clock.today())


def take_back(row: frappe._dict, kind: MessageKind, record: Document) -> None:
	"""Let it wait again: the tick was a mistake. Raises NotToBeTakenBack. The row is locked.

	Where the same has come to wait anew since then, that one stays.
	"""
	if not may_be_taken_back(row):
		frappe.throw(
			_("Only whoever ticked it takes it back, within a quarter of an hour."), NotToBeTakenBack
		)
	parts = ("kind", "recipient_doctype", "recipient_name", "reference_doctype", "reference_name")
	key = _key(*(row[part] for part in parts))
	if locking.locked_name(DUE, {"open_for": key}):
		frappe.db.delete(DUE, {"name": row.name})
	else:
		waits = {"status": WAITING, "sent_by": None, "sent_on": None, "open_for": key}
		frappe.db.set_value(DUE, row.name, waits)
	kind.on_taken_back(record, row.sent_on.date())


def may_be_taken_back(row: frappe._dict) -> bool:
	since = clock.now() - timedelta(minutes=MINUTES_TO_TAKE_BACK)
	return row.status == SENT and row.sent_by == frappe.session.user and row.sent_on >= since


def locked(name: str) -> frappe._dict:
	"""The row as it is stored now, held from the beginning of a transaction. Raises DoesNotExistError."""
	locking.lock_first([(DUE, name)])
	return frappe.db.get_value(DUE, name, list(FIELDS), as_dict=True)


def waiting(today: date) -> list[frappe._dict]:
	"""All that is due, the oldest first. Who may see which, the caller says."""
	due = {"status": WAITING, "due_on": ("<=", today)}
	return frappe.get_all(DUE, filters=due, fields=list(FIELDS), order_by="due_on asc, creation asc")


def sent_since(moment: datetime) -> list[frappe._dict]:
	"""What was ticked since then, the latest first. Who may see which, the caller says."""
	sent = {"status": SENT, "sent_on": (">=", moment)}
	return frappe.get_all(DUE, filters=sent, fields=list(FIELDS), order_by="sent_on desc")


def record_of(row: frappe._dict) -> Document | None:
	"""The record that a message is about, None where it is gone."""
	if not row.reference_doctype or not frappe.db.exists(row.reference_doctype, row.reference_name):
		return None
	return frappe.get_doc(row.reference_doctype, row.reference_name)


def forget(doctype: str, name: str) -> None:
	"""Delete what waits for this recipient: they have left, and nobody tells them anything any more."""
	frappe.db.delete(DUE, {"status": WAITING, "recipient_doctype": doctype, "recipient_name": name})


def forget_sent() -> None:
	"""A daily job of its own, which no kind of another app stops: what was sent long ago goes."""
	frappe.db.delete(DUE, {"status": SENT, "sent_on": ("<", clock.now() - timedelta(days=KEPT_DAYS))})


def sweep() -> None:
	"""The daily job: what nobody need be told any more goes."""
	for row in waiting(date.max):
		kind, record = kinds().get(row.kind), record_of(row)
		# Of a kind that no app declares just now nobody knows; its app may come back.
		if not record or (kind and not kind.is_wanted(record)):
			frappe.db.delete(DUE, {"name": row.name, "status": WAITING})
