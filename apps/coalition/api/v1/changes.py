"""What has changed since a program asked before.

A program begins with `from_now`, reads the lists it needs, and from then on asks with the cursor it was
given last. Whatever becomes visible afterwards is told, in that order, and nothing is missed: a change that
was entered early and committed late comes late, and not between what was told already. Something may be told
that a list has shown before.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, cast

import frappe

from coalition.api.caller import Caller
from coalition.api.endpoint import endpoint
from coalition.api.pages import LENGTH, Length, seal, unseal
from coalition.api.responses.problems import Refusal
from coalition.api.responses.timestamps import with_offset
from coalition.api.shapes.field_info import FieldInfo
from coalition.base.program_keys import feeds


@dataclass(frozen=True)
class ListChanges:
	cursor: Annotated[
		str | None,
		FieldInfo("`cursor` of the answer before; without it all that is kept is told.", longest=1000),
	] = None
	from_now: Annotated[bool, FieldInfo("Tell nothing, and answer a cursor for what comes.")] = False
	length: Length = LENGTH


@dataclass(frozen=True)
class Change:
	"""Something happened to a record; what it is now, its own endpoint tells."""

	kind: Annotated[
		str,
		FieldInfo(
			"organisation (its profile, people or standing), proposal, declaration, letter, application (one"
			" of a list); others may come."
		),
	]
	name: Annotated[str, FieldInfo("The number of the record.")]
	what: Literal["made", "changed", "ended"]
	happened_on: datetime


@dataclass(frozen=True)
class Changes:
	"""What happened since the cursor."""

	items: tuple[Change, ...]
	cursor: Annotated[str, FieldInfo("For asking again: always given, also where nothing happened.")]
	more: Annotated[bool, FieldInfo("Whether there is more at once.")]


@endpoint(
	summary="What has changed since a cursor", scope="changes:read", errors=("not_found", "cursor_too_old")
)
def list(caller: Caller, asked: ListChanges) -> Changes:
	"""What happened to records that this key may read, in the order in which it became visible.

	Of a record that changed several times at once one change is told. Changes are kept for 90 days: with an
	older cursor (410) begin anew with `from_now`, and read the lists.
	"""
	key = caller.program
	feed = feeds.feed_of(key.family)
	if not feed:
		# Its keys were made before they could ask; or the last of them was just revoked.
		raise Refusal("not_found")
	what, kinds = f"changes of {key.family}", feeds.kinds_for(key.scopes)
	if asked.from_now:
		return Changes((), seal(what, [feed.name, feed.last_number]), False)
	start = _start(feed, unseal(what, asked.cursor))
	rows = feeds.notes_after(feed.name, start, kinds, asked.length + 1)
	told, more = rows[: asked.length], len(rows) > asked.length
	# Past what this key may not read as well: else its cursor would grow too old while nothing is missed.
	reached = told[-1].number if more else feed.last_number
	items = tuple(Change(row.kind, row.record, row.what, with_offset(row.happened_on)) for row in told)
	return Changes(items, seal(what, [feed.name, reached]), more)


def _start(feed: frappe._dict, place: object) -> int:
	"""The number after which is told. Raises Refusal where something of that is kept no longer."""
	before_all = feeds.first_kept(feed) - 1
	if place is None:
		return before_all
	of, number = cast(tuple[str, int], place)
	# A feed that was forgotten and begun anew numbers anew; a number that is newer than anything here is of a
	# site that was brought back from a copy of before.
	if of != feed.name or not before_all <= number <= feed.last_number:
		raise Refusal("cursor_too_old")
	return number
