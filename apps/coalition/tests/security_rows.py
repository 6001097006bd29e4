"""Rows of the tables that say who may do what with each DocType; each module has one in its tests.

A role that is not named may do nothing with it; no role at all may share, and what a role may read it also
lists and counts. The column of programs stays empty: a key with every scope there is opens declared endpoints
alone, and nothing of the engine's own API.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

ADMINISTRATOR = "Coalition Administrator"
SECRETARIAT = "Coalition Secretariat"
FINANCE = "Coalition Finance"
COUNCIL = "Council Member"
OVERSIGHT = "Oversight Member"
SCREENING = "Screening Officer"
TRAINING = "Training Coordinator"
AUDITOR = "Coalition Auditor"
BRANCH_OFFICER = "Branch Officer"
DELEGATE = "Organisation Delegate"
INDIVIDUAL = "Individual Member"
PARTNER = "Incubated Partner"
MANAGER = "System Manager"
NO_ROLE = "no role"
GUEST = "guest"
PROGRAM = "a program's key with all scopes"

EVERYBODY = (
	*(ADMINISTRATOR, SECRETARIAT, FINANCE, COUNCIL, OVERSIGHT, SCREENING, TRAINING, AUDITOR, BRANCH_OFFICER),
	*(DELEGATE, INDIVIDUAL, PARTNER, MANAGER, NO_ROLE, GUEST, PROGRAM),
)
VERBS = (
	*("read", "list", "count", "print", "export", "write", "create", "share"),
	*("submit", "cancel", "amend", "delete"),
)
# Settings are one record: there is nothing to list, make or delete.
VERBS_OF_SETTINGS = ("read", "print", "write", "share")
LOOK = "read print export"
LOOKING = {*LOOK.split(), "list", "count"}


@dataclass(frozen=True)
class Row:
	"""`rights` gives each role its verbs; `make` makes a record at the console and answers its name.

	`why` gives the reason of a cell that surprises: (role, verb) -> reason.
	"""

	make: Callable[[], str]
	rights: dict[str, str]
	why: dict[tuple[str, str], str] = field(default_factory=dict)
	is_settings: bool = False

	def verbs(self) -> tuple[str, ...]:
		return VERBS_OF_SETTINGS if self.is_settings else VERBS

	def may(self, role: str, verb: str) -> bool:
		granted = self.rights.get(role, "").split()
		return verb in granted or (verb in ("list", "count") and "read" in granted)

	def may_change(self, role: str) -> bool:
		return not set(self.rights.get(role, "").split()) <= LOOKING


def made(factory: str, **values: object) -> Callable[[], str]:
	def make() -> str:
		from coalition.tests import factories

		return getattr(factories, factory)(**values).name

	return make


def named_anew(doctype: str, field: str) -> Callable[[], str]:
	def make() -> str:
		import frappe

		return frappe.get_doc({"doctype": doctype, field: f"مكان {frappe.generate_hash()}"}).insert().name

	return make


def stored(doctype: str) -> Callable[[], str]:
	"""A row that only the system writes."""

	def make() -> str:
		import frappe

		row = frappe.get_doc({"doctype": doctype, "number": 1, "feed": frappe.generate_hash()})
		row.db_insert()
		return row.name

	return make
