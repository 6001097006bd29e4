"""What `./dev new` refuses, what it tells, and that it makes all or nothing."""

from pathlib import Path

import pytest

from devtools import cli, paths
from devtools.failure import Failure
from devtools.installing import machine
from devtools.scaffold import doctype, module, rows, writing
from devtools.scaffold.names import named
from tests.devtools.test_scaffold import copied, files


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
	"""A copy with a new module, to which `./dev new` adds."""
	copy = copied(tmp_path / "with")
	module.make(copy, named("Trial"), "pooling")
	monkeypatch.setattr(paths, "APP", copy)
	monkeypatch.setattr(paths, "ROOT", copy.parents[1])
	monkeypatch.setattr(machine, "check", lambda: None)
	monkeypatch.setattr(cli, "_end_in_order_on", lambda *numbers: None)
	return copy


@pytest.mark.parametrize(
	("name", "why"),
	[
		("User", "Frappe's own"),
		("Module Def", "Frappe's own"),
		("Core", "Frappe's own"),
		("Doc Type", "Frappe's own"),
		("Membership Application", "of coalition already"),
		("Base", "of coalition already"),
		("Trial", "what its module is called"),
		("Import", "a word of Python's"),
		("None", "a word of Python's"),
		("Caller", "use themselves"),
		("Member", "what tests of membership make"),
		*((each, "stand in the way") for each in ("Hooks", "Roles", "Errors", "Scopes", "Workflows")),
		*((each, "stand in the way") for each in ("Private Records", "Demo", "Tests", "Doctype")),
	],
)
def test_a_doctype_is_not_called_what_breaks_something(app, name, why):
	before = files(app)
	with pytest.raises(Failure, match=why):
		doctype.make(app, named(name), named("Trial"))
	assert files(app) == before


@pytest.mark.parametrize(
	"name", ["Core", "Workflow", "Lambda", "Hooks", "Wiring", "Tests", "Membership", "Charter Declaration"]
)
def test_a_module_is_not_called_what_breaks_something(app, name):
	with pytest.raises(Failure, match="choose another name"):
		module.make(app, named(name), "pooling")


def test_what_a_bench_has_of_frappe_is_taken_too(app, tmp_path, monkeypatch):
	monkeypatch.setattr(paths, "BENCH", tmp_path)
	json = tmp_path / "apps/frappe/frappe/core/doctype/rq_job/rq_job.json"
	json.parent.mkdir(parents=True)
	json.write_text("{}")
	with pytest.raises(Failure, match="Frappe's own"):
		doctype.make(app, named("Rq Job"), named("Trial"))


@pytest.mark.parametrize(
	("words", "said"),
	[
		("module|Pooling|--with|page", "Leave out --with"),
		("module|Pooling|--module|Trial", "Leave out --module"),
		("module|Pooling|--area|nothing", 'No area is called "nothing"'),
		("module|Lending", 'No area is called "lending"'),
		("doctype|Trial Note", "Say whose it is"),
		("doctype|Trial Note|--module|Trial|--area|voice", 'belongs to the area "pooling"'),
		("doctype|Trial Note|--module|Membership|--area|voice", "is always on"),
		("doctype|Trial Note|--module|Base|--with|origin,page", "Leave out page: base knows no members"),
		("doctype|Trial Note|--module|Base|--with|endpoint", "Leave out endpoint"),
		("doctype|Trial Note|--module|Base|--with|people", "Leave out people"),
		("doctype|Trial Note|--module|Membership|--with|people", "Leave out people"),
	],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(app, capsys, words, said):
	before = files(app)
	assert cli.main(["new", *words.split("|")]) == 1
	(line,) = capsys.readouterr().err.splitlines()
	assert said in line and ".." not in line
	assert files(app) == before


def test_the_files_that_changed_are_told_and_what_is_left(app, capsys):
	before = files(app.parents[1])
	words = ["new", "doctype", "Trial Note", "--module", "Trial", "--with", "origin, page , endpoint"]
	assert cli.main(words) == 0
	out = capsys.readouterr().out
	after = files(app.parents[1])
	changed = {name for name in after if before.get(name) != after[name]}
	assert {line for line in out.splitlines() if line.startswith(("apps/", "tests/"))} == changed
	assert "not_private.py" in out and rows.UNTRANSLATED in out and ".." not in out.replace("../../docs", "")


def test_the_readme_names_its_new_room(app):
	for name, home in (("Trial Note", "Trial"), ("Trial Visit", "Membership")):
		doctype.make(app, named(name), named(home), ["page"])
	row = "[`trial_note/`](trial_note/README.md): what members"
	assert f"\n- {row}" in (app / "trial" / "README.md").read_text()
	lines = (app / "membership" / "README.md").read_text().splitlines()
	(number,) = [number for number, line in enumerate(lines) if "`trial_visit/`" in line]
	assert lines[number - 1].startswith("| [`register/`]") and lines[number].endswith(" |")
	assert lines[number + 1] == ""


def test_a_last_line_without_its_end_stays_a_line(app):
	ends = [app / "translations" / "ar.csv", app / "modules.txt"]
	for path in ends:
		path.write_text(path.read_text().rstrip("\n"))
	last = [path.read_text().splitlines()[-1] for path in ends]
	module.make(app, named("Second Trial"), "pooling")
	for path, line in zip(ends, last, strict=True):
		assert f"\n{line}\nSecond Trial" in path.read_text(), path


@pytest.mark.parametrize("problem", [KeyboardInterrupt, OSError])
@pytest.mark.parametrize("after", [0, 1, 7])
def test_what_is_broken_off_leaves_nothing(app, monkeypatch, capsys, problem, after):
	before = {path: path.read_bytes() if path.is_file() else None for path in app.parents[1].rglob("*")}
	put, done = writing._put, []

	def break_off(new: Path, path: Path, undo: object) -> None:
		put(new, path, undo)
		if app in path.parents:
			done.append(path)
			if len(done) > after:
				raise problem("no more")

	monkeypatch.setattr(writing, "_put", break_off)
	assert cli.main(["new", "doctype", "Trial Note", "--module", "Trial", "--with", "page"]) == 1
	assert len(done) == after + 1
	assert ("whole or not at all" in capsys.readouterr().err) == (problem is KeyboardInterrupt)
	assert {p: p.read_bytes() if p.is_file() else None for p in app.parents[1].rglob("*")} == before
