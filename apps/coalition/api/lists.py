"""Lists of what belongs to one holder, in the order in which it was made."""

from dataclasses import dataclass

from coalition.api.pages import LENGTH, Cursor, Length, seal, unseal

Place = tuple[str, str] | None


@dataclass(frozen=True)
class ListAll:
	"""A page of a list."""

	cursor: Cursor = None
	length: Length = LENGTH


def place_in(what: str, holder: str, asked: ListAll) -> Place:
	"""Where the page begins. Raises Invalid for a cursor of another list, or of another holder's."""
	place = unseal(f"{what} {holder}", asked.cursor)
	return (place[0], place[1]) if isinstance(place, list) else None


def sealed_place(what: str, holder: str, last: Place) -> str | None:
	"""The cursor of the next page; None where there is none."""
	return seal(f"{what} {holder}", last) if last else None
