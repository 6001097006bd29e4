"""The JSON Schema (2020-12) of a type, as OpenAPI 3.1 takes it. Pure."""

from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import GenericAlias
from typing import Any, Literal, get_args, get_origin, get_type_hints

from coalition.api.shapes.field_info import FieldInfo, Taken, take_apart
from coalition.api.shapes.writing import plain

Schema = dict[str, Any]
# What reading.py takes of a text, as ECMAScript writes it.
_UNSTORABLE = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"
_STORABLE = f"[^{_UNSTORABLE}]"
_VISIBLE = rf"[^\s{_UNSTORABLE}]"
_PLAIN: dict[Any, Schema] = {
	str: {"type": "string"},
	int: {"type": "integer"},
	bool: {"type": "boolean"},
	date: {"type": "string", "format": "date"},
	datetime: {"type": "string", "format": "date-time"},
}


def schema_of(shape: type, known: dict[str, Schema]) -> Schema:
	"""A reference to this dataclass; its schema, and those of what it holds, are added to `known`."""
	name = name_of(shape)
	if name not in known:
		known[name] = {}
		known[name] = _object(shape, known)
	return {"$ref": f"#/components/schemas/{name}"}


def name_of(shape: Any) -> str:
	"""`Page[Person]` is called PageOfPerson."""
	if get_origin(shape):
		return f"{get_origin(shape).__name__}Of{''.join(name_of(each) for each in get_args(shape))}"
	return str(shape.__name__)


def _object(shape: Any, known: dict[str, Schema]) -> Schema:
	bare = get_origin(shape) or shape
	hints = get_type_hints(bare, include_extras=True)
	meant = dict(zip(getattr(bare, "__parameters__", ()), get_args(shape), strict=False))
	properties, required = {}, []
	for each in fields(bare):
		properties[each.name] = field_schema(_bound(hints[each.name], meant), known)
		if each.default is MISSING and each.default_factory is MISSING:
			required.append(each.name)
		elif each.default is not MISSING and each.default is not None:
			properties[each.name]["default"] = plain(each.default)
	about = _about(bare)
	found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
	return {
		**found,
		**({"description": about} if about else {}),
		**({"required": required} if required else {}),
	}


def _about(shape: type) -> str:
	"""The first paragraph of what it says of itself; a dataclass that says nothing gets its signature."""
	text = (shape.__doc__ or "").strip()
	return "" if text.startswith(f"{shape.__name__}(") else " ".join(text.split("\n\n")[0].split())


def _bound(hint: Any, meant: dict[Any, Any]) -> Any:
	"""`tuple[Item, ...]` with what Item stands for."""
	if get_origin(hint) is tuple and get_args(hint)[0] in meant:
		return GenericAlias(tuple, (meant[get_args(hint)[0]], ...))
	return hint


def field_schema(hint: Any, known: dict[str, Schema]) -> Schema:
	"""The schema of a field by its type and what is told of it."""
	taken = take_apart(hint)
	found = {**_bare(taken, known), **_limits(taken)}
	if taken.optional:
		found = _or_null(found)
	if taken.info.about:
		found["description"] = taken.info.about
	if taken.info.example is not None:
		found["examples"] = [taken.info.example]
	return found


def _bare(taken: Taken, known: dict[str, Schema]) -> Schema:
	bare = taken.bare
	if is_dataclass(get_origin(bare) or bare):
		return schema_of(bare, known)
	if get_origin(bare) is tuple:
		return {"type": "array", "items": field_schema(get_args(bare)[0], known)}
	if get_origin(bare) is Literal:
		return {"type": "string", "enum": list(get_args(bare))}
	if isinstance(bare, type) and issubclass(bare, Enum):
		return {"type": "string", "enum": [each.value for each in bare]}
	return dict(_PLAIN[bare])


def _limits(taken: Taken) -> Schema:
	info, found = taken.info, {}
	if taken.bare is str:
		found = {"maxLength": info.longest, "minLength": info.shortest, "pattern": _pattern(info)}
	elif taken.bare is int:
		found = {"minimum": info.least, "maximum": info.most}
	elif get_origin(taken.bare) is tuple:
		found = {"maxItems": info.items}
	return {
		key: value
		for key, value in found.items()
		if value not in (None, "", 0) or (key == "minimum" and value == 0)
	}


def _pattern(info: FieldInfo) -> str:
	if info.pattern:
		return f"^(?:{info.pattern})$"
	return f"^{_STORABLE}*{_VISIBLE}{_STORABLE}*$" if info.shortest else f"^{_STORABLE}*$"


def _or_null(found: Schema) -> Schema:
	if "$ref" in found:
		return {"anyOf": [found, {"type": "null"}]}
	nullable = {**found, "type": [found["type"], "null"]}
	if "enum" in found:
		nullable["enum"] = [*found["enum"], None]
	return nullable
