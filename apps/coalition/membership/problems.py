"""The problems that membership's own rules find in forms and requests, in words for people."""

from frappe import _

from coalition.portal.forms import words


def own_words() -> dict[str, str]:
	"""Problem -> what to do about it, for a form of membership."""
	return {
		"not_reachable": _("Please give a telephone number or an e-mail address, so that we can answer."),
		"not_a_time_of_theirs": _(
			"This day does not fit: nobody ends before they begin, and there is one delegate at a time."
		),
		"two_delegates": _("There is one delegate at a time: choose Alternate or Contact for the others."),
		"not_declared": _("Membership needs this declaration."),
	}


def in_words(problem: str) -> str:
	"""What to do about a problem of a form, or of a rule of membership."""
	return words.in_words(problem, own_words())
