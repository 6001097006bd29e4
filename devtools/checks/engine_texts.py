"""What the engine says on the desk's pages has Arabic: in its own catalogue, or in a row of ours.

Read are the scripts and templates that all desk pages share, the labels of the engine's DocTypes that our
roles open, and what its server code answers them. Our rows for them stand in one block, whose third cell is
there and empty: that tells them from rows for the app's own texts, and the engine reads them alike. An app
without such rows leaves the engine to others; without a bench there is none to read.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from .documents import Document
from .finding import Finding
from .translatable import Text, python_texts, script_texts, texts_of
from .translations import read
from .words import needs_translation

ENGINE = Path(__file__).parents[2] / ".bench" / "apps" / "frappe" / "frappe"
# Where texts stand that our roles meet.
SCRIPTS = ("public/js/frappe", "printing/page/print", "desk/page/user_profile")
DOCTYPES = ("ToDo", "User", "File", "Event", "Note", "Communication", "Notification Log", "Tag", "Reminder")
DOCTYPES += ("Notification Settings", "Report", "Prepared Report", "List Filter", "Workflow Action")
SERVER = (
	"desk",
	"model",
	"utils",
	"core/doctype/file",
	"core/doctype/report",
	"core/doctype/prepared_report",
)
SERVER += ("automation/doctype/reminder",)
# Parts of these that no role of ours reaches: they are a System Manager's, or off.
ELSEWHERE = {
	"recorder/": "for those who develop",
	"build_events/": "for those who develop",
	"form_tour": "tours of the engine's own forms",
	"translation_manager": "edits the catalogue itself",
	"views/workspace/": "edits workspaces",
	"onboarding": "the engine's own first steps",
	"widget_dialog": "edits workspaces",
	"roles_editor": "grants roles",
	"doctype/index.js": "edits DocTypes",
	"web_form/": "the engine's web forms, which the portal replaces",
	"kanban": "boards are made by a System Manager",
	"map_view": "no DocType of ours has a point",
	"calendar/": "no DocType of ours has a calendar view",
	"dashboard_view": "edits dashboards",
	"sidebar/review.js": "energy points are off",
	"scanner/": "no field of ours is scanned",
	"logtypes": "logs of the system",
	"icon_picker": "edits workspaces",
	"icon.js": "edits workspaces",
	"number_systems": "spells amounts in Indian units",
	"desk/doctype/": "of the engine's records that our roles make, `DOCTYPES` names the labels",
	"setup_wizard": "over before anybody of ours comes",
	"desk/page/backups": "for a System Manager",
	"desk/page/leaderboard": "energy points are off",
	"desk/desktop.py": "edits workspaces",
	"meta.py": "of DocTypes that are broken",
	"naming.py": "of DocTypes that are broken",
	"virtual_doctype": "for those who develop",
	"delete_doc.py": "about DocTypes",
	"db_query.py": "told to programs",
	"safe_exec": "for those who develop",
	"jinja": "for those who develop",
	"utils/data.py": "for those who develop",
	"nestedset": "for those who develop",
	"password.py": "for whoever runs the site",
	"scheduler": "for whoever runs the site",
	"background_jobs": "for those who develop",
	"synchronization": "for whoever runs the site",
}
# What stays English where our roles come, by the reason.
UNTRANSLATED = {
	"names, of those who made the engine, of a format": (
		"&copy; Frappe Technologies Pvt. Ltd. and contributors",
		"PDF",
	),
	"in fields that a System Manager alone reads": (
		"API Key cannot be regenerated",
		"IMAP Folder",
		"Last Reset Password Key Generated On",
		"Module Profile",
		"Onboarding Status",
		"Stores the datetime when the last reset password key was generated.",
	),
	"told to programs and to those who develop": (
		"Attached To Name must be a string or an integer",
		"Cannot change docstatus from 0 (Draft) to 2 (Cancelled)",
		"Cannot change docstatus from 1 (Submitted) to 0 (Draft)",
		"Fields `file_name` or `file_url` must be set for File",
		"Invalid aggregate function",
		"Invalid docstatus",
		"The fieldname you've specified in Attached To Field is invalid",
	),
}


def check(app: Path) -> Iterator[Finding]:
	catalogue = app / "translations" / "ar.csv"
	if not (catalogue.is_file() and ENGINE.is_dir()):
		return
	rows = [row for row in read(catalogue) if row.for_engine]
	for text in untranslated(catalogue) if rows else []:
		yield Finding(catalogue, 1, f"the engine's {text.text!r} has no Arabic: {text.path.name}:{text.line}")
	said = {text.text.strip() for text in all_texts()} if rows else set()
	for row in rows:
		if row.source not in said:
			yield Finding(catalogue, row.line, f"the engine says nowhere {row.source!r}")


def untranslated(catalogue: Path) -> list[Text]:
	"""Texts of the engine that our roles meet in English, each once."""
	meant = {text for texts in UNTRANSLATED.values() for text in texts}
	known = translated(ENGINE / "translations" / "ar.csv") | translated(catalogue) | meant
	found = {text.text.strip(): text for text in all_texts() if not _elsewhere(text.path)}
	return [text for source, text in found.items() if source not in known]


def all_texts() -> Iterator[Text]:
	"""What the engine says where our roles come, and in the parts that they do not reach."""
	for folder in SCRIPTS:
		yield from _with_words(script_texts(ENGINE / folder))
	for path in SERVER:
		yield from _with_words(python_texts(ENGINE / path))
	yield from _with_words(_labels())


def translated(catalogue: Path) -> set[str]:
	"""Sources of a catalogue that say something; a row with a context serves where that is asked for."""
	with catalogue.open(encoding="utf-8", newline="") as file:
		rows = [cells for cells in csv.reader(file) if len(cells) in (2, 3)]
	return {cells[0].strip() for cells in rows if cells[1].strip()}


def _labels() -> Iterator[Text]:
	for name in DOCTYPES:
		folder = name.lower().replace(" ", "_")
		for path in ENGINE.glob(f"*/doctype/{folder}/{folder}.json"):
			text = path.read_text(encoding="utf-8")
			document = Document(path, text, json.loads(text))
			yield from (Text(each, "", path, document.line_of(each)) for each in texts_of(document) if each)


def _with_words(found: Iterator[Text]) -> Iterator[Text]:
	yield from (text for text in found if needs_translation(text.text))


def _elsewhere(path: Path) -> bool:
	return any(part in path.as_posix() for part in ELSEWHERE)
