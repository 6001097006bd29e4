"""Looking for who may be the same among ten thousand members."""

import random
from difflib import SequenceMatcher

import frappe

from benchmarks.measure import Comparison, compare
from coalition.membership.duplicates.reading import candidates
from coalition.membership.duplicates.scoring import Identity

NUMBER, LOOKS = 10_000, 3
KINDS = ("جمعية", "منظمة", "مؤسسة", "مبادرة", "فريق")
OWN = (
	*("بذور", "سنابل", "قناديل", "الأمل", "النور", "الهدى", "ياسمين", "زيتون", "غيث", "ربيع", "جذور", "بيدر"),
	*("سواعد", "جسور", "دروب", "آفاق", "بصمة", "نبض", "عطاء", "وفاء", "كرامة", "عدالة", "مساواة", "ضياء"),
)
COMMON = ("للتنمية", "الخيرية", "للإغاثة", "الاجتماعية", "النسائية")
LATIN = ("Buzur", "Sanabel", "Qanadeel", "Amal", "Noor", "Huda", "Yasmin", "Zaytoun", "Baidar", "Jusoor")
FIELDS = (
	"name",
	"organisation_name",
	"name_latin",
	"place",
	"sector",
	"member_since",
	"creation",
	"modified",
)


def look_for_the_same() -> Comparison:
	"""A look-up against comparing with every name by the same matcher."""
	chance = random.Random(1)
	now = frappe.utils.now()
	rows = [
		(f"DUP-{n}", *made_up_names(chance, n), "حمص", "الصحة", "2016-01-01", now, now) for n in range(NUMBER)
	]
	frappe.db.bulk_insert("Member Organisation", FIELDS, rows)
	asked = [made_up_names(chance, number) for number in range(LOOKS)]
	return compare(
		f"{LOOKS} look-ups among {NUMBER} members",
		lambda: [candidates(Identity(names)) for names in asked],
		lambda: [_brute_force(names) for names in asked],
		0.5,
		rounds=5,
	)


def made_up_names(chance: random.Random, number: int) -> tuple[str, str]:
	"""An Arabic and a Latin name of words that organisations bear."""
	arabic = " ".join(chance.choice(words) for words in (KINDS, OWN, OWN, COMMON))
	return f"{arabic} {number}", f"{chance.choice(LATIN)} Association {number}"


def _brute_force(names: tuple[str, str]) -> float:
	known = frappe.get_all("Member Organisation", fields=["organisation_name", "name_latin"], as_list=True)
	others = [each for row in known for each in row if each]
	return max(SequenceMatcher(None, name, other).ratio() for name in names for other in others)
