"""The key itself."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

import frappe

from coalition.api.caller import Caller
from coalition.api.endpoint import ANY_KEY, Nothing, endpoint
from coalition.api.responses.timestamps import with_offset
from coalition.api.shapes.field_info import FieldInfo


@dataclass(frozen=True)
class Holder:
	"""For whom the program works."""

	kind: Annotated[
		str, FieldInfo("Member Organisation, Coalition Branch, or Partner.", example="Coalition Branch")
	]
	name: Annotated[str | None, FieldInfo("The number of its record; null for a partner without one.")]
	title: Annotated[str, FieldInfo("What it is called; a pseudonym where it is protected.")]


@dataclass(frozen=True)
class Me:
	"""The key by which the request came."""

	title: Annotated[str, FieldInfo("What the key is for.")]
	holder: Holder
	scopes: Annotated[tuple[str, ...], FieldInfo("What the key is good for.")]
	expires_on: Annotated[date, FieldInfo("The last day on which it opens anything.")]
	works_until: Annotated[
		datetime | None, FieldInfo("Where a successor was made: the moment at which this key ends.")
	]
	last_used_on: Annotated[datetime | None, FieldInfo("When it was used before, to the minute.")]
	requests_per_minute: int


@endpoint(summary="The key: holder, scopes, last day", scope=ANY_KEY)
def get(caller: Caller, asked: Nothing) -> Me:
	"""Tells a program whether its key works, for whom, and until when. Every key may ask."""
	key = caller.program
	return Me(
		title=key.title,
		holder=_holder(key.holder_type, key.holder, key.partner_name),
		scopes=tuple(sorted(key.scopes)),
		expires_on=key.times.expires_on,
		works_until=with_offset(key.times.works_until),
		last_used_on=with_offset(key.last_used_on),
		requests_per_minute=key.requests_per_minute,
	)


def _holder(kind: str, name: str, partner: str) -> Holder:
	if not kind:
		return Holder("Partner", None, partner)
	title = frappe.db.get_value(kind, name, frappe.get_meta(kind).get_title_field())
	return Holder(kind, name, title or name)
