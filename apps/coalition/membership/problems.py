"""The problems that forms find, in words for people."""

from frappe import _


def in_words(problem: str) -> str:
	"""What to do about a problem that asking.py, applying/checking.py or change_proposals/typed.py name."""
	return {
		"missing": _("Please fill this in."),
		"too_long": _("This is too long: please shorten it."),
		"too_many": _("There are too many lines: please leave some out."),
		"not_listed": _("Please choose one of the list."),
		"not_a_phone": _(
			"This is no telephone number: write it with the country code, such as +963 944 000 000."
		),
		"not_an_email": _("This is no e-mail address: it looks like name@example.org."),
		"not_reachable": _("Please give a telephone number or an e-mail address, so that we can answer."),
		"not_a_day": _("This is no day: write year-month-day, such as 2026-01-31."),
		"not_a_link": _("This is no address of a page: it begins with https://."),
		"not_a_time_of_theirs": _(
			"This day does not fit: nobody ends before they begin, and there is one delegate at a time."
		),
		"two_delegates": _("There is one delegate at a time: choose Alternate or Contact for the others."),
		"not_a_year": _("This is no year that has been: write it like 2013."),
		"not_declared": _("Membership needs this declaration."),
	}[problem]
