"""Permission rows of DocTypes as values that can be compared. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

RIGHTS = (
	"select",
	"read",
	"write",
	"create",
	"delete",
	"submit",
	"cancel",
	"amend",
	"report",
	"export",
	"import",
	"share",
	"print",
	"email",
)


@dataclass(frozen=True, order=True)
class RightsRow:
	"""What one role may do at one permission level, with all records or with its own ones alone."""

	role: str
	level: int
	own_only: bool
	rights: tuple[str, ...]

	@property
	def place(self) -> str:
		"""Whom it is for, such as "Council Member, level 1"; one DocType has each place once."""
		own = ", own records" if self.own_only else ""
		return f"{self.role}, level {self.level}{own}"

	@property
	def text(self) -> str:
		return f"{self.place}: {', '.join(self.rights)}"

	def covers(self, other: "RightsRow") -> bool:
		"""Whether whoever has this row needs not the other: own records are some of all."""
		same = (self.role, self.level) == (other.role, other.level)
		wide = not self.own_only or other.own_only
		return same and wide and set(self.rights) >= set(other.rights)


def row_of(stored: Mapping[str, object]) -> RightsRow:
	"""A DocPerm or Custom DocPerm, or a row of a DocType's JSON; a right that is not named is not given."""
	given = tuple(right for right in RIGHTS if _is_set(stored.get(right)))
	return RightsRow(
		str(stored["role"]), int(str(stored.get("permlevel") or 0)), _is_set(stored.get("if_owner")), given
	)


def _is_set(value: object) -> bool:
	return str(value or 0) != "0"


def newly_shipped(
	shipped: Iterable[RightsRow], known: Iterable[str], in_effect: Iterable[RightsRow]
) -> list[RightsRow]:
	"""Which shipped rows are not among the `known` texts of before, and not in effect either."""
	before, used = set(known), list(in_effect)
	return sorted(
		row for row in shipped if row.text not in before and not any(one.covers(row) for one in used)
	)
