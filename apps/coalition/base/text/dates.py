"""Days, times of day, years and spans of months as people write them. Pure: no database.

A day is year-month-day, or day-month-year: of two numbers the day comes first. Its parts stand between -, /,
. or spaces, and the month may be a name: of the Levant (آذار), of Egypt (مارس), of the Maghreb (جوان) or
English. A day of the week beside it has to fit. Arabic and Persian digits are digits. A day of a Hijri
calendar is never converted, since the lunar and the solar year of one number are forty years apart: it is
asked about. A year of two digits is refused.
"""

import calendar
import re
from datetime import date, time, timedelta

from coalition.base.text.digits import western
from coalition.base.text.figures import Unreadable, refuse_long
from coalition.base.text.letters import folded
from coalition.base.text.words import tidy

# As it is typed, in words or in figures.
LONGEST = 80
# No record speaks of an earlier day, and none of a later one.
FIRST_YEAR, LAST_YEAR = 1850, 2199
# What people write today as a Hijri year: lunar (1445) or solar (1402).
_HIJRI_YEARS = range(1250, 1520)
# As they stand once they are folded; names of one month of one people are parted by commas.
_NAMES = (
	"كانون الثاني,كانون ثاني,كانون ٢,ك٢,ك ٢,يناير,جانفي,january,jan",
	"شباط,فبراير,فيفري,february,feb",
	"اذار,مارس,march,mar",
	"نيسان,ابريل,افريل,april,apr",
	"ايار,مايو,ماي,may",
	"حزيران,يونيو,يونيه,جوان,june,jun",
	"تموز,يوليو,يوليه,جويليه,july,jul",
	"اب,اغسطس,اوت,august,aug",
	"ايلول,سبتمبر,september,sept,sep",
	"تشرين الاول,تشرين اول,تشرين ١,ت١,ت ١,اكتوبر,october,oct",
	"تشرين الثاني,تشرين ثاني,تشرين ٢,ت٢,ت ٢,نوفمبر,november,nov",
	"كانون الاول,كانون اول,كانون ١,ك١,ك ١,ديسمبر,december,dec",
)
_MONTHS = {western(name): number for number, names in enumerate(_NAMES, 1) for name in names.split(",")}
# Monday first, as date.weekday() counts.
_WEEKDAYS = (
	("الاثنين", "اثنين", "monday", "mon"),
	("الثلاثاء", "الثلاثا", "ثلاثاء", "tuesday", "tues", "tue"),
	("الاربعاء", "الاربعا", "اربعاء", "wednesday", "wed"),
	("الخميس", "خميس", "thursday", "thurs", "thur", "thu"),
	("الجمعه", "جمعه", "friday", "fri"),
	("السبت", "سبت", "saturday", "sat"),
	("الاحد", "احد", "sunday", "sun"),
)
_NUMBER_OF_WEEKDAY = {folded(name): number for number, names in enumerate(_WEEKDAYS) for name in names}
_WEEKDAY = rf"(?:(?:في\s+)?يوم\s+)?({'|'.join(_NUMBER_OF_WEEKDAY)})"
_WEEKDAY_BESIDE = re.compile(rf"^{_WEEKDAY}(?:[\s،,.()/-]+|(?=\d))|(?:[\s،,.()/-]+|(?<=\d)){_WEEKDAY}$")
_HIJRI_MONTHS = (
	*("محرم", "صفر", "ربيع", "جمادي", "رجب", "شعبان", "رمضان", "شوال", "القعده", "الحجه", "قعده", "حجه"),
	*("فروردين", "ارديبهشت", "خرداد", "تير", "مرداد", "شهريور", "مهر", "ابان", "اذر", "دي", "بهمن", "اسفند"),
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})([-/. ])(?P<month>\d{1,2})\2(?P<day>\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})([-/. ])(?P<month>\d{1,2})\2(?P<year>\d{4}|\d\d)", re.ASCII)
# A name with its day on one side and its year on the other, or both behind it: March 15, 2024.
_BETWEEN = r"[\s\-/.,،]*"
_ORDINAL = r"(?:st|nd|rd|th)?"
_WITH_NAME = tuple(
	re.compile(each, re.ASCII)
	for each in (
		rf"(?P<day>\d{{1,2}}){_ORDINAL}{_BETWEEN}(?:of\s+|من\s+)?(?P<name>[^\d]+?[12]?){_BETWEEN}(?P<year>\d{{4}}|\d\d)",
		rf"(?P<year>\d{{4}}){_BETWEEN}(?P<name>[^\d]+?){_BETWEEN}(?P<day>\d{{1,2}})",
		rf"(?P<name>[^\d]+?){_BETWEEN}(?P<day>\d{{1,2}}){_ORDINAL}{_BETWEEN}(?P<year>\d{{4}})",
	)
)
# Words that say that a day or its year follows.
_BESIDE = re.compile(r"^(?:في|بتاريخ|تاريخ|on)\s+(?=\d)|(?<=\s)(?:عام|سنه|لعام|لسنه)\s+(?=\d{4})")
_WITHOUT_YEAR = re.compile(r"\d{1,2}[-/. ]\d{1,2}", re.ASCII)
_NAMED_WITHOUT_YEAR = re.compile(
	rf"\d{{1,2}}{_ORDINAL}{_BETWEEN}(?:of\s+|من\s+)?(?P<behind>[^\d]+?[12]?)|(?P<before>[^\d]+?){_BETWEEN}\d{{1,2}}{_ORDINAL}",
	re.ASCII,
)
_OF_OUR_ERA = re.compile(r"\s*(?:م\.?|ميلادي|ميلاديه|a\.?d\.?|c\.?e\.?)$")
_OF_THE_HIJRA = re.compile(r"(?:\s|(?<=\d))(?:ه\.?|هجري|هجريه|ه\s?\.?ش\.?|ه\s?\.?ق\.?|a\.?h\.?)$")
_CLOCK = re.compile(r"(?:\s|t)(?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)$", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?", re.ASCII)


class NotADate(Unreadable):
	"""A text that is no date or time of day.

	`problem` is "not_a_day", "no_such_day" (31 February), "no_such_month" (a thirteenth; also where the month
	stands first), "no_year" (31/1), "other_weekday", "not_a_time", "not_a_year", "hijri" (which calendar is
	meant?), "short_year" (of two digits), or "no_such_year" (before FIRST_YEAR or after LAST_YEAR).
	"""


def read_date(text: str) -> date:
	"""The day that was written; a time of day behind it is left out. Raises NotADate."""
	refuse_long(text, LONGEST, NotADate("not_a_day"))
	return _day(_parts(text)[0])


def read_time(text: str, kind: str) -> str:
	"""What was written into a field of kind Date, Datetime or Time, in the form that the database takes.

	Raises NotADate.
	"""
	if kind == "Date":
		return read_date(text).isoformat()
	refuse_long(text, LONGEST, NotADate("not_a_time" if kind == "Time" else "not_a_day"))
	if kind == "Time":
		return _clock(western(tidy(text))).isoformat()
	day, clock = _parts(text)
	# What a clock is not told is midnight.
	return f"{_day(day).isoformat()} {_clock(clock or '0:00').isoformat()}"


def read_year(text: str, latest: int = LAST_YEAR) -> int:
	"""A year of our era, of four digits, as `2013`, `٢٠١٣`, `2013م` or `عام 2013`. Raises NotADate."""
	refuse_long(text, LONGEST, NotADate("not_a_year"))
	folded = _of_our_era(re.sub(r"^(?:عام|سنه|في عام|في سنه)\s+", "", _folded(text)))
	if not re.fullmatch(r"-?\d+", folded, re.ASCII):
		raise NotADate("not_a_year")
	year = _checked_year(folded)
	if not FIRST_YEAR <= year <= latest:
		raise NotADate("not_a_year")
	return year


def last_day(since: date, months: int) -> date:
	"""The last day of a span of so many months that begins on this day.

	It is the day before the same day of the later month; where that month lacks it, the month's own last day.
	From 29, 30 and 31 January a month lasts through 28 February, as from 29 February a year does.
	"""
	if months < 1:
		raise ValueError("a span lasts a month at least")
	years, month = divmod(since.month - 1 + months, 12)
	year, month = since.year + years, month + 1
	longest = calendar.monthrange(year, month)[1]
	if since.day > longest:
		return date(year, month, longest)
	return date(year, month, since.day) - timedelta(days=1)


def _folded(text: str) -> str:
	"""As it is compared, with nothing around the signs between the parts."""
	plain = re.sub("[‐-―−]", "-", folded(text))
	return re.sub(r"\s*([-/.])\s*", r"\1", plain).strip(" .،,()")


def _parts(text: str) -> tuple[str, str]:
	"""The day and the time of day behind it, "" where there is none; in UTC or a zone it is neither."""
	folded = _folded(text)
	clock = _CLOCK.search(folded)
	return (folded[: clock.start()].strip(), clock["clock"]) if clock else (folded, "")


def _of_our_era(folded: str) -> str:
	if _OF_THE_HIJRA.search(folded):
		raise NotADate("hijri")
	return _OF_OUR_ERA.sub("", folded)


def _day(folded: str) -> date:
	folded = _BESIDE.sub("", folded)
	weekday = _WEEKDAY_BESIDE.search(folded)
	day = _plain_day(_of_our_era(_WEEKDAY_BESIDE.sub("", folded, count=1)))
	if weekday and _NUMBER_OF_WEEKDAY[weekday[1] or weekday[2]] != day.weekday():
		raise NotADate("other_weekday")
	return day


def _plain_day(plain: str) -> date:
	found = _YEAR_FIRST.fullmatch(plain) or _DAY_FIRST.fullmatch(plain)
	if not found:
		return _named_day(plain)
	return _date(found["year"], int(found["month"]), found["day"])


def _named_day(plain: str) -> date:
	for pattern in _WITH_NAME:
		found = pattern.fullmatch(plain)
		month = _month(found["name"]) if found else None
		if found and month:
			return _date(found["year"], month, found["day"])
	raise NotADate("no_year" if _lacks_year(plain) else "not_a_day")


def _lacks_year(plain: str) -> bool:
	if _WITHOUT_YEAR.fullmatch(plain):
		return True
	named = _NAMED_WITHOUT_YEAR.fullmatch(plain)
	return bool(named and _month(named["before"] or named["behind"]))


def _month(name: str) -> int | None:
	"""The month of this name, or of two that name the same: آذار/مارس. Raises NotADate for Hijri ones."""
	names = [re.sub(r"^شهر\s+", "", each).strip() for each in re.split(r"[/()\-،,.]", name) if each.strip()]
	if any(word in _HIJRI_MONTHS for each in names for word in each.split()):
		raise NotADate("hijri")
	months = {_MONTHS.get(each) for each in names}
	return months.pop() if len(months) == 1 else None


def _date(year: str, month: int, day: str) -> date:
	if len(year) < 4:
		raise NotADate("short_year")
	number = _checked_year(year)
	if not FIRST_YEAR <= number <= LAST_YEAR:
		raise NotADate("no_such_year")
	if not 1 <= month <= 12:
		raise NotADate("no_such_month")
	if not 1 <= int(day) <= calendar.monthrange(number, month)[1]:
		raise NotADate("no_such_day")
	return date(number, month, int(day))


def _checked_year(text: str) -> int:
	if int(text) in _HIJRI_YEARS:
		raise NotADate("hijri")
	return int(text)


def _clock(typed: str) -> time:
	match = _TIME.fullmatch(typed)
	try:
		if match:
			fraction = (match[4] or "").ljust(6, "0")
			return time(int(match[1]), int(match[2]), int(match[3] or 0), int(fraction))
	except ValueError:
		pass
	raise NotADate("not_a_time")
