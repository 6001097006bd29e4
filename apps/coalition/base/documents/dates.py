"""Dates as they stand in a document. Pure: no database.

Arabic has the month names of the Levant (كانون الثاني, not يناير), and Western digits.
"""

from datetime import date

MONTHS = {
	"ar": (
		"كانون الثاني",
		"شباط",
		"آذار",
		"نيسان",
		"أيار",
		"حزيران",
		"تموز",
		"آب",
		"أيلول",
		"تشرين الأول",
		"تشرين الثاني",
		"كانون الأول",
	),
	"en": (
		"January",
		"February",
		"March",
		"April",
		"May",
		"June",
		"July",
		"August",
		"September",
		"October",
		"November",
		"December",
	),
}


def long_date(day: date | str, language: str) -> str:
	"""A day in words, such as "5 كانون الثاني 2017"; English where the language has no names of months here.

	An ISO text is read as a day; raises ValueError where it is none.
	"""
	day = date.fromisoformat(day) if isinstance(day, str) else day
	months = MONTHS.get(language, MONTHS["en"])
	return f"{day.day} {months[day.month - 1]} {day.year}"
