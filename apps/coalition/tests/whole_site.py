"""Looking for a text in everything that a site keeps, as somebody would who has its disk.

On purpose it shares no line with the code that hides names: each spelling is written out here.
"""

import email
import json
from collections.abc import Iterator
from contextlib import suppress
from email import policy
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import frappe

from coalition.base.outbox.entries import FIELDS, OUTBOX, Entry
from coalition.base.outbox.errors import Failed


def places_of(text: str) -> list[str]:
	"""Where a text stands: "table.column" in any spelling of the engine's, mails decoded, and files."""
	return places_of_each(text)[text]


def places_of_each(*texts: str) -> dict[str, list[str]]:
	"""The same of several texts, reading the site once."""
	found: dict[str, set[str]] = {text: _on_disk(text) for text in texts}
	for place, content in [*_in_tables(), *_in_mails(), *_in_outbox()]:
		for text in texts:
			if any(spelling.lower() in content for spelling in _spellings(text)):
				found[text].add(place)
	return {text: sorted(places) for text, places in found.items()}


@lru_cache(maxsize=16)
def _spellings(text: str) -> tuple[str, ...]:
	escaped = json.dumps(text)[1:-1]
	underscored = text.replace(" ", "_")
	again = json.dumps(escaped)[1:-1]
	return (text, escaped, again, quote(text), underscored, quote(underscored), json.dumps(underscored)[1:-1])


def _in_tables() -> Iterator[tuple[str, str]]:
	for table, _kind in frappe.db.sql("show full tables where table_type = 'BASE TABLE'"):
		query = frappe.qb.from_(frappe.qb.Table(table)).select("*")
		for row in query.run(as_dict=True):
			for column, value in row.items():
				if value:
					yield f"{table}.{column}", str(value).lower()


def _in_mails() -> Iterator[tuple[str, str]]:
	for row in frappe.get_all("Email Queue", fields=["message"]):
		parsed = email.message_from_string(row.message or "", policy=policy.default)
		for part in (str(parsed["Subject"]), *(_readable(part) for part in parsed.walk())):
			yield "tabEmail Queue.message", part.lower()


def _in_outbox() -> Iterator[tuple[str, str]]:
	# The path of a file that is to go is forgotten with it; other tests store rows with nothing in them.
	filters = {"handler": ("!=", "remove_file"), "sealed": ("is", "set")}
	for row in frappe.get_all(OUTBOX, filters=filters, fields=list(FIELDS)):
		entry = Entry(**row)
		with suppress(Failed):
			yield "tabOutbox Entry.sealed", str(entry.payload).lower()


def _readable(part) -> str:
	is_text = part.get_content_maintype() == "text"
	return (part.get_payload(decode=True) or b"").decode(errors="replace") if is_text else ""


def _on_disk(text: str) -> set[str]:
	found = set()
	for folder in ("private", "public"):
		for path in Path(frappe.get_site_path(folder, "files")).rglob("*"):
			content = path.read_bytes() if path.is_file() else b""
			names = (text, text.replace(" ", "_"))
			if text.encode() in content or any(name in path.name for name in names):
				found.add(f"{folder}/files")
	return found
