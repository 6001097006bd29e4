"""What a request to the engine names: DocTypes, records, and the questions it asks of them. Pure.

The engine has hundreds of methods, and each takes these in parameters of its own; what they are called is
common to nearly all.
"""

import json
import re
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
	"reference_type",
	"reminder_doctype",
	"link_doctype",
	"attached_to_doctype",
	"share_doctype",
)
NAME_KEYS = (
	"name",
	"names",
	"dn",
	"doc_name",
	"docname",
	"docnames",
	"document_name",
	"parent",
	"ref_docname",
	"reference_name",
	"reference_docname",
	"reminder_docname",
	"link_name",
	"attached_to_name",
	"share_name",
)
# These hold several; elsewhere a list is a condition, ["like", "%"].
_OF_SEVERAL = ("names", "docnames")
# Functions that take several names where others take one.
_TAKE_SEVERAL = ("add_multiple", "remove_multiple", "download_multi_pdf", "download_multi_pdf_async")
# Where else functions look a record up by what stands there.
LOOKED_UP_KEYS = ("report_name",)
# How functions call a report that was prepared.
PREPARED_KEYS = ("prepared_report_name", "prepared_report", "dn")
# What somebody types holds whatever they like.
TYPED = ("txt", "text", "content", "cmd")
# What is sent as a whole names fields without asking about them.
WHOLE = ("doc", "docs", "data")
# What the engine lets a DocType be called, in any script.
_DOCTYPE = re.compile(r"[\w][\w -]*")
# Nothing of the desk's is deeper; the engine reads no more than it needs.
MOST_DEPTH = 12


@dataclass(frozen=True)
class Named:
	"""The DocTypes and the records' names that a request holds, and the text of all its questions."""

	doctypes: frozenset[str]
	asked_for: frozenset[str]  # those of them that the request is about
	mentioned: frozenset[str]  # those, and what whole records name at any depth
	names: frozenset[str]
	questions: str
	method: str
	has_filter_for_name: bool  # something else than texts stands where a name is expected
	files: frozenset[str]  # the addresses of files
	prepared: frozenset[str]  # the names of reports that were prepared


def named(path: str, form: Mapping[str, object]) -> Named:
	"""Read the path and the parameters of a request; `form` holds texts or what JSON makes of them."""
	sent = {key: unpacked(value) for key, value in form.items()}
	asked = {key: value for key, value in sent.items() if key not in TYPED}
	questions = {key: value for key, value in asked.items() if key not in WHOLE or not _is_record(value)}
	parts, all_parts = list(_parts(asked)), list(_parts(sent))
	asked_for = frozenset((*_found(form, ("doctype",)), *_doctype_in(path)))
	method = str(form.get("cmd") or path.rpartition("/")[2])
	return Named(
		doctypes=asked_for | _texts((form, *map(_as_mapping, questions.values())), DOCTYPE_KEYS),
		asked_for=asked_for,
		mentioned=asked_for | _texts(parts, DOCTYPE_KEYS) | _kinds(parts),
		names=_texts(parts, NAME_KEYS) | _names_by_kind(parts),
		questions=" ".join(map(str, questions.values())),
		method=method,
		has_filter_for_name=not all(is_name(key, asked.get(key), method) for key in NAME_KEYS)
		or _is_filtered(all_parts),
		files=_texts(all_parts, ("file_url",)) - {""},
		prepared=_texts(all_parts, PREPARED_KEYS),
	)


def _texts(parts: Iterable[object], keys: Iterable[str]) -> frozenset[str]:
	return frozenset(text for part in parts for text in _found(part, keys))


def unpacked(value: object, depth: int = 0) -> object:
	"""What a parameter holds, also where it, or a part of it, came as JSON, as the engine will read it."""
	if depth > MOST_DEPTH:
		return value
	if isinstance(value, str):
		read = _read(value)
		return value if read is value else unpacked(read, depth + 1)
	if isinstance(value, Mapping):
		return {key: unpacked(one, depth + 1) for key, one in value.items()}
	return [unpacked(one, depth + 1) for one in value] if isinstance(value, list) else value


def _read(text: str) -> object:
	if text.lstrip()[:1] in ("[", "{", '"'):
		# What is nested deeper than Python reads is no JSON of anybody.
		with suppress(ValueError, RecursionError):
			return json.loads(text)
	return text


def _parts(value: object) -> Iterator[Mapping[str, object]]:
	"""All that holds named values in it, at any depth, also as pairs, of which the engine makes some."""
	return (part for one in _all_in(value) if isinstance(part := _as_mapping(one), Mapping))


