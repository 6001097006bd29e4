import frappe
from frappe import _

from coalition.base.errors import WrittenByTheSystem
from coalition.base.records.document import CoalitionDocument


class ConfigurationChange(CoalitionDocument):
	"""Who changed how the coalition's system works; `coalition.audit` writes past this document."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		action: DF.Literal["Made", "Changed", "Removed"]
		after: DF.SmallText | None
		before: DF.SmallText | None
		changed_by: DF.Link | None
		changed_on: DF.Datetime | None
		concerns: DF.Link | None
		kind: DF.Link | None
		record: DF.Data | None
		setting: DF.Data | None
		title: DF.Data | None
	# end: auto-generated types

	def before_insert(self) -> None:
		self.refuse()

	def before_validate(self) -> None:
		self.refuse()

	def before_rename(self, *names: object) -> None:
		self.refuse()

	def on_trash(self) -> None:
		self.refuse()

	def db_set(self, *values: object, **more: object) -> None:
		self.refuse()

	def refuse(self) -> None:
		"""Whoever asks, the Administrator too."""
		frappe.throw(_("This list is written by the system and never changed."), WrittenByTheSystem)
