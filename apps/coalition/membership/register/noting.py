"""What a file came to, as its import keeps it: figures, how it was read, headings, spellings, problems."""

import json
from dataclasses import astuple

from frappe.model.document import Document

from coalition.membership.register.entering.outcome import Outcome, Spelling
from coalition.membership.register.entering.wordings import SPELLINGS, UNREAD
from coalition.membership.register.reading.headings import Heading
from coalition.membership.register.reading.sheet import letter

MOST_HEADINGS = 200


def noted(found: Outcome) -> dict[str, object]:
	"""The fields of an import, by their names."""
	return {
		**figures(found),
		"rows_found": found.number,
		"rows_known": found.known,
		"rows_left_out": found.left_out,
		"unknown_headings": "\n".join(found.register.unknown),
		"reading": json.dumps(_reading(found), ensure_ascii=False),
		"problems": json.dumps({"kinds": _kinds(found)}, ensure_ascii=False),
	}


def figures(rows: Outcome) -> dict[str, object]:
	"""How far it is."""
	return {"rows_done": rows.done, "rows_entered": rows.entered}


def put_tables(doc: Document, found: Outcome) -> None:
	"""Let the form ask about headings and spellings: what was said of them stays said.

	Where a spelling comes that was not there when somebody looked, they have to look again.
	"""
	looked_at = _spellings(doc)
	tables = {
		"headings": [_heading(each) for each in found.register.chosen.headings[:MOST_HEADINGS]],
		**{
			table: [_spelling(each) for each in found.spellings if each.doctype == doctype]
			for table, doctype in SPELLINGS.items()
		},
	}
	for table, rows in tables.items():
		doc.set(table, rows)
		doc.update_child_table(table)
	if _spellings(doc) - looked_at:
		doc.db_set("spellings_seen", 0)


def _spellings(doc: Document) -> set[tuple[str, str]]:
	return {(table, row.written) for table in SPELLINGS for row in doc.get(table)}


def _heading(heading: Heading) -> dict[str, object]:
	column = heading.column.headings[1] if heading.column else UNREAD if heading.is_known else ""
	return {
		"place": letter(heading.place),
		"heading": heading.text,
		"read_as": column,
		"example": heading.example,
	}


def _spelling(spelling: Spelling) -> dict[str, object]:
	return {
		"written": spelling.written,
		"taken_as": spelling.taken_as,
		"is_added": int(spelling.is_new),
		"in_rows": spelling.rows,
		"first_row": spelling.first,
	}


def _reading(found: Outcome) -> dict[str, object]:
	register, table = found.register, found.register.chosen.table
	return {
		"sheet": table.name,
		"line": register.chosen.line,
		"separator": table.separator,
		"encoding": table.encoding,
		"left": [[each.name, each.is_hidden] for each in register.chosen.left],
		"told_until": found.problems[-1].row if found.is_cut and found.problems else 0,
	}


def _kinds(found: Outcome) -> list[list]:
	return [[kind.number, *astuple(kind.example)] for kind in found.kinds.values()]
