"""Entering members, one by one and as a register."""

import csv
import io
import itertools
import random
import resource
import time

import frappe

from benchmarks import bare
from benchmarks.measure import Comparison, Figure, compare
from coalition.base.demo import PLACES
from coalition.base.text.spreadsheets import xlsx
from coalition.membership.demo.register import THEMES
from coalition.membership.register import entering
from coalition.membership.register.reading.columns import COLUMNS
from coalition.membership.register.reading.sheet import MOST_ROWS
from coalition.tests import factories

NUMBER = 300
LARGE = 10_000
_rounds = itertools.count(1)


def insert_members() -> Comparison:
	"""Insert of our documents, guards included, against a bare document with the same fields."""
	values = {**factories.organisation(), "member_since": "2016-01-01"}
	with bare.twin_of("Member Organisation") as twin:

		def insert_all(doctype: str) -> None:
			for number in range(NUMBER):
				bare.insert(doctype, {**values, "organisation_name": f"منظمة {number}"})

		title = f"insert of {NUMBER} members"
		return compare(title, lambda: insert_all("Member Organisation"), lambda: insert_all(twin), 1.5)


def insert_applications() -> Comparison:
	"""The same for a record with a workflow, two-person rules and a charter's clauses."""
	charter = factories.charter()
	clauses = [{"clause": row.clause, "is_declared": 1} for row in charter.clauses]
	values = {**factories.organisation(), "charter": charter.name, "declared_clauses": clauses}
	values["channel"] = "Paper"
	with bare.twin_of("Membership Application") as twin:

		def insert_all(doctype: str) -> None:
			for _ in range(NUMBER):
				bare.insert(doctype, values)

		title = f"insert of {NUMBER} applications"
		return compare(title, lambda: insert_all("Membership Application"), lambda: insert_all(twin), 1.5)


def import_members(number: int = NUMBER, rounds: int = 3) -> Comparison:
	"""Import of a register, all checks included, against the same rows inserted as bare documents."""
	charter = factories.charter(holds_for_months=0).name
	values = {**factories.organisation(), "member_since": "2016-01-01"}
	with bare.twin_of("Member Organisation") as member, bare.twin_of("Charter Declaration") as declaration:

		def insert_rows() -> None:
			for each in range(number):
				name = bare.insert(member, {**values, "organisation_name": f"منظمة {each}"})
				if each % 2:
					_declare(declaration, name, charter)
				if each % entering.BATCH == 0:
					# As a commit does: the engine compares each news with all before it, slower and slower.
					frappe.local._realtime_log.clear()

		title = f"import of {number} members, half declared"
		return compare(title, lambda: entering.enter(_register(number)), insert_rows, 1.5, rounds)


def import_large_register() -> Comparison:
	"""The same for as large a register as there is: once, since it takes minutes."""
	return import_members(number=LARGE, rounds=1)


def check_large_register() -> list[Figure]:
	"""A check of as many rows as a file may have: what it takes, and what its process grows by."""
	factories.charter(holds_for_months=0)
	content, before = _full_register(MOST_ROWS), _most_memory()
	started = time.process_time()
	entering.check(content)
	took = time.process_time() - started
	return [
		Figure(f"check of {MOST_ROWS} rows", took, 60, "s"),
		Figure("and what its memory grows by", (_most_memory() - before) / 1024, 200, "MB"),
	]


def _full_register(number: int) -> bytes:
	"""A workbook of organisations of which each fills half of the columns, with names that share words."""
	chance, words = random.Random(number), [f"{theme} {place}" for theme, _ in THEMES for place, *_ in PLACES]
	rows = (
		{
			"organisation_name": f"جمعية {chance.choice(words)} {chance.choice(words)} {each}",
			"name_latin": f"Association {each}",
			"place": f"بلدة {each % 40}",
			"sector": "الصحة",
			"contact_person": f"مسؤول {each}",
			"contact_phone": f"+963944{each:06}",
			"contact_email": f"a{each}@example.org",
			"member_since": f"{2010 + each % 14}-{1 + each % 12:02}-{1 + each % 28:02}",
			"declared_on": "2024-05-01" if each % 2 else "",
			"founded_in": str(1990 + each % 20),
			"work_places": f"بلدة {each % 40}; بلدة {each % 7}",
		}
		for each in range(number)
	)
	headings = [column.headings[0] for column in COLUMNS]
	return xlsx([headings, *([row.get(column.field, "") for column in COLUMNS] for row in rows)])


def _most_memory() -> int:
	"""In kB, of all that this process ever had."""
	return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _declare(doctype: str, member: str, charter: str) -> None:
	# The member is a bare one, so the link to ours is not checked.
	doc = frappe.new_doc(doctype)
	doc.update({"member_organisation": member, "charter": charter, "declared_on": "2017-01-16"})
	doc.channel = "Not Recorded"
	doc.flags.ignore_links = True
	doc.submit()


def _register(number: int) -> bytes:
	"""A register of organisations that no round before had."""
	text, turn = io.StringIO(), next(_rounds)
	writer = csv.writer(text)
	writer.writerow([column.headings[0] for column in COLUMNS[:9]])
	for each in range(number):
		declared = "2017-01-16" if each % 2 else ""
		name = f"منظمة {turn}-{each}"
		writer.writerow([name, "", "حمص", "الصحة", "س", "+1 555 0100", "", "2016-01-01", declared])
	return text.getvalue().encode()
