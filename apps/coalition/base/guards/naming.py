"""What a request to the engine names: DocTypes, records, and the questions it asks of them. Pure.

The engine has hundreds of methods, and each takes these in parameters of its own; what they are called is
common to nearly all.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote

DOCTYPE_KEYS = (
	"doctype",
	"doc",
	"dt",
	"doc_type",
	"document_type",
	"parent_doctype",
	"parenttype",
	"ref_doctype",
	"reference_doctype",
	"attached_to_doctype",
	"share_doctype",
)
NAME_KEYS = (
	"name",
	"names",
	"dn",
	"docname",
	"docnames",
	"document_name",
	"parent",
	"ref_docname",
	"reference_name",
	"reference_docname",
	"attached_to_name",
	"share_name",
)
# What somebody types or sends as a whole names fields without asking about them.
NOT_ASKED = ("data", "txt", "text", "content", "cmd")
WHOLE = ("doc", "docs")


@dataclass(frozen=True)
class Named:
	"""The DocTypes and the records' names that a request holds, and the text of all its questions."""

	doctypes: frozenset[str]
	asked_for: frozenset[str]  # those of them that the request is about
	names: frozenset[str]
	questions: str
	method: str


def named(path: str, form: Mapping[str, object]) -> Named:
	"""Read the path and the parameters of a request; `form` holds texts or what JSON makes of them."""
	asked = {key: _unpacked(value) for key, value in form.items() if key not in NOT_ASKED}
	questions = {key: value for key, value in asked.items() if key not in WHOLE or not _is_record(value)}
	doctypes = {text for one in (form, *questions.values()) for text in _found(one, DOCTYPE_KEYS)}
	asked_for = {*_found(form, ("doctype",)), *_doctype_in(path)}
	return Named(
		doctypes=frozenset({*doctypes, *asked_for}),
		asked_for=frozenset(asked_for),
		names=frozenset(_found(asked, NAME_KEYS)),
		questions=" ".join(str(value) for value in questions.values()),
		method=str(form.get("cmd") or path.rpartition("/")[2]),
	)


def _unpacked(value: object) -> object:
	"""What a parameter holds, also where it came as JSON."""
	if isinstance(value, str) and value[:1] in ("[", "{", '"'):
		# What is nested deeper than Python reads is no JSON of anybody.
		with suppress(ValueError, RecursionError):
			return json.loads(value)
	return value


def _is_record(value: object) -> bool:
	"""A whole record; a card or a chart, which asks about the DocType that it names, is a question."""
	return isinstance(value, dict) and "doctype" in value and "document_type" not in value


def _found(values: object, keys: Iterable[str]) -> Iterator[str]:
	"""The texts that stand under these keys, alone or in lists."""
	if isinstance(values, Mapping):
		for key in keys:
			value = _unpacked(values.get(key))
			for item in value if isinstance(value, list) else [value]:
				if isinstance(item, str | int):
					yield str(item)


def _doctype_in(path: str) -> Iterator[str]:
	"""The DocType of /api/resource/X, /api/v1/resource/X, /api/v2/document/X and /api/v2/doctype/X."""
	parts = [unquote(part) for part in path.strip("/").split("/")]
	for word in ("resource", "document", "doctype"):
		if parts[:1] == ["api"] and word in parts[1:3]:
			yield from parts[parts.index(word) + 1 :][:1]
