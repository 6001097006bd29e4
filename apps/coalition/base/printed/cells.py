"""Values as papers and reports show them: nothing where nothing was given, days in words. Pure."""

from datetime import date, datetime
from decimal import Decimal

from babel.numbers import format_decimal
from markupsafe import Markup

from coalition.base.text.bidi import isolate_numbers
from coalition.base.text.domains import isolated_domains
from coalition.base.text.formatting import locale, long_date, long_moment
from coalition.base.text.phones import shown_each

NUMBERS = frozenset({"Int", "Long Int", "Float", "Currency", "Percent"})
TICK = "✓"
_OF_HTML = frozenset({"Text Editor", "HTML Editor"})
# Years and numbers of four digits stand as people write them.
_PARTED_FROM = 10_000
_PARTED, _PLAIN = "#,##0.######", "0.######"


def shown(value: object, kind: str, language: str, shows_zero: bool = False) -> str:
	"""A value of a field of this kind (`fieldtype`) as a text; "" where it says nothing.

	A number that nobody gave is stored as 0: it is shown as nothing, unless `shows_zero` says that 0 is an
	answer. What cannot be read as a value of its kind is shown as it is.
	"""
	if value is None or not str(value).strip():
		return ""
	if kind in NUMBERS:
		return _number(value, kind, language, shows_zero)
	if kind == "Check":
		return TICK if str(value) not in ("0", "False") else ""
	if kind in ("Date", "Datetime"):
		return _day(value, kind, language)
	text = Markup(str(value)).striptags() if kind in _OF_HTML else str(value).strip()
	return shown_each(text) or isolate_numbers(isolated_domains(text))


def _number(value: object, kind: str, language: str, shows_zero: bool) -> str:
	try:
		number = Decimal(str(value))
		if not number and not shows_zero:
			return ""
		is_parted = kind in ("Float", "Currency") or abs(number) >= _PARTED_FROM
		text = format_decimal(number, _PARTED if is_parted else _PLAIN, locale=locale(language))
	except ArithmeticError:
		# No number, or one with more digits than anybody counts.
		return str(value)
	return f"{text}%" if kind == "Percent" else str(text)


def _day(value: object, kind: str, language: str) -> str:
	try:
		if kind == "Date":
			day = value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
			return long_date(day, language)
		moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
		return long_moment(moment, language)
	except ValueError:
		return str(value)
