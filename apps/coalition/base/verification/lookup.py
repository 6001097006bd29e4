"""What a stranger who holds a paper learns of it: that it is genuine, its number, date and state."""

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.records import clock
from coalition.base.request import limits
from coalition.base.verification import kinds
from coalition.base.verification.state import State, state_on

# Enough for a desk that checks a pile of papers; 2^90 codes are none the nearer.
MOST, SECONDS = 60, 600
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True)
class Verified:
	"""What may be told of a genuine document; `facts` are labels and values that its holder allowed."""

	state: State
	state_in_words: str
	number: str
	issued_on: date
	valid_until: date | None
	revoked_on: date | None
	facts: tuple[tuple[str, object], ...] = ()


def count_try() -> None:
	"""Count that somebody asks about a code, in the portal or by REST. Raises TooManyTries."""
	limits.count_against("verify", limits.caller(), MOST, SECONDS)


def look_up(code: str) -> Verified | None:
	"""The document of a whole code (as `codes.read` answers it); None where there is none."""
	# Whoever holds the paper may ask, with or without an account: what is told stands below.
	name = frappe.db.get_value("Verification Code", {"code": code})
	if not name:
		return None
	found = frappe.get_doc("Verification Code", name)
	kind, record = kinds.find(found.kind), _record(found)
	last_day = last_day_of(found, kind.ended_on(record) if kind and record else None)
	state = state_on(clock.today(), last_day, found.revoked_on)
	return Verified(
		state=state,
		state_in_words=in_words(state),
		number=found.number,
		issued_on=found.issued_on,
		valid_until=last_day,
		revoked_on=found.revoked_on,
		facts=tuple(_facts(found, kind, record)),
	)


def _record(found: Document) -> Document | None:
	if not frappe.db.exists(found.reference_doctype, found.reference_name):
		return None
	return frappe.get_doc(found.reference_doctype, found.reference_name)


def last_day_of(found: dict, ended_on: date | None) -> date | None:
	"""The one on the paper, or the day before what it says was over."""
	days = [found.valid_until, ended_on and ended_on - timedelta(days=1)]
	return min((day for day in days if day), default=None)


def in_words(state: State) -> str:
	"""The engine has these words for other things: ours have a context of their own."""
	return {
		State.VALID: _("Valid", context="Document"),
		State.EXPIRED: _("Expired", context="Document"),
		State.REVOKED: _("Revoked", context="Document"),
	}[state]


def _facts(
	found: Document, kind: kinds.VerifiableDocument | None, record: Document | None
) -> list[tuple[str, object]]:
	if not kind or not record or not kind.may_be_seen(record):
		return []
	said, allowed = json.loads(found.said or "{}"), (found.seen_fields or "").split(",")
	shown = [name for name in kind.showable if name in allowed and said.get(name)]
	# texts: marked by the modules that register the kinds.
	return [(_(kind.showable[name]), _as_shown(kind, said[name])) for name in shown]


def _as_shown(kind: kinds.VerifiableDocument, value: object) -> object:
	"""A day where a text is one, the kind in the reader's language; all else as it stands on the paper."""
	if isinstance(value, str) and _DAY.fullmatch(value):
		return getdate(value)
	# texts: marked by the module that registers the kind.
	return _(kind.kind) if value == kind.kind else str(value)
