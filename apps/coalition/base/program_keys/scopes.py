"""What a key may be good for: modules declare scopes by a hook, and a key holds rows that name some."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.apps.plugins import answers_of
from coalition.base.errors import ScopeUnknown
from coalition.base.plurals import listed
from coalition.base.text.bidi import fill

HOOK = "coalition_key_scopes"
ROW = "Program Key Scope"


@dataclass(frozen=True)
class Scope:
	"""`name` is what endpoints ask for (`people:read`); label and description are stored in English."""

	name: str
	label: str
	description: str


def declared() -> dict[str, Scope]:
	"""The scopes of all modules and apps by name, in the order in which the form offers them."""
	return {scope.name: scope for scope in answers_of(HOOK, Scope)}


def labels() -> dict[str, str]:
	"""What people read for each scope by name, in their language."""
	# texts: those that modules and apps mark.
	return {name: _(scope.label) for name, scope in declared().items()}


def rows(scopes: Iterable[str]) -> list[dict[str, str]]:
	"""What a new key holds that is good for these."""
	return [{"scope": scope} for scope in scopes]


def held_by(key: Document) -> list[str]:
	"""The scopes of a loaded key."""
	return [row.scope for row in key.scopes]


def require_known(scopes: Collection[str]) -> None:
	"""Raises ScopeUnknown: whoever made the key would believe that it opens something."""
	if unknown := sorted({*scopes} - {*declared()}):
		frappe.throw(fill(_("No key is good for this: {0}."), listed(unknown)), ScopeUnknown)
