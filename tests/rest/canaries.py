"""Records with a token of their own in every text: ours, what hangs on them, and the engine's own."""

import json
from dataclasses import dataclass

import frappe

from coalition.access.stored.hanging import MADE_BY_PEOPLE, TABLES
from coalition.base.tests import security_records
from tests import site
from tests.rest import security_table as table

TOKEN = "kanari"
HUNG = ("Comment", "Communication", "ToDo", "Version", "Tag Link", "File")
# Tables of the engine that hold what people wrote, did or keep for themselves.
ENGINES = (
	*("Access Log", "Activity Log", "Address", "Auto Email Report", "Comment", "Communication", "Contact"),
	*("Dashboard Chart", "Data Import", "Deleted Document", "Email Queue", "Email Unsubscribe", "Error Log"),
	*("Event", "Integration Request", "Kanban Board", "List Filter", "Note", "Notification Log"),
	*("Number Card", "OAuth Bearer Token", "Personal Data Download Request", "Prepared Report"),
	*("Reminder", "Report", "Route History", "Scheduled Job Log", "ToDo", "Token Cache", "User"),
	"View Log",
)
SEALED = "kanari999"
TEXTS = ("Data", "Small Text", "Text", "Long Text", "Text Editor", "Phone", "Code", "HTML Editor")
# What decides how a record behaves stays as it is, and what is made of other fields would be made anew.
LEFT = (
	*("status", "language", "kind", "user", "naming_series", "amended_from", "fingerprint", "data"),
	# It stands wherever the name stood: whoever asks for an opening is told it.
	"pseudonym",
)


@dataclass(frozen=True)
class Canary:
	"""`texts` are the fields that hold its token, with their levels of reading; `before` what they held."""

	doctype: str
	name: str
	token: str
	texts: dict[str, int]
	before: dict[str, object]
	is_engines: bool = False

	def levels(self) -> dict[str, int]:
		"""The tokens of its fields, one for each level of reading."""
		return {f"{self.token}l{level}x": level for level in set(self.texts.values())}


def plant() -> list[Canary]:
	"""One record of each DocType of ours that holds records, with something of each kind hung on it."""
	rows = [(doctype, row) for doctype, row in table.TABLE.items() if not row.is_settings]
	# Others ask for openings of a protected member as well, whose pseudonym would be the token of ours.
	security_records.protected.cache_clear()
	with site.at_the_console():
		planted = [_plant(doctype, row.make(), number) for number, (doctype, row) in enumerate(rows)]
		there = [doctype for doctype in ENGINES if frappe.db.exists("DocType", doctype)]
		return [*planted, *(_plant_engines(*one) for one in enumerate(there, len(planted))), _plant_sealed()]


def take_away(planted: list[Canary]) -> None:
	"""Give the records their texts back: others work on this site, a patch with all that is sealed say."""
	security_records.protected.cache_clear()
	with site.at_the_console():
		for canary in planted:
			if canary.is_engines:
				frappe.db.delete(canary.doctype, canary.name)
			elif canary.before:
				frappe.db.set_value(canary.doctype, canary.name, dict(canary.before), update_modified=False)
			for holder in HUNG:
				hanging = {**TABLES, **MADE_BY_PEOPLE}[holder]
				frappe.db.delete(holder, {hanging.kind: canary.doctype, hanging.name: canary.name})


def _plant(doctype: str, name: str, number: int) -> Canary:
	texts = _texts_of(doctype)
	before = frappe.db.get_value(doctype, name, list(texts), as_dict=True) if texts else {}
	canary = Canary(doctype, name, f"{TOKEN}{number:03d}", texts, before)
	for field, level in texts.items():
		# Past the controllers: what they would say of such a text is not tried here.
		frappe.db.set_value(
			doctype, name, field, f"{canary.token}l{level}x {field}"[:60], update_modified=False
		)
	_hang(canary)
	return canary


def _texts_of(doctype: str) -> dict[str, int]:
	return {
		field.fieldname: field.permlevel
		for field in frappe.get_meta(doctype).fields
		if field.fieldtype in TEXTS and not field.is_virtual and field.fieldname not in LEFT
	}


def _plant_engines(number: int, doctype: str) -> Canary:
	"""A row that Administrator made and shows to nobody, straight into the table."""
	token = f"{TOKEN}{number:03d}"
	texts = _texts_of(doctype)
	row = frappe.new_doc(doctype, **({"user_type": "Website User"} if doctype == "User" else {}))
	row.update({field: f"{token}l{level}x {field}"[:140] for field, level in texts.items()})
	row.set_new_name()
	if isinstance(row.name, str):
		# What is asked for by its name may be called so in a refusal.
		row.name = frappe.generate_hash()
	if "for_user" in row.meta.get_valid_columns():
		row.for_user = "Administrator"
	row.db_insert()
	return Canary(doctype, row.name, token, texts, {}, is_engines=True)


def _plant_sealed() -> Canary:
	"""A protected member: its legal name stands in the seal alone."""
	from coalition.base.privacy.sealing import seal
	from coalition.tests import factories

	member = factories.member(organisation_name=f"{SEALED}l0x")
	seal.protect(member.doctype, member.name)
	return Canary(member.doctype, member.name, SEALED, {"organisation_name": 0}, {})


def _hang(canary: Canary) -> None:
	token = f"{canary.token}l0x"
	changed = json.dumps({"changed": [["x", token, token]]})
	for holder, said in {
		"Comment": {"content": token, "comment_type": "Comment"},
		"Communication": {"content": token, "subject": token},
		"ToDo": {"description": token},
		"Version": {"data": changed},
		"Tag Link": {"tag": token, "title": token},
		"File": {"is_private": 1, "file_name": token, "file_url": f"/private/files/{canary.token}.txt"},
	}.items():
		hanging = {**TABLES, **MADE_BY_PEOPLE}[holder]
		about = {hanging.kind: canary.doctype, hanging.name: canary.name}
		doc = frappe.get_doc({"doctype": holder, **about, **said})
		doc.set_new_name()
		doc.db_insert()
