"""The kinds of documents that carry a code. Modules and other apps register theirs by a hook."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.apps import plugins
from coalition.base.errors import BrokenPlugin, UnknownKind
from coalition.base.text.bidi import fill

HOOK = "coalition_verifiable_documents"


@dataclass(frozen=True)
class VerifiableDocument:
	"""A kind of document that is issued with a code.

	Registered by the hook `coalition_verifiable_documents`: a list of dotted paths to functions that take
	nothing and answer one of these, or a list of them.

	- `kind`: its name in English, stored with each document and shown translated; it stays for good.
	- `prefix`: what its numbers begin with, in capitals: "MC" makes MC-2026-0001. Different for each kind.
	- `doctype`: the records that it vouches for.
	- `template`: as `base.documents.render` takes it; it extends "base/letter.html". Another app keeps it in
	  its `templates/documents` and names it `<app>/<file>`.
	- `values(record)`: what it says: texts, numbers, truth values and dates (as ISO texts), by name. It is
	  stored as it was on the day of issue, and the template gets it as `said`.
	- `may_issue`: the roles that issue and revoke it; they have to be able to read the record besides.
	  It raises a frappe.ValidationError with its reason where the record gets no such document today.
	- `valid_until(record)`: its last day; None, as also without this function, where it has no end.
	- `ended_on(record)`: the first day on which what it says is over although nobody revoked it, such as that
	  on which a member left; None while it is not. Asked each time somebody verifies it.
	- `showable`: which of the values its holder may allow strangers to see, with their English labels. A
	  stranger sees number, date and state, and nothing of these until it is allowed one by one.
	- `may_be_seen(record)`: whether the record still lets anything of these be seen, asked each time.
	"""

	kind: str
	prefix: str
	doctype: str
	template: str
	values: Callable[[Document], dict[str, object]]
	may_issue: tuple[str, ...]
	valid_until: Callable[[Document], date | None] = lambda record: None
	ended_on: Callable[[Document], date | None] = lambda record: None
	showable: Mapping[str, str] = field(default_factory=dict)
	may_be_seen: Callable[[Document], bool] = lambda record: True


def all_kinds() -> list[VerifiableDocument]:
	"""The kinds that are registered on this site, in the order of the apps.

	One that does not work is left out and logged: papers of the others are issued and verified all the same.
	"""
	found = []
	for plugin in plugins.registered(HOOK):
		try:
			found += plugin.ask(VerifiableDocument)
		except BrokenPlugin as error:
			frappe.log_error(title=str(error)[:140])
	return found


def find(kind: str) -> VerifiableDocument | None:
	return next((each for each in all_kinds() if each.kind == kind), None)


def get(kind: str) -> VerifiableDocument:
	"""The kind of this name. Raises UnknownKind, such as where its app was taken off."""
	found = find(kind)
	if not found:
		frappe.throw(fill(_("There is no such kind of document: {0}."), kind), UnknownKind)
	return found


def require_may_issue(kind: str) -> VerifiableDocument:
	"""The kind, where this user has one of its roles. Raises UnknownKind, frappe.PermissionError."""
	found = get(kind)
	if not set(found.may_issue).intersection(frappe.get_roles()):
		frappe.throw(_("Issuing this kind of document is not for you."), frappe.PermissionError)
	return found