def _as_mapping(value: object) -> object:
	if isinstance(value, list) and value and all(map(_is_pair, value)):
		return {pair[0]: pair[1] for pair in value}
	return value


def _is_pair(value: object) -> bool:
	return isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)


def _by_kind(parts: Iterable[Mapping[str, object]]) -> Iterator[Mapping[str, object]]:
	"""What is to be printed stands under `doctype` as a list of names for each kind."""
	return (kinds for part in parts if isinstance(kinds := part.get("doctype"), Mapping))


def _kinds(parts: Iterable[Mapping[str, object]]) -> frozenset[str]:
	return frozenset(kind for kinds in _by_kind(parts) for kind in kinds)


def _names_by_kind(parts: Iterable[Mapping[str, object]]) -> frozenset[str]:
	return frozenset(one for kinds in _by_kind(parts) for one in _all_in(kinds) if isinstance(one, str))


def _all_in(value: object) -> Iterator[object]:
	waiting = [value]
	while waiting:
		yield (one := waiting.pop())
		if isinstance(one, Mapping | list):
			waiting += one.values() if isinstance(one, Mapping) else one


def parts_of(form: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
	"""All that holds named values in a request, at any depth."""
	return _parts({key: unpacked(value) for key, value in form.items()})


def is_plain_address(address: str) -> bool:
	"""Whether it is written as the site writes it: other writings of a path lead to the same file unseen."""
	plain = unquote(address)
	folder, _slash, name = plain.rpartition("/")
	if address.startswith(("http://", "https://")):
		# The engine takes its own address off and reads what is left.
		return "/private/" not in plain and "/../" not in plain
	return folder in ("/files", "/private/files") and name not in ("", ".", "..") and "\\" not in name


def is_sent(value: object, form: Mapping[str, object]) -> bool:
	"""Whether a request holds this value at any depth, as the engine will read it."""
	sent = {key: unpacked(one) for key, one in form.items()}
	return any(one == value and isinstance(value, bool) == isinstance(one, bool) for one in _all_in(sent))


def texts_in(form: Mapping[str, object]) -> Iterator[str]:
	"""Every text that a request holds, at any depth, and what its values stand under."""
	sent = {key: unpacked(value) for key, value in form.items()}
	for one in _all_in(sent):
		if isinstance(one, str):
			yield one
		elif isinstance(one, Mapping):
			yield from (key for key in one if isinstance(key, str))


def is_name(key: str, value: object, method: str) -> bool:
	"""A name, or several where this is asked; a filter in its place would be a question."""
	takes_several = key in _OF_SEVERAL or method.rpartition(".")[2] in _TAKE_SEVERAL
	items = value if isinstance(value, list) and takes_several else [value]
	return all(item is None or isinstance(item, str | int) for item in items)


def _is_filtered(parts: Iterable[Mapping[str, object]]) -> bool:
	"""Whether a filter stands in place of a name at any depth: documents are loaded by it."""
	keys = (*NAME_KEYS, *LOOKED_UP_KEYS)
	for part in parts:
		if any(isinstance(part.get(key), Mapping) for key in keys):
			return True
		if any(not isinstance(part.get(key) or "", str | int) for key in LOOKED_UP_KEYS):
			return True
	return False


def _is_record(value: object) -> bool:
	"""A whole record; a card or a chart, which asks about the DocType that it names, is a question."""
	return isinstance(value, dict) and "doctype" in value and "document_type" not in value


def is_name_of_doctype(text: str) -> bool:
	"""Whether a DocType could be called so: the engine writes names of tables into SQL as they stand."""
	return not text or bool(_DOCTYPE.fullmatch(text))


def _found(values: object, keys: Iterable[str]) -> Iterator[str]:
	"""The texts that stand under these keys, alone or in lists."""
	if isinstance(values, Mapping):
		for key in keys:
			value = unpacked(values.get(key))
			for item in value if isinstance(value, list) else [value]:
				if isinstance(item, str | int):
					yield str(item)


def _doctype_in(path: str) -> Iterator[str]:
	"""The DocType of /api/resource/X, /api/v1/resource/X, /api/v2/document/X and /api/v2/doctype/X."""
	parts = [unquote(part) for part in path.strip("/").split("/")]
	for word in ("resource", "document", "doctype"):
		if parts[:1] == ["api"] and word in parts[1:3]:
			yield from parts[parts.index(word) + 1 :][:1]
