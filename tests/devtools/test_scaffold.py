"""A module and its DocTypes as `./dev new` makes them: whole at once, and nothing else is touched."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import paths
from devtools.failure import Failure
from devtools.scaffold import doctype, module, rows
from devtools.scaffold.names import named
from devtools.scaffold.snippets import SNIPPETS
from devtools.testing.stages import MYPY, RUFF

# What any module declares, of each kind that is found by a hook.
DECLARED = """
coalition_change_kinds = {"trial_case": ["trial:read"]}
coalition_demo_data = ["coalition.second_trial.demo.load"]
coalition_endpoints = {"coalition.api.v1.resources.list": "coalition.second_trial.lending.rest.list"}
coalition_front_ways = ["coalition.second_trial.lending.portal.front_ways"]
coalition_key_scopes = ["coalition.second_trial.scopes.declared"]
coalition_member_matters = ["coalition.second_trial.lending.portal.matters"]
coalition_member_ways = ["coalition.second_trial.lending.portal.ways"]
coalition_portal_pages = ["coalition.second_trial.lending.portal.pages"]
coalition_posts = {"Trial Keeper": "parent"}
coalition_private_records = ["coalition.second_trial.private_records.records"]
coalition_workflows = ["coalition.second_trial.workflows.shipped"]
doctype_js = {"Trial Case": "second_trial/client_scripts/trial_case.js"}
scheduler_events = {"daily": ["coalition.second_trial.lending.jobs.remind"]}
"""
MERGED = """
import json
from coalition import wiring
print(json.dumps(wiring.merged(besides=())))
"""


EVERYTHING = ("origin", "decision", "page", "endpoint", "people")


def copied(to: Path) -> Path:
	"""The app and its tests over HTTP, as they lie here."""
	unwanted = shutil.ignore_patterns("__pycache__", "node_modules")
	shutil.copytree(paths.APP, to / "apps" / "coalition", ignore=unwanted)
	shutil.copytree(paths.ROOT / "tests" / "rest", to / "tests" / "rest", ignore=unwanted)
	return to / "apps" / "coalition"


def make(app: Path, name: str, *options: str) -> None:
	doctype.make(app, named(name), named("Trial"), options)


@pytest.fixture
def app(tmp_path: Path) -> Path:
	"""A copy with a new module of two DocTypes: a plain one, and one of all there is."""
	copy = copied(tmp_path / "with")
	module.make(copy, named("Trial"), "pooling")
	make(copy, "Trial Note")
	make(copy, "Trial Case", *EVERYTHING)
	return copy


def merged(app: Path) -> dict:
	found = subprocess.run(
		[sys.executable, "-c", MERGED],
		env={**os.environ, "PYTHONPATH": str(app.parent)},
		cwd=app.parent,
		capture_output=True,
		text=True,
		check=True,
	)
	return json.loads(found.stdout)


def files(folder: Path) -> dict[str, bytes]:
	return {
		str(path.relative_to(folder)): path.read_bytes()
		for path in folder.rglob("*")
		if path.is_file() and "__pycache__" not in path.parts
	}


def told_by(before: dict[str, bytes], folder: Path) -> tuple[set[str], set[str]]:
	"""The files that are new since, and those that were edited."""
	after = files(folder)
	assert set(before) <= set(after)
	return set(after) - set(before), {name for name in before if after[name] != before[name]}


def test_nothing_else_is_touched(app, tmp_path):
	before = files(copied(tmp_path / "without").parents[1])
	new, edited = told_by(before, app.parents[1])
	assert edited == {"apps/coalition/modules.txt", "apps/coalition/translations/ar.csv"}
	outside = {name for name in new if not name.startswith("apps/coalition/trial/")}
	assert outside == {"tests/rest/test_trial_trial_case.py"}


def test_a_form_has_tabs_what_is_typed_first_and_the_decision_behind(app):
	for folder, tabs in (("trial_note", ["tab_overview"]), ("trial_case", ["tab_overview", "tab_decision"])):
		told = json.loads((app / "trial" / "doctype" / folder / f"{folder}.json").read_text())
		names = [field["fieldname"] for field in told["fields"]]
		assert [f["fieldname"] for f in told["fields"] if f["fieldtype"] == "Tab Break"] == tabs
		assert names[0] == "tab_overview" and (told["title_field"], told["autoname"]) == ("title", "hash")
	# Whoever enters one sees on the first tab all that is required.
	behind = told["fields"][names.index("tab_decision") :]
	assert "channel" in names[: names.index("tab_decision")] and not any(f.get("reqd") for f in behind)
	tests = (app / "trial" / "doctype" / "trial_case" / "test_trial_case.py").read_text()
	assert "test_its_form_begins_with_whose_it_is" in tests


# In a module that has one of the kind already: what a DocType costs, once its module is under way.
COSTS = [((), 4, 5), (("report",), 9, 5), (EVERYTHING, 10, 11)]


@pytest.mark.parametrize(("options", "new", "edited"), COSTS)
def test_what_a_doctype_costs_is_made_by_the_command(app, options, new, edited):
	before = files(app.parents[1])
	make(app, "Trial Visit", *options)
	made, changed = told_by(before, app.parents[1])
	assert (len(made), len(changed)) == (new, edited), (made, changed)


def test_the_first_of_everything_makes_the_tables_of_its_module(app):
	module.make(app, named("Second Trial"), "pooling")
	before = files(app.parents[1])
	doctype.make(app, named("Second Visit"), named("Second Trial"), EVERYTHING)
	new, edited = told_by(before, app.parents[1])
	assert (len(new), len(edited)) == (14, 7), (new, edited)


def test_all_checks_of_the_source_pass(app):
	for number, option in enumerate(doctype.OPTIONS):
		make(app, f"Trial Visit{number}", option)
	# The checks read what git knows.
	for words in (["init", "--quiet"], ["add", "--all"]):
		subprocess.run(["git", *words], cwd=app.parents[1], check=True)
	told = subprocess.run(
		[sys.executable, "-m", "devtools.checks", str(app)], cwd=paths.ROOT, capture_output=True, text=True
	)
	assert told.returncode == 0, told.stdout


def test_a_module_that_is_always_on_takes_one_too(app):
	options = ("origin", "decision", "page", "endpoint")
	made = doctype.make(app, named("Trial Report"), named("Membership"), options).files
	(tests,) = [path.read_text() for path in made if path.name == "test_trial_report.py"]
	assert "OriginMissing" in tests and "AreaIsOff" not in tests
	hooks = merged(app)
	assert "coalition.api.v1.trial_reports.list" in hooks["coalition_endpoints"]
	assert "coalition.membership.trial_report.portal.ways" in hooks["coalition_member_ways"]
	assert hooks["coalition_key_scopes"].count("coalition.membership.scopes.declared") == 1


@pytest.mark.skipif(not RUFF.exists(), reason="nothing is set up here yet")
@pytest.mark.parametrize("option", doctype.OPTIONS)
def test_what_any_option_makes_needs_no_mending(app, option):
	make(app, "Trial Visit", option)
	shutil.copy(paths.ROOT / "pyproject.toml", app.parents[1])
	told = subprocess.run([RUFF, "check", app / "trial"], capture_output=True, text=True)
	assert told.returncode == 0, told.stdout


@pytest.mark.skipif(not MYPY.exists(), reason="nothing is set up here yet")
def test_what_it_asks_of_others_is_there(app):
	told = types_of(app)
	assert told.returncode in (0, 1) and not unknown(told.stdout), told.stdout + told.stderr
	rest = app / "trial" / "trial_case" / "rest.py"
	rest.write_text(rest.read_text().replace("acting_by(caller.program).member", "caller.organisation"))
	(problem,) = unknown(types_of(app).stdout)
	assert '"Caller" has no attribute "organisation"' in problem


def types_of(app: Path) -> subprocess.CompletedProcess[str]:
	"""What mypy finds in the module, with what it imports of coalition."""
	words = ["--follow-imports=silent", "--ignore-missing-imports", "--explicit-package-bases"]
	sources = [path for path in (app / "trial").rglob("*.py") if path.parent.name != "tests"]
	return subprocess.run(
		[MYPY, *words, "--check-untyped-defs", f"--cache-dir={app.parents[1] / 'types'}", *sources],
		cwd=app.parent,
		capture_output=True,
		text=True,
	)


def unknown(told: str) -> list[str]:
	return [line for line in told.splitlines() if "[attr-defined]" in line or "[call-arg]" in line]


def test_each_block_of_fields_is_the_one_that_is_declared(app):
	told = json.loads((app / "trial/doctype/trial_case/trial_case.json").read_text())
	assert told["field_order"] == [field["fieldname"] for field in told["fields"]]
	for block in SNIPPETS.values():
		assert all(field in told["fields"] for field in block.of("Trial Case")), block.what


def test_what_it_declares_is_found_whatever_it_is(app):
	module.make(app, named("Second Trial"), "pooling")
	hooks = app / "second_trial" / "hooks.py"
	before = merged(app)
	assert "Trial" in before["coalition_areas"]["pooling"]
	assert before["coalition_portal_pages"][-1] == "coalition.trial.trial_case.portal.pages"
	hooks.write_text(rows.at_the_end(hooks.read_text(), DECLARED))
	after = merged(app)
	assert after["coalition_posts"]["Trial Keeper"] == "parent"
	assert after["coalition_workflows"][-1] == "coalition.second_trial.workflows.shipped"
	assert after["override_whitelisted_methods"]["coalition.api.v1.resources.list"].endswith("rest.list")
	assert after["scheduler_events"]["daily"][-1] == "coalition.second_trial.lending.jobs.remind"
	names = {
		line.partition(" ")[0] for line in DECLARED.split() if line.startswith(("coalition_", "doctype_js"))
	}
	assert all(after[name] != before.get(name) for name in names)


def test_each_doctype_stands_in_each_table_of_its_module(app):
	for file in ("security_table.py", "not_private.py", "factories.py"):
		text = (app / "trial" / "tests" / file).read_text()
		assert text.count("Trial Case") == text.count("Trial Note") == 1, file
	catalogue = (app / "translations" / "ar.csv").read_text()
	assert f"Trial Case,{rows.UNTRANSLATED} Trial Case\n" in catalogue


def test_nothing_is_made_twice_nor_without_a_module(app):
	for again in (
		lambda: module.make(app, named("Trial"), "pooling"),
		lambda: doctype.make(app, named("Trial Case"), named("Trial")),
		lambda: doctype.make(app, named("Donor"), named("Funding")),
		lambda: make(app, "Trial Visit", "pages"),
	):
		with pytest.raises(Failure):
			again()
	for name in ("shared resource", "موارد", "", "Shared_Resource", "2 Parts", "Shared  Resource"):
		with pytest.raises(Failure):
			named(name)


def test_a_table_that_is_no_plain_one_is_told_before_anything_is_made(app):
	hooks = app / "trial" / "hooks.py"
	text = hooks.read_text()
	begin = text.index("coalition_endpoints")
	hooks.write_text(f'{text[:begin]}coalition_endpoints = {{\n\tname: "x"\n\tfor name in "ab"\n}}\n')
	before = files(app.parents[1])
	with pytest.raises(Failure, match=r"hooks\.py: a table is no plain one"):
		make(app, "Trial Visit", "endpoint")
	assert files(app.parents[1]) == before


@pytest.mark.parametrize(
	("one", "several"),
	[
		("Trial Note", "Trial Notes"),
		("Entry", "Entries"),
		("Match Box", "Match Boxes"),
		("Day", "Days"),
	],
)
def test_several_are_called_by_the_rules(one, several):
	assert named(one).plural.title == several
