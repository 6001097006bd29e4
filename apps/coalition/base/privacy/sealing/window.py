"""Who may look into an opened seal, and until when. Pure.

Times are moments in UTC: the site's own time moves when somebody sets another time zone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

MINUTES_OPEN = 15


class Refusal(str, Enum):
	"""Why somebody may not look now."""

	NOT_APPROVED = "not approved"
	NOT_THE_ASKER = "not the asker"
	EXPIRED = "expired"
	CLOCK_CHANGED = "clock changed"


@dataclass(frozen=True)
class Opening:
	"""An opening as it is stored; `approved_at` and `until` are None until somebody approves."""

	asked_by: str
	is_approved: bool
	approved_at: datetime | None = None
	until: datetime | None = None


def closes_at(approved_at: datetime) -> datetime:
	"""The moment from which an opening that is approved now shows nothing more."""
	return approved_at + timedelta(minutes=MINUTES_OPEN)


def refusal(
	opening: Opening, person: str, now: datetime, earlier_looks: Iterable[datetime] = ()
) -> Refusal | None:
	"""Why this person may not look now, or None.

	A clock that stands before the approval, or before a look that was logged, was set back: then nobody
	can tell whether the window is open, and it is not.
	"""
	if not opening.is_approved or opening.approved_at is None or opening.until is None:
		return Refusal.NOT_APPROVED
	if person != opening.asked_by:
		return Refusal.NOT_THE_ASKER
	if now < max([opening.approved_at, *earlier_looks]):
		return Refusal.CLOCK_CHANGED
	return None if now < min(opening.until, closes_at(opening.approved_at)) else Refusal.EXPIRED
