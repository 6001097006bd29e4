"""Several entries in one cell: how we write them, how people do, and what stands for none. Pure."""

import re
from collections.abc import Callable, Iterable

from coalition.base.text.letters import folded
from coalition.base.text.words import tidy

# A sign that parts entries, or parts of one, and is meant itself has a backslash before it.
_SIGN = re.compile(r"([\\;؛|])")
_ESCAPED = re.compile(r"\\([\\;؛|])")
# What people write between places or sectors besides; the names of some hold such a sign themselves.
_SOFT = re.compile(r"\s*[/،,+&]\s*|\s+[-–]\s+|\s+and\s+")
# What somebody writes who has nothing to write.
_NOTHING = frozenset(
	map(
		folded,
		("لا يوجد", "لا توجد", "غير متوفر", "غير معروف", "غير محدد", "لا شيء", "n/a", "none", "nil", "null"),
	)
)
_LONGEST_NOTHING = 20
_AROUND = " .،,؛;:-–—_/\\*+|"


def is_nothing(text: str) -> bool:
	"""Whether a cell says that there is nothing to say: «-», «لا يوجد»."""
	return 0 < len(text) <= _LONGEST_NOTHING and (
		not text.strip(_AROUND) or folded(text).strip(_AROUND) in _NOTHING
	)


def joined(entries: Iterable[str]) -> str:
	"""Entries as one cell; `split` gives them again."""
	return "; ".join(map(_escaped, entries))


def joined_parts(entries: Iterable[Iterable[str]]) -> str:
	"""Entries of several parts as one cell; `split` and `parts_of` give them again."""
	return "; ".join("|".join(map(_escaped, _without_empty_end(parts))) for parts in entries)


def _without_empty_end(parts: Iterable[str]) -> list[str]:
	found = list(parts)
	while found and not found[-1]:
		found.pop()
	return found


def split(cell: str) -> list[str]:
	"""The entries of a cell, still escaped, by semicolons and lines; empty ones are left out."""
	return [entry for each in _cut(cell, ";؛\n") if (entry := tidy(each))]


def parts_of(entry: str) -> list[str]:
	"""The parts of an entry, as they are meant."""
	return [tidy(plain(part)) for part in _cut(entry, "|")]


def plain(entry: str) -> str:
	"""An entry as it is meant."""
	return _ESCAPED.sub(r"\1", entry)


def apart(entry: str, is_known: Callable[[str], bool]) -> list[str]:
	"""What one entry of places or sectors names: itself where it is known, else what its signs part.

	«حمص وحماة» is parted where both are known; «الصحة والتغذية» stays one where they are not.
	"""
	if is_known(entry):
		return [entry]
	parts = [part for each in _SOFT.split(entry) if (part := bare(each))]
	return [name for part in parts for name in _by_and(part, is_known)]


def bare(entry: str) -> str:
	"""A name of a list without the signs that people leave around it; "" where it says nothing."""
	name = tidy(entry).strip(_AROUND)
	return "" if is_nothing(name) else name


def _by_and(part: str, is_known: Callable[[str], bool]) -> list[str]:
	names = re.split(r"\s+و\s*", part)
	return names if len(names) > 1 and all(map(is_known, names)) and not is_known(part) else [part]


def _escaped(text: str) -> str:
	return _SIGN.sub(r"\\\1", text)


def _cut(text: str, signs: str) -> list[str]:
	found, start, place = [], 0, 0
	while place < len(text):
		if text[place] == "\\":
			place += 2
			continue
		if text[place] in signs:
			found.append(text[start:place])
			start = place + 1
		place += 1
	return [*found, text[start:]]
