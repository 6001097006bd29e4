"""A module and its DocTypes as `./dev new` makes them: whole at once, and nothing else is touched."""

import filecmp
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

# What any module declares, of each kind that is found by a hook.
DECLARED = """
coalition_change_kinds = {"shared_resource": ["pooling:read"]}
coalition_demo_data = ["coalition.pooling.demo.load"]
coalition_endpoints = {"coalition.api.v1.resources.list": "coalition.pooling.lending.rest.list"}
coalition_front_ways = ["coalition.pooling.lending.portal.front_ways"]
coalition_key_scopes = ["coalition.pooling.scopes.declared"]
coalition_member_matters = ["coalition.pooling.lending.portal.matters"]
coalition_member_ways = ["coalition.pooling.lending.portal.ways"]
coalition_portal_pages = ["coalition.pooling.lending.portal.pages"]
coalition_posts = {"Resource Keeper": "parent"}
coalition_private_records = ["coalition.pooling.private_records.records"]
coalition_workflows = ["coalition.pooling.workflows.shipped"]
doctype_js = {"Shared Resource": "pooling/client_scripts/shared_resource.js"}
scheduler_events = {"daily": ["coalition.pooling.lending.jobs.remind"]}
"""
MERGED = """
import json
from coalition import wiring
print(json.dumps(wiring.merged(besides=())))
"""


@pytest.fixture
def app(tmp_path: Path) -> Path:
	"""A copy of the app with a new module of two DocTypes."""
	copy = tmp_path / "coalition"
	shutil.copytree(paths.APP, copy, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
	module.make(copy, named("Pooling"), "pooling")
	for name in ("Shared Resource", "Resource Need"):
		doctype.make(copy, named(name), named("Pooling"), "pooling")
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


def changed(before: Path, after: Path) -> set[str]:
	"""What differs or is new, folders that are new as a whole."""
	found, waiting = set(), [filecmp.dircmp(before, after, ignore=["__pycache__", "node_modules"])]
	while waiting:
		pair = waiting.pop()
		found |= {
			str(Path(pair.right, name).relative_to(after)) for name in (*pair.diff_files, *pair.right_only)
		}
		waiting += pair.subdirs.values()
	return found


def test_nothing_else_is_touched(app):
	assert changed(paths.APP, app) == {"pooling", "modules.txt", "translations/ar.csv"}


def test_all_checks_of_the_source_pass(app):
	# The checks read what git knows.
	for words in (["init", "--quiet"], ["add", "--all"]):
		subprocess.run(["git", *words], cwd=app.parent, check=True)
	told = subprocess.run(
		[sys.executable, "-m", "devtools.checks", str(app)], cwd=paths.ROOT, capture_output=True, text=True
	)
	assert told.returncode == 0, told.stdout


def test_what_it_declares_is_found_whatever_it_is(app):
	hooks = app / "pooling" / "hooks.py"
	before = merged(app)
	assert before["coalition_areas"]["pooling"] == ["Pooling"]
	rows.at_the_end(hooks, DECLARED)
	after = merged(app)
	assert after["coalition_posts"]["Resource Keeper"] == "parent"
	assert after["coalition_workflows"][-1] == "coalition.pooling.workflows.shipped"
	assert after["override_whitelisted_methods"]["coalition.api.v1.resources.list"].endswith("rest.list")
	assert after["scheduler_events"]["daily"][-1] == "coalition.pooling.lending.jobs.remind"
	names = {
		line.partition(" ")[0] for line in DECLARED.split() if line.startswith(("coalition_", "doctype_js"))
	}
	assert all(after[name] != before.get(name) for name in names)


def test_each_doctype_stands_in_each_table_of_its_module(app):
	for file in ("security_table.py", "not_private.py", "factories.py"):
		text = (app / "pooling" / "tests" / file).read_text()
		assert text.count("Shared Resource") == text.count("Resource Need") == 1, file
	catalogue = (app / "translations" / "ar.csv").read_text()
	assert f"Shared Resource,{rows.UNTRANSLATED} Shared Resource\n" in catalogue


def test_nothing_is_made_twice_nor_without_a_module(app):
	for again in (
		lambda: module.make(app, named("Pooling"), "pooling"),
		lambda: doctype.make(app, named("Shared Resource"), named("Pooling"), "pooling"),
		lambda: doctype.make(app, named("Donor"), named("Funding"), "funding"),
	):
		with pytest.raises(Failure):
			again()
	for name in ("shared resource", "موارد", "", "Shared_Resource", "2 Parts", "Shared  Resource"):
		with pytest.raises(Failure):
			named(name)
