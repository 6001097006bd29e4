"""The base of every record of ours: what it promises holds whichever way a change comes.

The desk, REST, an import and a script at the console all end in `insert` or `save`, and there in
`run_before_save_methods`: the guards stand at its head, before anything a controller does.
"""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.accounts.portal_accounts import add_names_to_form
from coalition.base.apps.areas import refuse_when_off
from coalition.base.errors import DecidedForGood, RowWithoutRecord, WrittenByTheSystem
from coalition.base.mail.messages import Message
from coalition.base.records import workflow
from coalition.base.records.files import attaching
from coalition.base.records.values import plain_texts, stored_values
from coalition.base.records.values.typed_values import read_numbers
from coalition.base.search import stored as searched_names
from coalition.base.text.bidi import fill


class WouldBeStored(Exception):
	"""A record with the flag `only_tried` passed all that is asked of it before it is stored."""


class CoalitionDocument(Document):
	"""A record of the coalition.

	Its permissions are judged on what is stored, not only on what a client sent. Owner, creation and the
	fields that its form shows as read-only are the system's. A cancellation changes nothing else. It is led
	by its workflow where one is active, and not deleted once it was decided. While its area is off, none is
	made.
	"""

	def load_from_db(self):
		answer = super().load_from_db()
		stored_values.remember(self)
		return answer

	def has_permission(self, permtype="read", **more):
		return super().has_permission(permtype, **more) and stored_values.allows(self, permtype, **more)

	def asks_people(self) -> Message | None:
		"""What it asks of people just now, to paste where they are (asking_people.py); None: nothing."""
		return None

	def set_new_name(self, *args, **more):
		# The engine takes a name of the client's own choosing from this key.
		self.__dict__.pop("__newname", None)
		super().set_new_name(*args, **more)

	def insert(self, *args, **more):
		refuse_when_off(self)
		self._begin_to_write()
		return super().insert(*args, **more)

	def save(self, *args, **more):
		self._begin_to_write()
		return super().save(*args, **more)

	def run_before_save_methods(self):
		stored_values.restore(self)
		if self._action != "cancel":
			workflow.keep_to_workflow(self)
		super().run_before_save_methods()
		if self._action == "cancel":
			workflow.keep_to_workflow(self)

	def run_post_save_methods(self):
		if self.flags.in_insert:
			attaching.take_over(self)
		super().run_post_save_methods()

	def _begin_to_write(self):
		"""Before the engine casts a value or asks who may write."""
		refuse_row_alone(self)
		plain_texts.keep(self)
		read_numbers(self)

	# What a controller sets, and what is stored past forms.

	def db_insert(self, *args, **more):
		if self.flags.only_tried:
			raise WouldBeStored
		plain_texts.keep(self)
		super().db_insert(*args, **more)
		searched_names.keep(self)

	def db_update(self):
		plain_texts.keep(self)
		super().db_update()
		searched_names.keep(self)

	def db_set(self, fieldname, value=None, *args, **more):
		values = fieldname if isinstance(fieldname, dict) else {fieldname: value}
		super().db_set(plain_texts.of_values(self.meta, values), None, *args, **more)
		searched_names.keep_values(self, values)

	def after_rename(self, old, new, merge=False):
		searched_names.forget(self.doctype, old)
		searched_names.refresh(self.doctype, new)

	def after_delete(self):
		searched_names.forget(self.doctype, self.name)

	def before_print(self, settings=None):
		# The engine calls whatever is not decided a draft; a record says where it stands itself.
		if settings is not None:
			settings["add_draft_heading"] = 0

	def add_seen(self, user=None):
		# The engine calls this once it has told the form who wrote what, by the names of users.
		super().add_seen(user)
		add_names_to_form(self)

	def on_trash(self):
		refuse_row_alone(self)
		if self.docstatus.is_cancelled():
			frappe.throw(
				fill(_("{0} was decided once: what was decided is not deleted."), self.name), DecidedForGood
			)


def refuse_row_alone(doc: Document) -> None:
	"""A row is written with its record: on its own it would pass by all that the record checks."""
	if doc.meta.istable and not doc.flags.ignore_permissions:
		frappe.throw(_("A row is changed in its record: open that and change it there."), RowWithoutRecord)


class SystemDocument(CoalitionDocument):
	"""A record that the system writes straight into its table: no form, import or program ever saves one."""

	def validate(self) -> None:
		frappe.throw(_("Only the system writes this."), WrittenByTheSystem)
