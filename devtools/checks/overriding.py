"""A row of an app's ar.csv is the word of the whole site: the engine's own pages use it as well.

Where the engine translates a source otherwise, the app takes its word, or names the thing more exactly in
English. What stays is declared here with its reason; where the engine's word is wrong, in `corrected.txt`
below its reason. Without a bench there is no engine to compare with.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from .finding import Finding
from .translations import Row, read

ENGINE = Path(__file__).parents[2] / ".bench" / "apps" / "frappe" / "frappe" / "translations" / "ar.csv"
STATES = "a state that records store; the engine's word is "
MEANT = {
	"Active": STATES + "that of a switch, «نشط»; the coalition's documents call a member «فاعل»",
	"Approved": STATES + "«consented to»; an application is «مقبول»",
	"Draft": STATES + "«project»",
	"Fail": STATES + "«failure»; a check that stops an approval is «مانع»",
	"Medium": "the size of an organisation, a feminine word, as «صغيرة» and «كبيرة» beside it are",
	"Submitted": STATES + "«registered», which a member that is only registered is as well",
	"Revoked": STATES + "«revoking»",
	"Website": "the engine's «الموقع» is where something lies too, and stands beside the place",
}

CORRECTED = Path(__file__).with_name("corrected.txt")


def corrected() -> set[str]:
	"""The engine's texts whose Arabic is wrong: a line each, below the reason."""
	lines = CORRECTED.read_text(encoding="utf-8").splitlines()
	return {line for line in lines if line and not line.startswith("# ")}


def check(app: Path) -> Iterator[Finding]:
	catalogue = app / "translations" / "ar.csv"
	if not (catalogue.is_file() and ENGINE.is_file()):
		return
	engine = words_of_engine()
	declared = corrected() | set(MEANT)
	for row in read(catalogue):
		theirs = engine.get((row.source, row.context))
		overrides = theirs is not None and theirs != row.translation.strip()
		if overrides and row.source not in declared:
			yield Finding(
				catalogue, row.line, f"changes the engine's word on the whole site: {_both(row, theirs)}"
			)
		if row.source in declared and not row.context and not overrides:
			yield Finding(catalogue, row.line, f"overrides nothing, and is declared to: {row.source!r}")


def words_of_engine() -> dict[tuple[str, str], str]:
	"""(source, context) -> translation, as the engine ships them."""
	with ENGINE.open(encoding="utf-8", newline="") as file:
		rows = [cells for cells in csv.reader(file) if len(cells) in (2, 3)]
	return {(cells[0], cells[2] if len(cells) == 3 else ""): cells[1].strip() for cells in rows}


def _both(row: Row, theirs: str | None) -> str:
	return f"{row.source!r} is «{theirs}» there and «{row.translation}» here"
