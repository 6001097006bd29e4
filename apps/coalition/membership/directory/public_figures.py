"""The three figures that everybody sees, kept for a minute: to count them the database reads all members.

Whoever changes a member forgets them once that is committed; who counted meanwhile may keep for a minute what
was true before. They name nobody; what is named, offered and found is read anew for each visitor.
"""

from dataclasses import asdict
from typing import TYPE_CHECKING

import frappe
from frappe.model.document import Document
from redis.exceptions import RedisError

from coalition.membership.kinds import KINDS, MemberKind

if TYPE_CHECKING:
	from coalition.membership.directory.named_members import Figures

KEPT_FOR = 60
_KEY = "coalition_public_figures:{0}"


def public_figures(kind: MemberKind) -> "Figures":
	"""How many belong, are active and are named, as of a minute ago at the earliest."""
	# They are counted by the projection of standings, which forgets them.
	from coalition.membership.directory.named_members import Figures, figures

	key = _KEY.format(kind.doctype)
	kept = frappe.cache.get_value(key, expires=True)
	if kept:
		return Figures(**kept)
	counted = figures(kind)
	frappe.cache.set_value(key, asdict(counted), expires_in_sec=KEPT_FOR)
	return counted


def forget(doc: Document | None = None, _event: str | None = None) -> None:
	"""For `doc_events` of members, settings, and whatever stores their standing."""
	# Once for each transaction: a register enters thousands in one.
	if not frappe.local.flags.coalition_forgets_figures:
		frappe.local.flags.coalition_forgets_figures = True
		frappe.db.after_commit.add(_forget)
		frappe.db.after_rollback.add(_begin_anew)


def _begin_anew() -> None:
	frappe.local.flags.coalition_forgets_figures = False


def _forget() -> None:
	_begin_anew()
	for doctype in KINDS:
		try:
			frappe.cache.delete_value(_KEY.format(doctype))
		except RedisError:
			# It forgets by itself.
			return
