"""What modules say of the messages that people send by hand: the contract of `coalition_message_kinds`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.apps import plugins
from coalition.base.due_messages.discreet import discreet
from coalition.base.mail import sending
from coalition.base.mail.sending import Write

HOOK = "coalition_message_kinds"


@dataclass(frozen=True)
class Reached:
	"""Who is told: a person, or a group.

	`of` is what the person acts for; `phone` is the number by which they are reached (E.164), `language` what
	they read. Of who `is_protected` the name is the pseudonym, and no number is used but `agreed_phone`, to
	which they agreed.
	"""

	name: str
	of: str = ""
	phone: str = ""
	language: str | None = None
	is_protected: bool = False
	agreed_phone: str = ""


def _always(_record: Document) -> bool:
	return True


def _everybody() -> bool:
	return True


def _no_day(_record: Document) -> date | None:
	return None


def _nothing_follows(_record: Document, _day: date) -> None:
	"""A sending that changes nothing."""


@dataclass(frozen=True)
class MessageKind:
	"""One kind of message. Its functions get the record that it is about, as it is stored now.

	`name` is stored and stays for good. `writes` answers the function that writes the message, and values,
	as `sending.tell` takes them. `reaches` gets the Due Message as well, which names its recipient.
	`is_wanted` says whether there is still something to tell, `deadline` by when it is asked for: a day that
	stays, whenever it is sent. `on_sent` is what a sending brings about, on its day; `on_taken_back` undoes
	it, where the tick was a mistake. Where the text holds a key, `opens` is called by whoever asks to see it,
	and may refuse it; `may_send` says whether the user of this session is offered such messages at all.
	"""

	name: str
	label: str
	writes: Callable[[Document], tuple[Write, dict[str, object]]]
	reaches: Callable[[frappe._dict, Document], Reached]
	is_wanted: Callable[[Document], bool] = _always
	deadline: Callable[[Document], date | None] = _no_day
	on_sent: Callable[[Document, date], None] = _nothing_follows
	on_taken_back: Callable[[Document, date], None] = _nothing_follows
	opens: Callable[[Document], None] | None = None
	may_send: Callable[[], bool] = _everybody


def kinds() -> dict[str, MessageKind]:
	"""Those of all apps by their names; a broken function's are left out."""
	return {kind.name: kind for kind in plugins.answers_of(HOOK, MessageKind)}


def label_of(name: str) -> str:
	"""What a kind is called in the language of who reads; its name where no app declares it any more."""
	kind = kinds().get(name)
	# texts: labels of the kinds that apps declare.
	return _(kind.label) if kind else name


def text_of(kind: MessageKind, record: Document, reached: Reached) -> str:
	"""The message to paste, in the language of who reads it; of who is protected it is the discreet one.

	Raises AddressUnknown.
	"""
	if reached.is_protected:
		return sending.as_text(discreet, {"by": kind.deadline(record)}, reached.language)
	write, values = kind.writes(record)
	return sending.as_text(write, values, reached.language)
