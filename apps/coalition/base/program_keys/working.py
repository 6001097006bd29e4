"""Whether a key opens anything at a moment. Pure: no database."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class Ended(str, Enum):
	"""Why a key opens nothing."""

	REVOKED = "revoked"
	# Its successor took over.
	REPLACED = "replaced"
	EXPIRED = "expired"


@dataclass(frozen=True)
class Times:
	"""What of a key depends on time; `works_until` is set once it has a successor."""

	is_revoked: bool
	expires_on: date
	works_until: datetime | None = None


def ended(key: Times, now: datetime) -> Ended | None:
	"""Why the key has ended by this moment; None while it works, the last day included."""
	if key.is_revoked:
		return Ended.REVOKED
	if key.works_until and now >= key.works_until:
		return Ended.REPLACED
	return Ended.EXPIRED if now.date() > key.expires_on else None
