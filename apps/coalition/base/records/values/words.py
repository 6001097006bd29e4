"""What to do about an answer that cannot be read, in words for people, whichever way it came."""

from frappe import _


def words_of_answers() -> dict[str, str]:
	"""Problem of a reader in base/text -> what is wrong, and what to do."""
	return {
		"not_a_phone": _(
			"This is no telephone number: write it with the country code, such as +963 944 000 000."
		),
		"no_country": _(
			"Of which country is this number? Write it with the country code, such as +963 944 000 000."
		),
		"several_phones": _("There is room for one telephone number here: leave one, and write it alone."),
		"not_an_email": _("This is no e-mail address: it looks like name@example.org."),
		"several_emails": _("There is room for one e-mail address here: leave one, and write it alone."),
		"not_ascii": _("Before the @ an address has Latin letters: mail to any other is not delivered."),
		"not_a_day": _("This is no day: write day, month and year, such as 31/1/2027."),
		"no_such_day": _("That month has no such day: check the day."),
		"no_such_month": _(
			"There are twelve months: write the day first, then the month, such as 31/1/2027."
		),
		"no_year": _("Of which year? Write day, month and year, such as 31/1/2027."),
		"other_weekday": _(
			"That date is another day of the week: check both, or leave the day of the week out."
		),
		"not_a_time": _("This is no time of day: write hours and minutes, such as 14:30."),
		"not_a_year": _("This is no year that has been: write it like 2013."),
		"hijri": _("This seems to be a Hijri year: write the year of our era (Gregorian), such as 2017."),
		"short_year": _("Write the year with four digits, such as 2017."),
		"no_such_year": _("This year cannot be right: check its digits."),
		"not_a_number": _("This is no number: write digits, such as 1234.5 or 1,234.5."),
		"too_large": _("This is larger than can be recorded here: check the number of digits."),
		"too_exact": _("This has more digits behind the point than can be recorded: round it first."),
		"no_currency": _("In which currency? Write its code behind the amount, such as 1,234.50 USD."),
		"not_a_currency": _("This is no currency that we know: write its code, such as 1,234.50 USD."),
		"no_clock": _("At what time? Write hours and minutes behind the day, such as 30/11/2026 14:30."),
		"no_zone": _("By which clock? Write how far it is from UTC, such as 30/11/2026 14:30 +03:00."),
		"no_such_hour": _("There is no such hour on that day: the clocks are set forward. Write another."),
		"hour_twice": _(
			"This hour comes twice on that day, since the clocks are set back: write also how far it is from"
			" UTC, such as 25/10/2026 02:30 +02:00."
		),
		"not_a_link": _("This is no address of a page: it begins with https://."),
	}
