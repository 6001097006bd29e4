"""Pseudonyms that people can say and remember: chosen at random, never derived from a name. Pure."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

# Trees, birds, stars and stones: no place, no confession, no side, no name that a region is known by.
WORDS = (
	"الكرز",
	"السنديان",
	"الصنوبر",
	"اللوز",
	"التوت",
	"الرمان",
	"الحور",
	"البلوط",
	"الريحان",
	"النعناع",
	"الزعتر",
	"الخزامى",
	"السنونو",
	"اللقلق",
	"الهدهد",
	"البلبل",
	"القبّرة",
	"اليمام",
	"الفراشة",
	"السلحفاة",
	"الغيمة",
	"الندى",
	"المطر",
	"النسيم",
	"الشهاب",
	"القمر",
	"الفجر",
	"المرجان",
	"العقيق",
	"الفيروز",
	"الكهرمان",
	"الصدف",
)
NUMBERS = range(10, 1000)
_TRIES = 1000


def pseudonym(choose: Callable[[Sequence[Any]], Any], taken: Collection[str]) -> str:
	"""A pseudonym such as «عضو السنديان 31» that nobody bears or bore.

	`choose` picks one of a sequence (secrets.choice). Raises LookupError where nearly all are taken.
	"""
	for _ in range(_TRIES):
		word, number = choose(WORDS), choose(NUMBERS)
		candidate = f"عضو {word} {number}"
		if candidate not in taken:
			return candidate
	raise LookupError("no pseudonym is left")
