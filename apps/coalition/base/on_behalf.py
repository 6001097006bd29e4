"""On behalf of: what came by call, voice note or paper, entered by one person for another.

A record with these fields derives from OnBehalf: channel, given_on, channel_note, entered_by, person_account,
confirmed_by, confirmed_on, and a field of its own that names the person.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate, now

from coalition.base import errors
from coalition.base.document import CoalitionDocument

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
		if is_open(self):
			self.set_onload("entered_for", in_words(self))

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
		frappe.throw(_("Write who said it: «{0}» is empty.").format(label), errors.OriginMissing)
	if getdate(doc.given_on) > getdate():
		frappe.throw(_("It cannot have come after today: check the day."), errors.OriginMissing)


def is_open(doc: Document) -> bool:
	"""Whether it was entered for somebody who has not confirmed it."""
	return bool(doc.channel) and doc.channel not in BY_THE_SYSTEM and not doc.confirmed_by


def in_words(doc: OnBehalf) -> str:
	"""«Entered for … by …», and how it came; with who confirmed it, or that nobody has."""
	# texts: options of DocTypes.
	shown = doc.get(doc.person_field), frappe.utils.get_fullname(doc.entered_by), _(doc.channel)
	if doc.confirmed_by:
		return _("Entered for {0} by {1} ({2}), and confirmed.").format(*shown)
	return _("Entered for {0} by {1} ({2}), not yet confirmed.").format(*shown)


def confirm(doc: OnBehalf, user: str) -> None:
	"""The person for whom it was entered says that it is so; once, and nobody else can.

	Raises NotForYou for anybody but the account that the record names, SamePersonTwice for who entered it.
	"""
	stored = frappe.get_doc(doc.doctype, doc.name, for_update=True)
	if not stored.person_account or user != stored.person_account:
		frappe.throw(_("Only the person for whom it was entered can confirm it."), errors.NotForYou)
	if user in (stored.entered_by, stored.owner):
		frappe.throw(_("Who entered it cannot confirm it as well."), errors.SamePersonTwice)
	if is_open(stored):
		stored.db_set({"confirmed_by": user, "confirmed_on": now()})
		doc.update({"confirmed_by": user, "confirmed_on": stored.confirmed_on})
