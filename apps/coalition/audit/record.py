"""Writing what changed, from the engine's events."""

from dataclasses import dataclass

import frappe
from frappe.model.document import Document
from frappe.utils import now_datetime

from coalition.audit import states

DOCTYPE = "Configuration Change"


@dataclass(frozen=True)
class Change:
	kind: str
	record: str
	action: str
	setting: str = ""
	before: str = ""
	after: str = ""
	concerns: str | None = None

	@property
	def title(self) -> str:
		"""All of it in one line, for the list: "Coalition Settings, area_voice: 0 → 1"."""
		what = ", ".join(filter(None, [self.record, self.setting]))
		return f"{what}: {self.before or '–'} → {self.after or '–'}"[:140]


def on_change(doc: Document, method: str | None = None) -> None:
	"""For the event of that name, which also follows `db_set`."""
	if not is_recording() or _is_synchronised(doc):
		return
	old, new = _before(doc), states.state(doc)
	doc.flags.recorded_state = new
	if states.is_watched(doc) or _was_watched(doc):
		write(_differences(doc, old, new), frappe.session.user)


def on_trash(doc: Document, method: str | None = None) -> None:
	if is_recording() and not _is_synchronised(doc) and states.is_watched(doc):
		write(_differences(doc, states.state(doc), None), frappe.session.user)


def is_recording() -> bool:
	"""Not while apps come and go, nor before the first migration has made the table."""
	flags = frappe.flags
	return not (flags.in_install or flags.in_uninstall) and bool(frappe.db.table_exists(DOCTYPE))


def _is_synchronised(doc: Document) -> bool:
	"""Reports and formats that come with an app are written anew by a migration."""
	standard = doc.get("is_standard") or doc.get("standard")
	return bool(frappe.flags.in_migrate) and standard in ("Yes", 1)


def _before(doc: Document) -> states.State | None:
	"""What was last recorded in this request, or is stored; None for a new record."""
	if doc.flags.recorded_state is not None:
		return doc.flags.recorded_state
	before = doc.get_doc_before_save()
	return states.state(before) if before else None


def _was_watched(doc: Document) -> bool:
	before = doc.get_doc_before_save()
	return bool(before) and states.is_watched(before)


def _differences(doc: Document, old: states.State | None, new: states.State | None) -> list[Change]:
	common = {"kind": doc.doctype, "record": doc.name, "concerns": states.concerns(doc)}
	action = "Made" if old is None else "Removed" if new is None else "Changed"
	before, after = old or {}, new or {}
	# Whom a role was given to is found by the role, also where the user is new.
	if action == "Changed" or doc.doctype == "User":
		settings = [key for key in {**before, **after} if before.get(key) != after.get(key)]
		return [
			Change(action=action, setting=key, before=before.get(key, ""), after=after.get(key, ""), **common)
			for key in settings
		]
	return [Change(action=action, before=_summary(before), after=_summary(after), **common)]


def _summary(state: states.State) -> str:
	return "; ".join(f"{setting}: {value}" for setting, value in state.items())[: states.LONGEST]


def write(changes: list[Change], person: str | None) -> None:
	"""Add rows in the name of a person, or of nobody where it was only noticed."""
	for change in changes:
		row = frappe.get_doc({"doctype": DOCTYPE, "name": frappe.generate_hash(length=12), **vars(change)})
		row.update(
			{
				"title": change.title,
				"changed_by": person,
				"changed_on": now_datetime(),
				"owner": person or "Administrator",
			}
		)
		# Past the document, which refuses everybody.
		row.db_insert()
