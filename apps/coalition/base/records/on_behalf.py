"""On behalf of: what came by call, voice note or paper, entered by one person for another.

A record with these fields derives from OnBehalf: channel, given_on, channel_note, entered_by, person_account,
confirmed_by, confirmed_on, and a field of its own that names the person. Where it has denied_on and denial as
well, that person can also say that it is not so.
"""

from functools import reduce

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder.functions import Coalesce
from frappe.utils import getdate, now
from frappe.utils.caching import site_cache
from pypika.queries import QueryBuilder
from pypika.terms import ValueWrapper

from coalition.base import errors
from coalition.base.records import locking
from coalition.base.records.document import CoalitionDocument
from coalition.base.text.bidi import fill
from coalition.base.text.words import tidy

PORTAL = "Portal"
# Records from before this was asked, and registers that a coalition brought along.
NOT_RECORDED = "Not Recorded"
# How it came is known, and nobody has to confirm it: the system alone says so.
BY_THE_SYSTEM = (PORTAL, NOT_RECORDED)


class OnBehalf(CoalitionDocument):
	"""A record that says who entered it for whom, how it came, and whether that person confirmed it."""

	# The field that names the person for whom it is entered.
	person_field = ""

	def onload(self) -> None:
		if self.get("denied_on"):
			self.set_onload("denied_for", denial_in_words(self))
		elif is_open(self):
			self.set_onload("entered_for", in_words(self))

	def told(self) -> list[tuple[str, object]]:
		"""Labels and values of what was entered, for the person who confirms it."""
		return []

	def note_origin(self) -> None:
		"""Call it in `validate`. Raises OriginMissing for what a person enters without saying how it came.

		Code of ours that vouched for itself (`flags.ignore_permissions`) sets the channel that it knows, and
		who entered it where that is somebody else.
		"""
		before, vouched = self.get_doc_before_save(), self.flags.ignore_permissions
		if before:
			_keep(self, before)
		elif self.channel == PORTAL:
			self.entered_by = None
		elif not (vouched and self.entered_by):
			self.entered_by = frappe.session.user
		stays = before and before.channel == self.channel
		if self.channel in BY_THE_SYSTEM and not (vouched or stays):
			self.channel = None
		if self.channel not in BY_THE_SYSTEM:
			_check(self)


def ways_at_the_desk(doc: Document) -> tuple[tuple[str, str], ...]:
	"""The ways on which something came that a person may choose, each with its name for people."""
	ways = doc.meta.get_field("channel").options.split("\n")
	# texts: options of the DocTypes.
	return tuple((way, _(way)) for way in ways if way and way not in BY_THE_SYSTEM)


def _keep(doc: OnBehalf, before: Document) -> None:
	doc.entered_by = before.entered_by
	if before.channel in BY_THE_SYSTEM:
		doc.channel = before.channel


def _check(doc: OnBehalf) -> None:
	if not doc.channel:
		frappe.throw(_("Choose how it came: by a call, on paper, in person…"), errors.OriginMissing)
	if not doc.get(doc.person_field):
		# texts: labels of DocTypes.
		label = _(doc.meta.get_label(doc.person_field))
		frappe.throw(fill(_("Write who said it: «{0}» is empty."), label), errors.OriginMissing)
	if getdate(doc.given_on) > getdate():
		frappe.throw(_("It cannot have come after today: check the day."), errors.OriginMissing)


def is_open(doc: Document) -> bool:
	"""Whether it was entered for somebody who has not confirmed it, nor said that it is not so."""
	answered = doc.confirmed_by or doc.get("denied_on")
	return bool(doc.channel) and doc.channel not in BY_THE_SYSTEM and not answered


def in_words(doc: OnBehalf) -> str:
	"""«Entered for … by …», and how it came; with who confirmed it, or that nobody has."""
	# texts: options of DocTypes.
	shown = doc.get(doc.person_field), frappe.utils.get_fullname(doc.entered_by), _(doc.channel)
	if doc.confirmed_by:
		return fill(_("Entered for {0} by {1} ({2}), and confirmed."), *shown)
	return fill(_("Entered for {0} by {1} ({2}), not yet confirmed."), *shown)


def denial_in_words(doc: OnBehalf) -> str:
	return fill(_("The person for whom it was entered says that it is not so: {0}"), doc.denial)


def waiting_for(user: str) -> list[OnBehalf]:
	"""What was entered for this user and waits to be confirmed, the oldest first."""
	# Each names its person, who may see it and nothing else of the kind.
	found = [frappe.get_doc(doctype, name) for doctype, name in _open_entries(user)]
	return sorted(found, key=lambda doc: str(doc.creation))


def count_waiting(user: str) -> int:
	"""How much `waiting_for` answers."""
	return len(_open_entries(user))


def _open_entries(user: str) -> list[tuple[str, str]]:
	"""The DocType and name of each, in one query for all kinds."""
	# The user sees what names them, whatever rights their role has.
	every = reduce(lambda one, other: one.union_all(other), (_open_of(doctype, user) for doctype in kinds()))
	return [tuple(row) for row in frappe.qb.from_(every).select("doctype", "name").run()]


def _open_of(doctype: str, user: str) -> QueryBuilder:
	table = frappe.qb.DocType(doctype)
	is_open = (table.person_account == user) & table.confirmed_by.isnull() & (table.docstatus != 2)
	if frappe.get_meta(doctype).has_field("denied_on"):
		is_open &= table.denied_on.isnull()
	entered = Coalesce(table.channel, "").notin(("", *BY_THE_SYSTEM))
	query = frappe.qb.from_(table).select(ValueWrapper(doctype).as_("doctype"), table.name)
	return query.where(is_open & entered)


@site_cache(ttl=600)
def kinds() -> list[str]:
	"""The DocTypes that are entered on somebody's behalf, ours and those of other apps."""
	named = {"fieldname": "person_account", "options": "User"}
	return sorted(frappe.get_all("DocField", filters=named, pluck="parent"))


def confirm(doc: OnBehalf, user: str) -> None:
	"""The person for whom it was entered says that it is so; once, and nobody else can.

	Raises NotForYou for anybody but the account that the record names, SamePersonTwice for who entered it.
	"""
	stored = _for_its_person(doc, user)
	if is_open(stored):
		stored.db_set({"confirmed_by": user, "confirmed_on": now()})
		doc.update({"confirmed_by": user, "confirmed_on": stored.confirmed_on})


def deny(doc: OnBehalf, user: str, denial: str) -> None:
	"""The person for whom it was entered says that it is not so, and what is; once, and nobody else can.

	It changes nothing by itself: what was entered stays until somebody who may corrects it, and shows the
	denial. Raises as `confirm` does, and ReasonMissing.
	"""
	stored = _for_its_person(doc, user)
	if not tidy(denial):
		frappe.throw(_("Please write what is wrong, so that it can be corrected."), errors.ReasonMissing)
	if is_open(stored):
		stored.db_set({"denied_on": now(), "denial": denial.strip()[:1000]})
		stored.add_comment("Info", denial_in_words(stored))


def _for_its_person(doc: OnBehalf, user: str) -> OnBehalf:
	"""The record as it is stored, locked, where this user is the person for whom it was entered."""
	stored = locking.locked(doc.doctype, doc.name)
	if not stored.person_account or user != stored.person_account:
		frappe.throw(_("Only the person for whom it was entered can confirm it."), errors.NotForYou)
	if user in (stored.entered_by, stored.owner):
		frappe.throw(_("Who entered it cannot confirm it as well."), errors.SamePersonTwice)
	return stored
