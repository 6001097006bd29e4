"""What functions and pages are called with to get at a canary: grown from their signatures."""

import inspect
import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import frappe

from coalition.access.functions import whitelist
from coalition.access.functions.desk_functions import BY_NAME
from coalition.access.functions.test_access_walk import OURS, load_all_functions
from tests.rest.canaries import TOKEN, Canary

RECORDED = Path(__file__).with_name("recorded_calls.json")
# What functions call their parameters, and what is tried there: of a canary.
DOCTYPES = (
	*("doctype", "dt", "doc_type", "document_type", "reference_doctype", "ref_doctype"),
	*("parent_doctype", "link_doctype"),
)
NAMES = (
	*("name", "dn", "docname", "doc_name", "reference_name", "ref_docname", "document_name", "document"),
	*("parent", "application", "change", "declaration", "member", "key", "account", "record", "page"),
)
FIELDS = ("field", "fieldname", "searchfield", "group_by_field", "workflow_state_field")
_WORDS: dict[str, Callable[[Canary], object]] = {
	**dict.fromkeys(DOCTYPES, lambda canary: canary.doctype),
	**dict.fromkeys(NAMES, lambda canary: canary.name),
	**dict.fromkeys(("names", "docnames"), lambda canary: [canary.name]),
	**dict.fromkeys(("txt", "text", "tag", "search_term", "file_name"), lambda canary: TOKEN),
	**dict.fromkeys(FIELDS, lambda canary: _a_text(canary)),
	**dict.fromkeys(("fields", "filter_fields"), lambda canary: ["name", *list(canary.texts)[:20]]),
	"file_url": lambda canary: f"/private/files/{canary.token}.txt",
	"doc": lambda canary: {"doctype": canary.doctype, "name": canary.name},
	"docs": lambda canary: [{"doctype": canary.doctype, "name": canary.name}],
	"args": lambda canary: {"doctype": canary.doctype, "name": canary.name},
	"stats": lambda canary: [_a_text(canary)],
	"states": lambda canary: [],
	"report_name": lambda canary: "Member Register",
	**dict.fromkeys(("page_length", "limit_page_length"), lambda canary: 500),
	"start": lambda canary: 0,
	**dict.fromkeys(("file_format_type", "file_type"), lambda canary: "CSV"),
	"title": lambda canary: "x",
	"order_by": lambda canary: f"{_a_text(canary)} desc",
}
FILTERS = ("filters", "current_filters", "or_filters", "report_filters")


def _a_text(canary: Canary) -> str:
	return next(iter(canary.texts), "name")


# What changes or removes records, sessions or settings is for other tests.
CHANGING = re.compile(
	r"insert|save|make_|delete|submit|cancel|rename|update|upload|remove|discard|apply_workflow|logout|clear|assign|add_|"
	r"\.add|follow|bulk|import|switch|set_|mark_|toggle|run_doc_method|create|reset|protect|erase|show_secret"
)


def functions() -> dict[str, Callable]:
	"""What is open to the desk and reads, the engine's and ours, by the names under which it is called."""
	overrides = frappe.get_hooks("override_whitelisted_methods")
	engines = [name for name in {*BY_NAME, *overrides} if not CHANGING.search(name.removeprefix("frappe."))]
	found = {}
	for name in engines:
		# Some are of another version of the engine.
		with suppress(Exception):
			found[name] = frappe.get_attr(overrides.get(name, [name])[-1])
	load_all_functions()
	ours = {whitelist.name_of(one): one for one in frappe.whitelisted if one.__module__.startswith(OURS)}
	reading = {name: one for name, one in ours.items() if "GET" in whitelist.verbs_of(name, one)}
	return dict(sorted({**found, **reading}.items()))


def calls(function: Callable, canary: Canary) -> Iterator[dict[str, object]]:
	"""What a function is called with, also with a filter that the canary meets and one that nothing does."""
	known = set(inspect.signature(inspect.unwrap(function)).parameters)
	# Those that take no parameter, or any, read the request.
	takes_all = not known or bool({"args", "kwargs"} & known)
	words = {name: make(canary) for name, make in _WORDS.items() if takes_all or name in known}
	filters = [name for name in FILTERS if name in known] or (["filters"] if takes_all else [])
	for each in _filters(canary) if filters else ([],):
		yield {**words, **dict.fromkeys(filters, each)}


def recorded(canary: Canary) -> Iterator[tuple[str, list[dict[str, object]]]]:
	"""What the desk was seen to call (tests/browser/recording.py), with the canary in place of its record."""
	for key, words in json.loads(RECORDED.read_text()).items():
		about = next((words[word] for word in DOCTYPES if word in words), "")
		told = {word: _about(canary, word, text, about) for word, text in words.items()}
		filters = [word for word in FILTERS if word in told]
		yield key.partition(" ")[0], [{**told, **dict.fromkeys(filters, each)} for each in _filters(canary)]


def _about(canary: Canary, word: str, text: str, doctype: str) -> object:
	if word in _WORDS and word not in ("doc", "args", "page"):
		return _WORDS[word](canary)
	return text.replace(doctype, canary.doctype) if doctype else text


def _filters(canary: Canary) -> Iterator[list[list[str]]]:
	"""One that the canary meets, and one that nothing does."""
	for text in (f"%{canary.token}%", "%nobody has this%"):
		yield [[canary.doctype, _a_text(canary), "like", text]]


def paths(rule: str, canary: Canary) -> str:
	"""A path of the portal with the canary's name wherever its rule has a part that varies."""
	return re.sub(r"<[^>]*>", str(canary.name), rule)


def questions(canary: Canary) -> dict[str, object]:
	"""What a page or an endpoint may be asked, whether or not it reads it."""
	names = ("name", "member", "organisation", "application", "key", "code", "declaration", "letter")
	fields = dict.fromkeys(("fields", "order_by"), _a_text(canary))
	asked = {**dict.fromkeys(names, canary.name), **dict.fromkeys(("q", "search", "text"), TOKEN)}
	return {**asked, **fields, "doctype": canary.doctype, "limit": 100}
