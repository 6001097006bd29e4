"""Which rows of a DocType somebody sees: said once, for lists and for records.

The engine asks `permission_query_conditions` for lists and `has_permission` for records; where two functions
answer, they come to disagree. Both hooks of a DocType call the same Visibility.
"""

from collections.abc import Callable, Collection, Mapping

import frappe
from frappe.model.document import Document

Scope = Mapping[str, Collection[str | None]]


class Visibility:
	"""`scope(user)` names columns and the values that the user may see; None where they see every row."""

	def __init__(self, doctype: str, scope: Callable[[str], Scope | None]) -> None:
		self.doctype, self.scope = doctype, scope

	def in_lists(self, user: str | None = None) -> str:
		"""The condition in SQL; "" where every row is seen."""
		scope = self.scope(user or frappe.session.user)
		if scope is None:
			return ""
		return "(" + " and ".join(self._among(column, values) for column, values in scope.items()) + ")"

	def of_record(self, doc: Document, user: str | None = None) -> bool:
		"""Whether this record is seen as it is stored; a new one as it was sent."""
		scope = self.scope(user or frappe.session.user)
		if scope is None:
			return True
		columns = list(scope)
		stored = frappe.db.get_value(self.doctype, doc.name, columns, as_dict=True) if doc.name else None
		return all((stored or doc).get(column) in scope[column] for column in columns)

	def _among(self, column: str, values: Collection[str | None]) -> str:
		known = ", ".join(frappe.db.escape(value) for value in values if value is not None)
		return f"`tab{self.doctype}`.`{column}` in ({known})" if known else "1 = 0"
