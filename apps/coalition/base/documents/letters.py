"""Papers that would lack letters are not made: whoever asks for one is told which, and where they stand."""

import html
from collections.abc import Iterator, Mapping

import frappe
from frappe import _

from coalition.base.documents.coverage import missing
from coalition.base.errors import LettersMissing
from coalition.base.plurals import listed
from coalition.base.text.bidi import fill


def require(page: str, values: Mapping[str, object], labels: Mapping[str, str]) -> None:
	"""Raises LettersMissing where a page shows letters that no shipped font has.

	They are looked for in the values that the page was made of, which `labels` names by their keys.
	"""
	pieces = missing(html.unescape(page))
	if not pieces:
		return
	named = list(dict.fromkeys(labels.get(key, key) for key, text in _texts(values) if missing(text)))
	frappe.throw(_told(pieces, named), LettersMissing)


def _told(pieces: list[str], named: list[str]) -> str:
	signs = listed(pieces)
	if not named:
		return fill(_("The paper was not made: none of its fonts has {0}."), signs)
	places = listed(f"«{name}»" for name in named)
	told = _("The paper was not made: none of its fonts has {0}, in {1}. Write it otherwise there.")
	return fill(told, signs, places)


def _texts(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
	"""The texts among values, each with its key; those of a mapping have keys of their own."""
	for name, value in values.items():
		yield from _texts_of(value, str(name))


def _texts_of(value: object, key: str) -> Iterator[tuple[str, str]]:
	if isinstance(value, str):
		yield key, value
	elif isinstance(value, Mapping):
		yield from _texts(value)
	elif isinstance(value, list | tuple):
		for each in value:
			yield from _texts_of(each, key)
