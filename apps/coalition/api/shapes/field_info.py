"""What is told of a field beside its type, as `Annotated[str, FieldInfo("…", longest=140)]`. Pure."""

from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from coalition.moved import renamed

# Texts have an end, so that nobody stores a book in a name.
LONGEST = 2000
MOST_ITEMS = 200


@dataclass(frozen=True)
class FieldInfo:
	"""What a field means, and its limits: those of texts, of whole numbers and of lists."""

	about: str = ""
	shortest: int = 0
	longest: int = LONGEST
	least: int | None = None
	most: int | None = None
	items: int = MOST_ITEMS
	pattern: str = ""
	example: Any = None


@dataclass(frozen=True)
class Taken:
	"""A type taken apart: the bare type, whether null stands for nothing, and what is told of it."""

	bare: Any
	optional: bool
	info: FieldInfo


def take_apart(hint: Any) -> Taken:
	"""The parts of `X`, `X | None` and `Annotated[X, FieldInfo(…)]`, in whichever order they are wrapped."""
	info, optional = FieldInfo(), False
	while True:
		origin = get_origin(hint)
		if origin is Annotated:
			hint, *notes = get_args(hint)
			info = next((note for note in notes if isinstance(note, FieldInfo)), info)
		elif origin in (Union, UnionType):
			kept = [part for part in get_args(hint) if part is not NoneType]
			if len(kept) != 1:
				raise TypeError(f"a field has one type, or one and None: {hint}")
			hint, optional = kept[0], True
		else:
			return Taken(hint, optional, info)


# For one version: something had another name.
__getattr__ = renamed(__name__)
