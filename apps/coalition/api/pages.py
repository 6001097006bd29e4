"""Lists page by page: a cursor says where the page before ended, and tells nothing else."""

from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from coalition.api.shapes.field_info import FieldInfo
from coalition.api.shapes.reading import Invalid, Problem
from coalition.base.records.paging import Place
from coalition.base.request import sealed

Item = TypeVar("Item")
# Where the page before ended, by two values of its last row: of most lists when it was made, and its name.
LENGTH, MOST = 50, 200
Cursor = Annotated[
	str | None, FieldInfo("`next` of the page before; without it the list begins.", longest=2000)
]
Length = Annotated[int, FieldInfo("How many to answer at most.", least=1, most=MOST)]


@dataclass(frozen=True)
class Page(Generic[Item]):
	"""Some of a list."""

	items: tuple[Item, ...]
	next: Annotated[str | None, FieldInfo("Send it as `cursor` for what follows; null at the end.")]


@dataclass(frozen=True)
class ListAll:
	"""A page of a list that belongs to one holder, in the order in which it was made."""

	cursor: Cursor = None
	length: Length = LENGTH


def place_in(what: str, holder: str, asked: ListAll) -> Place:
	"""Where the page begins. Raises Invalid for a cursor of another list, or of another holder's."""
	place = unseal(f"{what} {holder}", asked.cursor)
	return (place[0], place[1]) if isinstance(place, list) else None


def sealed_place(what: str, holder: str, last: Place) -> str | None:
	"""The cursor of the next page; None where there is none."""
	return seal(f"{what} {holder}", last) if last else None


def seal(what: str, place: object) -> str:
	"""A cursor of this list: sealed, since names and numbers in it are not for whoever may read the page."""
	return sealed.seal(what, place)


def unseal(what: str, cursor: str | None) -> object:
	"""Where a cursor of this list points; None for none. Raises Invalid for what is no cursor of it."""
	if not cursor:
		return None
	try:
		return sealed.unseal(what, cursor)
	except ValueError:
		raise Invalid([Problem("cursor", "not_a_cursor")]) from None
