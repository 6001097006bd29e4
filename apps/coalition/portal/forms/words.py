"""What to do about the problems that forms find, in words for people."""

from collections.abc import Mapping

from frappe import _

from coalition.base.records.values.words import words_of_answers


def in_words(problem: str, own: Mapping[str, str] | None = None) -> str:
	"""A problem of reading.py in words; `own` has those of a module's own rules."""
	return {
		**words_of_answers(),
		"missing": _("Please fill this in."),
		"too_long": _("This is too long: please shorten it."),
		"too_many": _("There are too many lines: please leave some out."),
		"not_listed": _("Please choose one of the list."),
		"not_found": _("Nothing in the list is like this: write another part of the name."),
		"several_found": _("This may be one of several: choose which."),
		"not_declared": _("Please tick this: nothing goes on without it."),
		"not_signed": _("Please sign: tick this."),
		"text_changed": _("This text has changed since you opened the form: read it again, and then sign."),
		"after_today": _("It cannot have come after today: check the day."),
		"no_file": _("Choose a file first."),
		"file_empty": _("This file is empty: nothing of it arrived. Choose it once more, or another one."),
		**(own or {}),
	}[problem]
