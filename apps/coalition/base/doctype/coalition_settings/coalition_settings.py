import frappe
from frappe.utils.data import cast

from coalition.base.accounts import portal_settings
from coalition.base.apps import areas
from coalition.base.records.document import CoalitionDocument


class CoalitionSettings(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		area_capacity: DF.Check
		area_funding: DF.Check
		area_governance: DF.Check
		area_pooling: DF.Check
		area_voice: DF.Check
		coalition_name: DF.Data
		coalition_name_latin: DF.Data | None
		code_valid_hours: DF.Int
		exit_address: DF.Data | None
		map_borders: DF.Check
		portal_idle_minutes: DF.Int
		portal_longest_hours: DF.Int
		members_may_show_contact: DF.Check
		members_may_show_joining: DF.Check
		members_may_show_name: DF.Check
		members_may_show_place: DF.Check
		members_may_show_profile: DF.Check
		members_may_show_sector: DF.Check
		members_page: DF.Check
		sign_in_with_passwords: DF.Check
	# end: auto-generated types

	def load_from_db(self) -> "CoalitionSettings":
		"""As the engine does, but what was never stored is as shipped: also a setting that came later."""
		super().load_from_db()
		stored = frappe.db.get_singles_dict(self.doctype)
		for field in self.meta.fields:
			if field.default is not None and field.fieldname not in stored:
				self.set(field.fieldname, cast(field.fieldtype, field.default))
		return self

	def onload(self) -> None:
		# Of the switches, the form shows those that do something here.
		self.set_onload("areas", areas.with_modules())

	def validate(self) -> None:
		portal_settings.check(self)

	def on_update(self) -> None:
		if any(self.has_value_changed(f"area_{area}") for area in areas.SWITCHED):
			# What the desk offers is kept for each user.
			frappe.clear_cache()
