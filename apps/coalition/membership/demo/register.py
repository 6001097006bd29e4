"""Writes `register.csv`: 172 organisations of which 88 declared the charter.

The names are put together from common words, so that none is meant. Run as
`python -m coalition.membership.demo.register` after a change here; the same file comes out every time.
"""

import csv
import random
from pathlib import Path

from coalition.base.demo import PLACES, SECTORS

FILE = Path(__file__).with_name("register.csv")
REGISTERED, ACTIVE = 172, 88

KINDS = (
	("جمعية", "Association"),
	("مؤسسة", "Foundation"),
	("مبادرة", "Initiative"),
	("مركز", "Centre"),
	("شبكة", "Network"),
	("فريق", "Team"),
)
THEMES = (
	("بذور", "Buzur"),
	("سنابل", "Sanabel"),
	("نبع", "Nabaa"),
	("قناديل", "Qanadeel"),
	("مرساة", "Mersat"),
	("زيتون", "Zaytoun"),
	("ياسمين", "Yasmeen"),
	("جسور", "Jusour"),
	("آفاق", "Afaq"),
	("مدى", "Mada"),
	("رواق", "Riwaq"),
	("بوصلة", "Bawsala"),
	("شراع", "Shiraa"),
	("ندى", "Nada"),
	("سنديان", "Sindyan"),
	("همزة وصل", "Hamzat Wasl"),
)
HEADINGS = (
	"اسم المنظمة",
	"الاسم بالأحرف اللاتينية",
	"المكان",
	"القطاع",
	"جهة الاتصال",
	"الهاتف",
	"البريد الإلكتروني",
	"تاريخ الانضمام",
	"تاريخ الإقرار بالميثاق",
)


def rows() -> list[tuple[str, ...]]:
	"""The lines of the register below its headings."""
	chance = random.Random(172)
	names = [(kind, theme, place) for kind in KINDS for theme in THEMES for place in PLACES]
	chosen = chance.sample(names, REGISTERED)
	active = set(chance.sample(range(REGISTERED), ACTIVE))
	return [_row(chance, number, *parts, number in active) for number, parts in enumerate(chosen)]


def _row(chance: random.Random, number: int, kind, theme, place, is_active: bool) -> tuple[str, ...]:
	joined = f"{chance.randint(2013, 2016)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
	return (
		f"{kind[0]} {theme[0]} في {place[0]}",
		f"{theme[1]} {kind[1]}, {place[1]}",
		place[0],
		chance.choice(SECTORS)[0],
		f"مسؤول التواصل {number + 1}",
		# Numbers that no telephone has: the range 555-01xx is kept free for examples.
		f"+1 555 01{number % 100:02}",
		"",
		joined,
		"2017-01-16" if is_active else "",
	)


def write() -> None:
	with FILE.open("w", encoding="utf-8", newline="") as file:
		writer = csv.writer(file, lineterminator="\n")
		writer.writerow(HEADINGS)
		writer.writerows(rows())


if __name__ == "__main__":
	write()
