import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base.records.document import CoalitionDocument
from coalition.membership.register import exporting, job, returned, tables, uploaded
from coalition.membership.register.entering import said


class RegisterImport(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from coalition.membership.doctype.register_heading.register_heading import RegisterHeading
		from coalition.membership.doctype.register_spelling.register_spelling import RegisterSpelling

		basis: DF.Data | None
		entered_rows: DF.LongText | None
		failure: DF.SmallText | None
		file: DF.Attach
		finished_on: DF.Datetime | None
		headings: DF.Table[RegisterHeading]
		place_otherwise: DF.Link | None
		places: DF.Table[RegisterSpelling]
		problems: DF.LongText | None
		problems_file: DF.Data | None
		reading: DF.LongText | None
		rows_done: DF.Int
		rows_entered: DF.Int
		rows_found: DF.Int
		rows_known: DF.Int
		rows_left_out: DF.Int
		sector_otherwise: DF.Link | None
		sectors: DF.Table[RegisterSpelling]
		sheet: DF.Autocomplete | None
		since_otherwise: DF.Date | None
		spellings_seen: DF.Check
		started_by: DF.Link | None
		started_on: DF.Datetime | None
		state: DF.Literal["Draft", "Checking", "Checked", "Running", "Done", "Stopped"]
		title: DF.Data | None
		unknown_headings: DF.SmallText | None
		with_alike: DF.Check
		with_hidden: DF.Check
		with_struck: DF.Check

	# end: auto-generated types
	def validate(self) -> None:
		uploaded.keep_file(self)

	def on_update(self) -> None:
		returned.forget_stale(self)

	def onload(self) -> None:
		self.set_onload("problems", tables.problems_in_words(self))
		self.set_onload("asks_about_spellings", said.asks_about_spellings(self))
		# The form shows them in words; what is stored stays, since it is the system's.
		self.problems = None


@frappe.whitelist(methods=["POST"])
def check(name: str = "") -> None:
	"""Have the whole file looked at by a job, which notes all that is wrong with it; nothing is entered."""
	(doc := _import(name)).check_permission("write")
	job.check(doc)


@frappe.whitelist(methods=["POST"])
def start(name: str = "") -> None:
	"""Have the rows entered that have no problem, by a job. What was stopped goes on."""
	(doc := _import(name)).check_permission("write")
	job.start(doc)


@frappe.whitelist(methods=["POST"])
def stop(name: str = "") -> None:
	"""Let the check or the entering end after the rows that it is at; what was entered stays."""
	(doc := _import(name)).check_permission("write")
	job.stop(doc)


@frappe.whitelist(methods=["GET"])
def progress(name: str = "") -> dict:
	"""How far it is: its state and its figures."""
	(doc := _import(name)).check_permission("read")
	fields = ("state", "rows_found", "rows_done", "rows_entered", "rows_known", "rows_left_out")
	return {field: doc.get(field) for field in fields}


@frappe.whitelist(methods=["GET"])
def problems(name: str = "") -> Response:
	"""The file again, with a column that says what is wrong in each row."""
	(doc := _import(name)).check_permission("read")
	return tables.answer(returned.called(doc), returned.content(doc))


@frappe.whitelist(methods=["GET"])
def template() -> Response:
	"""An empty register, with headings in the user's language."""
	frappe.new_doc("Register Import").check_permission("create")
	return tables.answer(_("Member Register"), tables.template())


@frappe.whitelist(methods=["POST"])
def export(file_type: str = "XLSX") -> Response:
	"""The register as a file, as its reader may see it."""
	frappe.new_doc("Member Organisation").check_permission("export")
	kind = "CSV" if file_type == "CSV" else "XLSX"
	return tables.answer(_("Member Register"), exporting.register(kind), kind.lower())


def _import(name: str) -> RegisterImport:
	if not isinstance(name, str) or not name:
		raise frappe.DoesNotExistError
	return frappe.get_doc("Register Import", name)
