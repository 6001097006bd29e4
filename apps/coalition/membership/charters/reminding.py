"""When a member is reminded that its declaration ends. Pure: no database."""

from datetime import date

# So many days before the end, the last of them on the day itself.
STEPS = (30, 7, 0)
# A reminder that is sent late says that the declaration has ended; later than this it is no reminder.
LATEST = -7


def reminder_due(valid_until: date | None, today: date, last: int | None) -> int | None:
	"""The step that is due today, one of STEPS; None where none is.

	`last` is the step that was reminded of before, None where there was none. Where days were missed, the
	smaller step comes once, and what it passed by does not follow. A declaration without an end (None) has
	no reminders.
	"""
	if valid_until is None:
		return None
	left = (valid_until - today).days
	if not LATEST <= left <= STEPS[0]:
		return None
	due = min(step for step in STEPS if left <= step)
	return due if last is None or due < last else None
