"""The keys as they are stored: which one a user is, and noting that it was used."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import frappe

from coalition.base.accounts.portal_accounts import account_of
from coalition.base.program_keys.scopes import ROW
from coalition.base.program_keys.working import Ended, Times, ended
from coalition.base.records import clock
from coalition.base.records.plain_rows import row_of, rows_of
from coalition.base.text import addresses

KEY = "Program Key"
# What its programs were answered, for as long as they may send a request again.
ANSWERED = "Answered Request"
ACTIVE, REVOKED = "Active", "Revoked"
COLUMNS = (
	*("name", "title", "state", "holder_type", "holder", "partner_name", "expires_on", "works_until"),
	*("requests_per_minute", "last_used_on", "family", "user"),
)
NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Key:
	"""A key as it is stored now; `family` is the first of the keys that replaced each other."""

	name: str
	title: str
	user: str
	holder_type: str
	holder: str
	partner_name: str
	family: str
	scopes: frozenset[str]
	requests_per_minute: int
	times: Times
	last_used_on: datetime | None

	@property
	def ended(self) -> Ended | None:
		return ended(self.times, clock.now())


def key_of_session() -> Key | None:
	"""The key by which this request came, asked once per request; None for people and guests."""
	user = frappe.session.user
	# Only users of ours without an address can be a key's; people's accounts come without its header, and are
	# known by now.
	if not addresses.is_placeholder(user) or (not _is_sent() and account_of(user)):
		return None
	asked = frappe.local.flags.setdefault("coalition_program_keys", {})
	if user not in asked:
		asked[user] = _key_of(user)
	return asked[user]


def _is_sent() -> bool:
	return bool(frappe.request and frappe.get_request_header("Authorization"))


def _key_of(user: str) -> Key | None:
	row = row_of(KEY, COLUMNS, user=user)
	if not row:
		return None
	return Key(
		name=row.name,
		title=row.title,
		user=row.user,
		holder_type=row.holder_type or "",
		holder=row.holder or "",
		partner_name=row.partner_name or "",
		family=row.family or row.name,
		scopes=frozenset(each.scope for each in rows_of(ROW, ["scope"], parent=row.name, parenttype=KEY)),
		requests_per_minute=row.requests_per_minute,
		times=Times(row.state != ACTIVE, row.expires_on, row.works_until),
		last_used_on=row.last_used_on,
	)


def was_revoked(api_key: str) -> bool:
	"""Whether this is the public half of a key that was revoked."""
	user = api_key and frappe.db.get_value("User", {"api_key": api_key})
	return bool(user and frappe.db.exists(KEY, {"user": user, "state": REVOKED}))


def users_of(family: str) -> list[str]:
	"""The users of a key and of those that replaced it."""
	# A program's own.
	return frappe.get_all(KEY, filters={"family": family}, pluck="user")


def note_use(key: Key) -> None:
	"""Store that the key is used, once a minute at most, before any work of the request begins."""
	now = clock.now().replace(microsecond=0)
	if key.last_used_on and now - key.last_used_on < NOTED_EVERY:
		return
	frappe.db.set_value(KEY, key.name, "last_used_on", now, update_modified=False)
	# The work that follows may fail or take long: nobody waits for this row, and the use stays noted.
	frappe.db.commit()


def holder_keys(holder_type: str, holder: str) -> list[str]:
	"""The names of a holder's keys that are not revoked."""
	held = {"holder_type": holder_type, "holder": holder, "state": ACTIVE}
	# The system looks for what it ends.
	return frappe.get_all(KEY, filters=held, pluck="name")
