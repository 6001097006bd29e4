"""The problems that forms find, in words for people."""

from frappe import _

from coalition.base.records.values.words import words_of_answers


def in_words(problem: str) -> str:
	"""What to do about a problem that asking.py, applying/checking.py or change_proposals/typed.py name."""
	return {
		**words_of_answers(),
		"missing": _("Please fill this in."),
		"too_long": _("This is too long: please shorten it."),
		"too_many": _("There are too many lines: please leave some out."),
		"not_listed": _("Please choose one of the list."),
		"not_reachable": _("Please give a telephone number or an e-mail address, so that we can answer."),
		"not_a_time_of_theirs": _(
			"This day does not fit: nobody ends before they begin, and there is one delegate at a time."
		),
		"two_delegates": _("There is one delegate at a time: choose Alternate or Contact for the others."),
		"not_declared": _("Membership needs this declaration."),
	}[problem]
