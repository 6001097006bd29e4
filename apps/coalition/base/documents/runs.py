"""Which way pieces of a page run, where the engine of PDF does not find out itself. Pure: no database.

WeasyPrint lays out each line by itself and knows neither `dir="auto"` nor that `<bdi>` means it (HTML). What
stands at the end of a line of the other script is then put at its wrong end: «-Sanabel» for «Sanabel-».

- Each such element is told its direction: that of its first letter, as HTML has it; of a number alone, from
  the left. A value that stands alone in a cell or beside its label gets such an element: the engine's prints
  have none.
- Signs between two letters that run against their element get marks of direction (UAX 9), so that they stay
  with those letters wherever the line is broken.
"""

import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "ltr", "rtl"
_MARKS = {LEFT_TO_RIGHT: "\u200e", RIGHT_TO_LEFT: "\u200f"}
_STRONG = {"L": LEFT_TO_RIGHT, "R": RIGHT_TO_LEFT, "AL": RIGHT_TO_LEFT}
# Arabic digits stand with what runs from the right; Western ones with the letters before them.
_AFTER = {**_STRONG, "AN": RIGHT_TO_LEFT}
_WESTERN_DIGIT = "EN"
# Signs behind which a line is broken without a space.
_BREAKS = "-\u2010\u2012\u2013\u2014/\u2026"
_SIGNS = re.compile(r"(?:[^\w\s]|_)+")
# How far from a sign a letter is looked for: numbers and what stands beside them are not longer.
_FAR = 40
# What holds one value and nothing else, where it has no elements inside.
_VALUES = frozenset({"dd", "td"})
# What is no text that anybody reads.
_NO_TEXT = frozenset({"script", "style", "title", "template"})


def direct(root: Element, direction: str = LEFT_TO_RIGHT) -> None:
	"""Tell the elements of a page which way they run, and put marks into their texts, in place."""
	if not isinstance(root.tag, str) or root.tag in _NO_TEXT:
		return
	direction = _told(root, direction)
	_isolate_value(root)
	root.text = marked(root.text or "", direction)
	for child in root:
		direct(child, direction)
		child.tail = marked(child.tail or "", direction)


def direction_of(text: str) -> str | None:
	"""The direction of the first letter; None where there is no letter."""
	return next(filter(None, (_STRONG.get(unicodedata.bidirectional(each)) for each in text)), None)


def marked(text: str, direction: str) -> str:
	"""A text of an element of this direction, with marks beside signs of what runs the other way."""
	pieces, done = [], 0
	for found in _SIGNS.finditer(text):
		start, end = found.span()
		pieces += [text[done:start], _kept_together(text, start, end, direction)]
		done = end
	return "".join([*pieces, text[done:]]) if pieces else text


def _told(element: Element, direction: str) -> str:
	"""The direction of an element, which it is told where it does not say so by itself."""
	said = (element.get("dir") or "").lower()
	if said in _MARKS:
		return said
	if said != "auto" and (element.tag != "bdi" or said):
		return direction
	found = direction_of("".join(_texts(element))) or LEFT_TO_RIGHT
	element.set("dir", found)
	return found


def _isolate_value(element: Element) -> None:
	"""Put a value's text into a `<bdi>`: told its own direction, a cell would begin at the other side."""
	is_value = element.tag in _VALUES or "value" in (element.get("class") or "").split()
	if is_value and len(element) == 0 and (element.text or "").strip():
		value = element.makeelement("bdi", {})
		value.text, element.text = element.text, ""
		element.append(value)


def _texts(element: Element) -> Iterator[str]:
	"""What counts for the direction of an element: what has one of its own is left out, as HTML says."""
	yield element.text or ""
	for child in element:
		if isinstance(child.tag, str) and child.tag not in ("bdi", *_NO_TEXT) and not child.get("dir"):
			yield from _texts(child)
		yield child.tail or ""


def _kept_together(text: str, start: int, end: int, direction: str) -> str:
	"""Signs with a mark on each side where a line may begin or end."""
	signs = text[start:end]
	runs = _before(text, start)
	if runs in (None, direction) or _after(text, end, str(runs)) != runs:
		return signs
	mark = _MARKS[str(runs)]
	first = mark if text[start - 1 : start].isspace() else ""
	last = mark if text[end : end + 1].isspace() or signs[-1] in _BREAKS else ""
	return f"{first}{signs}{last}"


def _before(text: str, place: int) -> str | None:
	"""The direction of the nearest letter before a place."""
	return direction_of(text[max(0, place - _FAR) : place][::-1])


def _after(text: str, place: int, before: str) -> str | None:
	"""The direction of what stands behind a place, where letters before it run as `before` says."""
	kinds = (unicodedata.bidirectional(each) for each in text[place : place + _FAR])
	for kind in kinds:
		if kind == _WESTERN_DIGIT:
			return before
		if kind in _AFTER:
			return _AFTER[kind]
	return None
