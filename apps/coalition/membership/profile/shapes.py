"""The fields of the profile as REST takes and answers them, made of their declaration."""

from dataclasses import make_dataclass
from typing import Annotated, Any

from coalition.api.shapes.field_info import FieldInfo
from coalition.base.text.answers import Asked
from coalition.membership.profile.fields import FIELDS, ProfileField
from coalition.membership.profile.tables import LISTS


def applied_fields() -> type:
	"""A base for the shape of an application: texts, "" where nothing is said."""
	return _shape("AppliedFields", FIELDS, str, "")


def stored_fields() -> type:
	"""A base for the shape of a stored profile: texts, or None for what is sealed or not proposed.

	A field that no section offers, such as the branch, is the secretariat's and stands in none.
	"""
	return _shape("StoredFields", tuple(each for each in FIELDS if each.section), str | None, None)


def _shape(name: str, fields: tuple[ProfileField, ...], of: Any, default: str | None) -> type:
	told = [(each.name, Annotated[of, _info(each, of is str)], default) for each in fields]
	lists = [(each.name, _list_of(of), () if of is str else None) for each in LISTS]
	return make_dataclass(name, (*told, *lists), frozen=True, kw_only=True)


def _list_of(of: Any) -> Any:
	several = tuple[str, ...]
	return Annotated[several if of is str else several | None, FieldInfo(items=40)]


def _info(field: ProfileField, is_limited: bool) -> FieldInfo:
	"""What is stored may be longer than what is taken: it is answered whole."""
	about = f"One of `{field.offered}` in applications.choices." if field.offered else ""
	about = "A year." if field.asked is Asked.YEAR else about
	return FieldInfo(about, longest=field.longest) if is_limited else FieldInfo(about)
