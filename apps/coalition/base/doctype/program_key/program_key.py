import frappe
from frappe import _
from frappe.utils import cint, getdate

from coalition.base.errors import DecidedForGood, HolderUnclear, SettingOutOfRange
from coalition.base.plurals import listed
from coalition.base.program_keys import feeds, holders, making, scopes
from coalition.base.records import clock, locking
from coalition.base.records.decisions import has_changed
from coalition.base.records.document import CoalitionDocument
from coalition.base.text.bidi import fill
from coalition.base.text.words import tidy

LEAST, MOST = 1, 6000


class ProgramKey(CoalitionDocument):
	def validate(self) -> None:
		self.title, self.partner_name = tidy(self.title), tidy(self.partner_name)
		self._check_holder()
		self._check_times()
		self._check_scopes()
		if self.is_new():
			self.user = making.make_user(self.title)
			self.predecessor = self.flags.predecessor.name if self.flags.predecessor else None

	def after_insert(self) -> None:
		before = self.flags.predecessor
		self.db_set("family", before.family if before else self.name, update_modified=False)
		if self._asks_for_changes() and not before:
			feeds.begin(self)

	def on_update(self) -> None:
		if self._asks_for_changes():
			feeds.begin_again(self)
		if not self.flags.in_insert and self.has_value_changed("title"):
			frappe.db.set_value("User", self.user, {"first_name": self.title, "full_name": self.title})

	def before_print(self, settings: dict | None = None) -> None:
		"""The form shows ticks in place of the rows; paper shows the rows, which hold names for endpoints."""
		super().before_print(settings)
		labels = scopes.labels()
		for row in self.scopes:
			row.scope = labels.get(row.scope, row.scope)

	def on_trash(self) -> None:
		frappe.throw(_("A key is revoked and stays known."), DecidedForGood)

	def _check_holder(self) -> None:
		if self.is_new() and self.holder_type and self.holder_type not in (known := holders.kinds()):
			# texts: names of DocTypes.
			names = listed(_(name) for name in known)
			frappe.throw(fill(_("Only records of these kinds hold a key: {0}."), names), HolderUnclear)
		if bool(self.holder_type and self.holder) == bool(self.partner_name):
			frappe.throw(
				_("Choose the member or the branch that holds the key, or write which partner does."),
				HolderUnclear,
			)
		if self.is_new() and self.holder:
			# Whoever changes the holder meanwhile is done before the first key of its own begins.
			locking.lock(self.holder_type, self.holder)

	def _check_scopes(self) -> None:
		if self.is_new():
			wanted = dict.fromkeys(scopes.held_by(self))
			scopes.require_known(wanted)
			self.set("scopes", scopes.rows(wanted))
		elif has_changed(self, "scopes"):
			frappe.throw(_("What a key may do does not change: another key is made."), DecidedForGood)

	def _asks_for_changes(self) -> bool:
		return feeds.SCOPE in scopes.held_by(self)

	def _check_times(self) -> None:
		if has_changed(self, "expires_on") and getdate(self.expires_on) < clock.today():
			frappe.throw(_("The last day of the key has passed already."), SettingOutOfRange)
		if not LEAST <= cint(self.requests_per_minute) <= MOST:
			# texts: labels of the DocType.
			label = _(self.meta.get_label("requests_per_minute"))
			frappe.throw(fill(_("{0}: from {1} to {2}."), label, LEAST, MOST), SettingOutOfRange)
