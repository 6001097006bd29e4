"""Judging what the engine looks up beside lists: single values, and documents by their names.

Its functions do so past permissions, with what stands in their arguments as a name or a field; some ask only
afterwards who may read it, and tell by how they fail whether it is there.
"""

import threading
from collections.abc import Iterable

import frappe
from frappe.database.database import Database
from frappe.model.document import Document

from coalition.access.callers import is_judged
from coalition.access.lists.past_permissions import refuse, refuse_sql, texts_of_filters
from coalition.base.guards.naming import is_sent

_installing = threading.Lock()


def install() -> None:
	"""Once for each process, put the judges in their places; they judge the requests that are judged."""
	with _installing:
		if not getattr(Database, "is_judged", False):
			Database.is_judged = True
			_judge_values()
			_judge_documents()


def _judge_values() -> None:
	engines = Database.get_values

	def get_values(self: Database, doctype: str, filters: object = None, fieldname: object = "name", *a, **k):
		if is_judged():
			refuse_sql(_texts_of(filters, fieldname))
			filters = str(filters) if type(filters) is int else filters
		return engines(self, doctype, filters, fieldname, *a, **k)

	Database.get_values = get_values


def _texts_of(filters: object, fieldname: object) -> Iterable[object]:
	"""A text or a number in place of filters is a name there, and no condition."""
	yield from fieldname if isinstance(fieldname, list | tuple) else [fieldname]
	if isinstance(filters, dict | list | tuple):
		yield from texts_of_filters(filters)


def _judge_documents() -> None:
	"""A document that a client sent is loaded by its name; the engine takes a filter there as well."""
	engines = Document.load_from_db

	def load_from_db(document: Document):
		name, judges = document.name, is_judged()
		# Code of the engine's and of other apps loads by filters of its own.
		if judges and isinstance(name, dict | list | float | bool) and is_sent(name, frappe.form_dict):
			refuse(name)
		if judges and isinstance(name, int):
			# Compared with a text, 0 is every name.
			document.name = str(name)
		return engines(document)

	Document.load_from_db = load_from_db
