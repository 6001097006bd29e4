"""Blocks of fields that recur say the same in every DocType of ours.

A DocType that has two fields of a block (devtools/scaffold/snippets) carries it: it has all its fields but
those that may be left out, and each says what the block declares, but where the declaration gives a reason.
Other apps have words of their own.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from devtools.scaffold.snippets import SNIPPETS, Field, Snippet

from .documents import documents
from .finding import Finding
from .imports import package_name

OURS = "coalition"
# One field of a name may be anything; two of a block are a part of it.
A_PART = 2


def check(app: Path) -> Iterator[Finding]:
	if package_name(app) != OURS:
		return
	for document in documents(app):
		if document.data["doctype"] == "DocType":
			for name, fault in faults(document.data):
				yield Finding(document.path, document.line_of(name), f"{document.data['name']}: {fault}")


def faults(doctype: dict[str, Any]) -> Iterator[tuple[str, str]]:
	"""Pairs of a field's name and what is wrong with it, but what is declared to be so."""
	for block, snippet in SNIPPETS.items():
		for name, fault in deviations(doctype, snippet):
			if not {doctype["name"], f"{doctype['name']}.{name}"} & set(snippet.apart):
				yield name, f"{name} {fault} (block {block} of devtools/scaffold/snippets)"


def deviations(doctype: dict[str, Any], snippet: Snippet) -> Iterator[tuple[str, str]]:
	"""Pairs of a field's name and how it differs from what the block declares."""
	held = {field.get("fieldname"): field for field in doctype.get("fields", [])}
	if len([field for field in snippet.fields if field.get("label") and is_in(held, field)]) < A_PART:
		return
	for field in snippet.of(doctype["name"]):
		name = field["fieldname"]
		if name in held:
			yield from ((name, fault) for fault in differences(held[name], field, snippet))
		elif name not in snippet.may_be_left_out:
			yield name, "is missing"


def is_in(held: dict[str, Field], field: Field) -> bool:
	return field["fieldname"] in held and "Break" not in field["fieldtype"]


def differences(held: Field, declared: Field, snippet: Snippet) -> Iterator[str]:
	compared = {*held, *declared} - {*snippet.may_differ.get(declared["fieldname"], ())}
	for key in sorted(compared):
		if held.get(key, 0) != declared.get(key, 0):
			yield f"has {key} {held.get(key)!r}, where {declared.get(key)!r} is declared"
