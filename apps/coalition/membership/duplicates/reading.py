"""Who on this site may be the same as somebody: read for the desk and the checks, not for the public.

Protected members are left out: what their record shows is a pseudonym. Whether a name is one of theirs is
known by a fingerprint alone, see `is_protected_member`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import frappe
from frappe.model.document import Document

from coalition.base.privacy.consents import public_views
from coalition.base.privacy.sealing.seal import fingerprint, fingerprints
from coalition.base.text.folding import fold
from coalition.membership.directory import named_members
from coalition.membership.duplicates.scoring import (
	ALIKE,
	SAME,
	Identity,
	Registration,
	alike,
	share_registration,
)

MEMBER, PERSON, APPLICATION = "Member Organisation", "Individual Member", "Membership Application"
# DocType -> the fields of its names.
NAMES = {
	MEMBER: ("organisation_name", "name_latin"),
	PERSON: ("person_name", "name_latin"),
	APPLICATION: ("organisation_name", "name_latin"),
}
MOST = 10
REGISTRATION = "Organisation Registration"


@dataclass(frozen=True)
class Candidate:
	"""A record that may be the same; `likeness` is that of the names, 0 where the registration alone is."""

	doctype: str
	name: str
	title: str
	place: str
	likeness: float
	same_registration: bool

	@property
	def same_name(self) -> bool:
		return self.likeness >= SAME


def identity_of(doc: Document) -> Identity:
	"""The names and registrations of a record, or of one that is being typed."""
	names = tuple(doc.get(field) or "" for field in NAMES[doc.doctype])
	rows = doc.get("registrations") or []
	return Identity(names, tuple(_registration(row) for row in rows))


def candidates(identity: Identity, besides: tuple[str, str] = ("", "")) -> list[Candidate]:
	"""Members, individuals and open applications that may be the same, likeliest first; at most MOST.

	`besides` is the record that asks, as (DocType, name).
	"""
	registered = _with_registration(identity)
	found = [
		candidate
		for doctype in NAMES
		for candidate in _of_kind(doctype, identity, registered)
		if (candidate.doctype, candidate.name) != besides
	]
	order = list(NAMES)
	found.sort(
		key=lambda each: (not each.same_registration, -each.likeness, order.index(each.doctype), each.name)
	)
	return found[:MOST]


def is_publicly_known(identity: Identity) -> bool:
	"""Whether a member that shows its name to everybody bears one like this.

	Only what such a member itself shows is compared: a stranger who types names learns what the page of
	members tells anyway.
	"""
	likely = [
		each.name
		for each in _of_kind(MEMBER, Identity(identity.names), set())
		if each.doctype == MEMBER and named_members.is_named(each.name)
	]
	for view in public_views(MEMBER, likely):
		shown = tuple(str(view.get(field) or "") for field in NAMES[MEMBER])
		if alike(identity, Identity(shown)) >= ALIKE:
			return True
	return False


def is_protected_member(doc: Document) -> bool:
	"""Whether a protected member was sealed under this very name in this place. Tells nothing else of it."""
	hidden = fingerprints(MEMBER)
	return bool(hidden) and fingerprint(MEMBER, doc.organisation_name or "", doc.place or "") in hidden


def _of_kind(doctype: str, identity: Identity, registered: set[tuple[str, str]]) -> Iterable[Candidate]:
	blocks = frozenset().union(*(each.blocks for each in identity.folded))
	for name, place, *names in _rows(doctype):
		same = (doctype, name) in registered
		# Most rows end here: a look-up is as fast as this line.
		if not same and all(blocks.isdisjoint(fold(each).blocks) for each in names if each):
			continue
		likeness = alike(identity, Identity(tuple(each or "" for each in names)))
		if same or likeness >= ALIKE:
			yield Candidate(
				doctype, name, names[0], place or "", likeness if likeness >= ALIKE else 0.0, same
			)


def _rows(doctype: str) -> Iterable[tuple]:
	"""Name, place and the names of all records; protected ones and decided applications are left out."""
	table = frappe.qb.DocType(doctype)
	told = [table[field] for field in NAMES[doctype]]
	# The names alone, compared in memory; what comes of it is shown to those who may read the record.
	query = frappe.qb.from_(table).select(table.name, table.place, *told)
	left = table.docstatus == 0 if doctype == APPLICATION else table.is_protected == 0
	return query.where(left).run()


def _with_registration(identity: Identity) -> set[tuple[str, str]]:
	"""The records that are registered as this one is."""
	if not any(each.number for each in identity.registrations):
		return set()
	# Numbers are compared as they are folded: not in the database.
	rows = frappe.get_all(
		REGISTRATION,
		filters={"number": ("is", "set"), "parenttype": ("in", (MEMBER, APPLICATION))},
		fields=["parenttype", "parent", "authority", "area", "number"],
	)
	return {
		(row.parenttype, row.parent)
		for row in rows
		if share_registration(identity.registrations, [_registration(row)])
	}


def _registration(row) -> Registration:
	return Registration(row.get("authority") or "", row.get("area") or "", row.get("number") or "")
