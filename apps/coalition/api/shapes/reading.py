"""A request read by its type: every problem is named, with the field that it is in. Pure.

A value may come as text, as in a query or a form: numbers in Arabic or Western digits, true as "true" or
"1", lists and objects as JSON. What nobody declared is refused by its name.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from coalition.api.shapes.field_info import FieldInfo, Taken, take_apart
from coalition.base.text.dates import NotADate, read_date
from coalition.base.text.digits import western
from coalition.base.text.words import tidy

Shape = TypeVar("Shape")
_WHOLE = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_YES = {"1": True, "true": True, "0": False, "false": False}
# Control characters but tab and line ends; half of a surrogate pair cannot be stored either.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Problem:
	"""What is wrong in a field: `people.0.phone`, and a code that never changes, such as "too_long".

	`limit` is what the code is about: how long, how many, which are known. `message` says it in words where a
	rule of the records found it.
	"""

	field: str
	code: str
	limit: str = ""
	message: str = ""


class Invalid(ValueError):
	"""A request that is not what its type says; `problems` tells each.

	`partly` is what could be read of it, as its dataclass: what is wrong has its default there, or None.
	"""

	def __init__(self, problems: Sequence[Problem], partly: object = None) -> None:
		super().__init__(", ".join(f"{each.field}: {each.code}" for each in problems))
		self.problems, self.partly = tuple(problems), partly


def overlap(one: str, other: str) -> bool:
	"""Whether two fields are one, or one of them is within the other: `people` and `people.0.phone`."""
	return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


class _Refused(Exception):
	def __init__(self, code: str, limit: object = "") -> None:
		super().__init__(code)
		self.code, self.limit = code, str(limit)


def read(shape: type[Shape], sent: Mapping[str, object]) -> Shape:
	"""What was sent, as this dataclass. Raises Invalid, which names every problem and not only the first."""
	problems: list[Problem] = []
	value = _read_object(shape, sent, "", problems)
	if problems:
		raise Invalid(problems, value)
	assert isinstance(value, shape)
	return value


def _read_object(shape: type, sent: object, path: str, problems: list[Problem]) -> Any:
	sent = _unpacked(sent, dict)
	if not isinstance(sent, Mapping):
		raise _Refused("not_an_object")
	hints = get_type_hints(shape, include_extras=True)
	known = {each.name: each for each in fields(shape)}
	problems += [Problem(f"{path}{name}"[:140], "unknown") for name in sent if name not in known]
	values: dict[str, Any] = {}
	for name, field in known.items():
		try:
			if name in sent:
				values[name] = _read(take_apart(hints[name]), sent[name], f"{path}{name}", problems)
			elif _is_required(field):
				raise _Refused("missing")
		except _Refused as refused:
			problems.append(Problem(f"{path}{name}", refused.code, refused.limit))
			if _is_required(field):
				values[name] = None
	return shape(**values)


def _is_required(field: "Field[Any]") -> bool:
	return field.default is MISSING and field.default_factory is MISSING


def _read(wanted: Taken, sent: object, path: str, problems: list[Problem]) -> Any:
	if sent is None:
		if wanted.optional:
			return None
		raise _Refused("missing")
	if is_dataclass(wanted.bare):
		assert isinstance(wanted.bare, type)
		return _read_object(wanted.bare, sent, f"{path}.", problems)
	if get_origin(wanted.bare) is tuple:
		return _read_list(wanted, sent, path, problems)
	if get_origin(wanted.bare) is Literal:
		return _one_of(sent, get_args(wanted.bare))
	if issubclass(wanted.bare, Enum):
		return wanted.bare(_one_of(sent, [each.value for each in wanted.bare]))
	return _PLAIN[wanted.bare](sent, wanted.info)


def _read_list(wanted: Taken, sent: object, path: str, problems: list[Problem]) -> tuple[Any, ...]:
	item = take_apart(get_args(wanted.bare)[0])
	sent = _unpacked(sent, list)
	if not isinstance(sent, list):
		raise _Refused("not_a_list")
	if len(sent) > wanted.info.items:
		raise _Refused("too_many", wanted.info.items)
	values = []
	for number, each in enumerate(sent):
		try:
			values.append(_read(item, each, f"{path}.{number}", problems))
		except _Refused as refused:
			problems.append(Problem(f"{path}.{number}", refused.code, refused.limit))
			# What follows keeps its number.
			values.append(None)
	return tuple(values)


def _unpacked(sent: object, kind: type) -> object:
	"""A list or an object that came as text, from a query or a form."""
	if isinstance(sent, str):
		try:
			found = json.loads(sent)
		except (ValueError, RecursionError):
			return sent
		return found if isinstance(found, kind) else sent
	return sent


def _one_of(sent: object, known: Sequence[Any]) -> Any:
	if not isinstance(sent, str):
		raise _Refused("not_a_text")
	if sent not in known:
		raise _Refused("not_listed", ", ".join(str(each) for each in known))
	return sent


def _text(sent: object, info: FieldInfo) -> str:
	if not isinstance(sent, str):
		raise _Refused("not_a_text")
	if _UNSTORABLE.search(sent):
		raise _Refused("unreadable_characters")
	if len(sent) > info.longest:
		raise _Refused("too_long", info.longest)
	if info.shortest and len(tidy(sent)) < info.shortest:
		raise _Refused("empty" if not tidy(sent) else "too_short", info.shortest)
	if info.pattern and not re.fullmatch(info.pattern, sent):
		raise _Refused("not_of_this_form", info.pattern)
	return sent


def _whole(sent: object, info: FieldInfo) -> int:
	if isinstance(sent, str):
		typed = western(tidy(sent))
		if not _WHOLE.fullmatch(typed):
			raise _Refused("not_a_whole_number")
		sent = int(typed)
	if isinstance(sent, float) and sent.is_integer() and abs(sent) < 2**53:
		# JSON knows one kind of number: 3.0 is 3.
		sent = int(sent)
	if not isinstance(sent, int) or isinstance(sent, bool):
		raise _Refused("not_a_whole_number")
	if info.least is not None and sent < info.least:
		raise _Refused("too_small", info.least)
	if info.most is not None and sent > info.most:
		raise _Refused("too_large", info.most)
	return sent


def _yes_or_no(sent: object, info: FieldInfo) -> bool:
	if isinstance(sent, str):
		sent = _YES.get(western(tidy(sent)).lower(), sent)
	if not isinstance(sent, bool):
		raise _Refused("not_true_or_false")
	return sent


# Programs write year-month-day: which part of another text is amiss, tells them nothing.
_PROBLEMS_OF_DAYS = {each: each for each in ("hijri", "short_year", "no_such_year")}


def _day(sent: object, info: FieldInfo) -> date:
	if not isinstance(sent, str):
		raise _Refused("not_a_date")
	try:
		return read_date(sent)
	except NotADate as error:
		raise _Refused(_PROBLEMS_OF_DAYS.get(error.problem, "not_a_date")) from None


_PLAIN: dict[Any, Callable[[object, FieldInfo], Any]] = {
	str: _text,
	int: _whole,
	bool: _yes_or_no,
	date: _day,
}
