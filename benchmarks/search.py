"""Finding people and organisations among ten thousand by what is typed at the desk."""

import random
import statistics
import time

import frappe

from benchmarks.duplicates import FIELDS, made_up_names
from benchmarks.measure import Figure
from coalition.base.search import desk, stored
from coalition.base.text.name_search import forms
from coalition.tests import factories

MEMBER = "Member Organisation"
NUMBER, ROUNDS, LIMIT = 10_000, 15, 50
# In another spelling, with a word between, in the other script, in part, by what many have, by what none has.
TYPED = ("موسسه زيتون", "سنابل في النور", "Zaytoun", "قنا", "جمعية", "كلمة لا يحملها أحد")
# A member's number as somebody types it, a telephone of one, and one that nobody has.
NUMBERS = ("mo ٠١٧٤", "0944 123 456", "+963 933 999 999")


def search_names() -> list[Figure]:
	"""Milliseconds of a search at the desk, of all kinds of records, by somebody who may read all of them."""
	fill()
	frappe.set_user(factories.user("Coalition Secretariat"))
	try:
		return [
			Figure(f"search among {NUMBER} names, p50 · {typed}", median(typed), LIMIT, "ms")
			for typed in (*TYPED, *NUMBERS)
		]
	finally:
		frappe.set_user("Administrator")


def median(typed: str) -> float:
	"""Milliseconds of one search, the median of some."""
	return statistics.median(_milliseconds(typed) for _ in range(ROUNDS))


def fill() -> None:
	"""Members with their folded names, straight into the tables."""
	chance, now = random.Random(1), frappe.utils.now()
	names = [made_up_names(chance, number) for number in range(NUMBER)]
	rows = [(f"SRCH-{n}", *both, "حمص", "الصحة", "2016-01-01", now, now) for n, both in enumerate(names)]
	phoned = [(*row, f"+963944{n:06}") for n, row in enumerate(rows)]
	frappe.db.bulk_insert(MEMBER, (*FIELDS, "contact_phone"), phoned)
	columns = ["name", "creation", "modified", "kind", "record", "words"]
	kept = [(stored.key(MEMBER, row[0]), now, now, MEMBER, row[0], forms(row[1:3])) for row in rows]
	frappe.db.bulk_insert(stored.TABLE, columns, kept)


def _milliseconds(typed: str) -> float:
	began = time.perf_counter()
	desk.find(typed)
	return (time.perf_counter() - began) * 1000
