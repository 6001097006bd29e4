"""What is to be sent today, as the page shows it: by person, the oldest first, and what was sent today."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice

import frappe
from frappe.model.document import Document
from frappe.utils import get_fullname

from coalition.base.due_messages import entries, senders
from coalition.base.due_messages.kinds import MessageKind, Reached, kinds, label_of, text_of
from coalition.base.overview.waiting import record_link
from coalition.base.records import clock
from coalition.base.text import phones, whatsapp
from coalition.base.text.formatting import long_date, long_moment

# On one page: more would be long on a telephone, and heavy on its line.
AT_MOST = 20


@dataclass(frozen=True)
class Shown:
	"""One message. `text` is "" where it holds a key and the reader has not asked to see it.

	`whatsapp` is "" where no link may carry the number; `deadline` and `since` are days in words.
	"""

	name: str
	label: str
	text: str
	whatsapp: str
	deadline: str
	since: str
	# To the record at the desk, "" for who may not read it.
	link: str


@dataclass(frozen=True)
class Told:
	"""A person or a group with all that is to be told them; `call` is an address (tel:), else ""."""

	name: str
	of: str
	phone: str
	call: str
	is_protected: bool
	messages: list[Shown] = field(default_factory=list)


@dataclass(frozen=True)
class Sent:
	"""A message that somebody ticked."""

	name: str
	label: str
	person: str
	by: str
	on: str
	may_be_taken_back: bool


@dataclass(frozen=True)
class Whole:
	"""A row with its kind, the record that it is about, and who is reached."""

	row: frappe._dict
	kind: MessageKind
	record: Document
	reached: Reached


def of_user(after: int = 0) -> tuple[list[Told], bool]:
	"""What the user of this session may send today, by person; and whether there is more than is shown.

	It begins after so many messages: a page of them is AT_MOST. Raises AddressUnknown.
	"""
	rows = senders.may_send(entries.waiting(clock.today()))
	wholes = list(islice(filter(None, map(whole_of, rows)), after, after + AT_MOST + 1))
	people: dict[tuple[str, ...], Told] = {}
	for whole in wholes[:AT_MOST]:
		reached = whole.reached
		# Nobody who is protected shares a pseudonym.
		key = (reached.name, reached.of, reached.phone)
		people.setdefault(key, _told(reached)).messages.append(_shown(whole))
	return list(people.values()), len(wholes) > AT_MOST


def whole_of(row: frappe._dict) -> Whole | None:
	"""The row with all that belongs to it; None where there is nothing to tell any more."""
	kind = kinds().get(row.kind)
	record = entries.record_of(row) if kind else None
	if not kind or not record or not kind.is_wanted(record):
		return None
	return Whole(row, kind, record, kind.reaches(row, record))


def count_of_user() -> int:
	"""How many wait that the user may see, counted without reading their records."""
	return len(senders.may_send(entries.waiting(clock.today())))


def sent_today() -> list[Sent]:
	"""What was ticked today, of what the user may see, the latest first."""
	rows = senders.may_send(entries.sent_since(datetime.combine(clock.today(), time.min)))
	return [sent_of(row) for row in rows[:AT_MOST]]


def sent_of(row: frappe._dict) -> Sent:
	"""A ticked row in words; of a record that is gone nobody is named."""
	kind, record = kinds().get(row.kind), entries.record_of(row)
	person = kind.reaches(row, record).name if kind and record else ""
	return Sent(
		row.name,
		label_of(row.kind),
		person,
		get_fullname(row.sent_by),
		long_moment(row.sent_on, frappe.local.lang),
		entries.may_be_taken_back(row),
	)


def _told(reached: Reached) -> Told:
	number = _number(reached)
	call = f"tel:{number}" if number else ""
	return Told(reached.name, reached.of, phones.shown(number), call, reached.is_protected)


def _number(reached: Reached) -> str:
	return reached.agreed_phone if reached.is_protected else reached.phone


def _shown(whole: Whole) -> Shown:
	kind, reached, number = whole.kind, whole.reached, _number(whole.reached)
	hides = kind.opens and whole.row.opened_by != frappe.session.user and not reached.is_protected
	text = "" if hides else text_of(kind, whole.record, reached)
	# The link carries the number; of who is protected, only with their agreement.
	is_linked = text and (number or not reached.is_protected)
	return Shown(
		whole.row.name,
		label_of(kind.name),
		text,
		whatsapp.address(text, number) if is_linked else "",
		_in_words(kind.deadline(whole.record)),
		_in_words(whole.row.due_on),
		_link(whole.record),
	)


def _link(record: Document) -> str:
	return record_link(record.doctype, record.name) if record.has_permission("read") else ""


def _in_words(day: date | None) -> str:
	return long_date(day, frappe.local.lang) if day else ""
