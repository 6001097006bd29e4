import json
import subprocess
from pathlib import Path

import pytest

from devtools import paths, shell
from devtools.failure import Failure
from devtools.installing import semgrep, tools
from devtools.installing.source import Source
from devtools.testing import frappe_rules, run, stages
from devtools.testing.jobs import Job, Result
from devtools.testing.tally import Tally

# The real one, where the rules can be had; `root` leads elsewhere.
INSTALLED = semgrep.program()
RELEASE = Source("release", "https://git.example.org/frappe", "v15.1.0")
STATIC = next(stage for stage in stages.ALL if stage.name == "static")
RULE = """rules:
- id: no-stars
  pattern: stars()
  message: Nobody counts stars.
  languages: [python]
  severity: ERROR
"""


@pytest.fixture(autouse=True)
def nothing_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.delenv(semgrep.VARIABLE, raising=False)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
	"""The names of the environments that would be made."""
	names: list[str] = []
	monkeypatch.setattr(tools, "add_environment", lambda name, title, folder: names.append(name))
	return names


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
	"""A git host that has the rules; the pinned commit is its newest."""
	folder = tmp_path / "host"
	git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@localhost"]
	write(folder / "rules" / "own.yml", RULE)
	for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "rules"]):
		subprocess.run([*git, *words], check=True)
	monkeypatch.setattr(semgrep, "REPOSITORY", folder.as_uri())
	monkeypatch.setattr(semgrep, "COMMIT", shell.output(*git, "rev-parse", "HEAD"))
	return folder


@pytest.fixture
def app(tmp_path: Path) -> Path:
	"""An app with one file that a rule objects to, and a test that may do so."""
	for name in ("sky.py", "test_sky.py"):
		write(tmp_path / "app" / name, "\nstars()\n")
	return tmp_path / "app"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
	return write(tmp_path / "named" / "own.yml", RULE).parent


def write(file: Path, text: str) -> Path:
	file.parent.mkdir(parents=True, exist_ok=True)
	file.write_text(text)
	return file


def report(*found: tuple[str, Path], scanned: bool = True, errors: tuple[str, ...] = ()) -> dict:
	"""What semgrep answers."""
	results = [
		{"check_id": rule, "path": str(file), "start": {"line": 2}, "extra": {"message": "Why.\n"}}
		for rule, file in found
	]
	return {
		"results": results,
		"paths": {"scanned": ["sky.py"] if scanned else []},
		"errors": [{"message": message} for message in errors],
	}


def test_a_bench_with_frappe_from_its_git_host_gets_the_pinned_rules_and_semgrep(host, installed) -> None:
	semgrep.provide(RELEASE)
	assert semgrep.rules() == paths.SEMGREP_RULES / "rules"
	assert installed == ["semgrep"]


def test_rules_that_are_there_are_not_fetched_again(host, installed, monkeypatch) -> None:
	semgrep.provide(RELEASE)
	monkeypatch.setattr(semgrep, "_fetch", lambda: pytest.fail("it asked the network"))
	semgrep.provide(RELEASE)


def test_a_host_that_does_not_answer_leaves_no_rules_and_says_nothing(
	tmp_path, installed, monkeypatch, capsys
) -> None:
	monkeypatch.setattr(semgrep, "REPOSITORY", (tmp_path / "nowhere").as_uri())
	semgrep.provide(RELEASE)
	assert (semgrep.rules(), installed) == (None, [])
	assert capsys.readouterr() == ("", "")


def test_other_benches_ask_no_git_host(installed, monkeypatch) -> None:
	monkeypatch.setattr(semgrep, "_fetch", lambda: pytest.fail("it asked the network"))
	semgrep.provide(Source("pypi"))
	assert (semgrep.rules(), installed) == (None, [])


@pytest.mark.parametrize("inside", ["", "rules"])
def test_a_checkout_or_a_folder_of_rules_can_be_named(tmp_path, installed, monkeypatch, inside: str) -> None:
	write(tmp_path / "named" / inside / "own.yml", RULE)
	monkeypatch.setenv(semgrep.VARIABLE, str(tmp_path / "named"))
	semgrep.provide(Source("pypi"))
	assert semgrep.rules() == tmp_path / "named" / inside
	assert installed == ["semgrep"]


def test_a_named_folder_without_rules_stops_with_what_to_do(tmp_path, monkeypatch) -> None:
	monkeypatch.setenv(semgrep.VARIABLE, str(tmp_path))
	with pytest.raises(Failure, match=f"{semgrep.VARIABLE} is {tmp_path}, where no rules are"):
		semgrep.provide(Source("pypi"))


def test_the_static_stage_asks_the_rules_where_they_are(rules, monkeypatch) -> None:
	without = stages.static()
	monkeypatch.setenv(semgrep.VARIABLE, str(rules))
	assert set(stages.static()) - set(without) == {("python3", "-m", "devtools.testing.frappe_rules")}


def test_without_the_rules_the_stage_says_so_in_one_line_and_counts_nothing(
	rules, monkeypatch, capsys
) -> None:
	result = Result(Job(STATIC, "tools"), Tally(5), 1, 1, 1)
	run._show(result)
	assert capsys.readouterr().out.splitlines()[1:] == [semgrep.NOT_HERE]
	monkeypatch.setenv(semgrep.VARIABLE, str(rules))
	run._show(result)
	assert len(capsys.readouterr().out.splitlines()) == 1


def test_what_is_declared_to_be_meant_is_no_finding_in_its_file_alone(app, rules, monkeypatch) -> None:
	monkeypatch.setattr(frappe_rules, "MEANT", {"no-stars": {"sky.py": "they are few"}})
	found = report(("no-stars", app / "sky.py"), ("no-stars", app / "sea.py"))
	assert [finding.path for finding in frappe_rules.findings_of(found, rules, app)] == [app / "sea.py"]


def test_what_is_declared_and_not_found_is_a_finding_where_there_is_such_a_rule(
	app, rules, monkeypatch
) -> None:
	meant = {name: {"sky.py": "they are few"} for name in ("no-stars", "no-moon")}
	monkeypatch.setattr(frappe_rules, "MEANT", meant)
	(finding,) = frappe_rules.findings_of(report(), rules, app)
	assert "no-stars finds nothing here" in finding.message


def test_what_semgrep_could_not_read_is_a_finding(app, rules) -> None:
	told = [finding.message for finding in frappe_rules.findings_of(report(errors=("odd",)), rules, app)]
	assert told == ["odd"]
	told = [finding.message for finding in frappe_rules.findings_of(report(scanned=False), rules, app)]
	assert told == ["semgrep read no file"]


def test_a_finding_fails_the_stage_and_names_its_line(app, rules, monkeypatch, capsys) -> None:
	answer = json.dumps(report(("no-stars", app / "sky.py")))
	tools.write_program("semgrep", f"cat <<'END'\n{answer}\nEND", semgrep.program().parent)
	monkeypatch.setenv(semgrep.VARIABLE, str(rules))
	monkeypatch.setattr(paths, "APP", app)
	assert frappe_rules.main() == 1
	assert f"{app / 'sky.py'}:2: no-stars: Why.\n1 findings" in capsys.readouterr().out


@pytest.mark.skipif(not INSTALLED.exists(), reason="semgrep is there with the rules alone")
def test_semgrep_itself_finds_what_a_rule_says_outside_of_tests(app, rules, monkeypatch) -> None:
	monkeypatch.setattr(semgrep, "program", lambda: INSTALLED)
	found = frappe_rules.findings_of(frappe_rules.scan(rules, app), rules, app)
	assert [(finding.path, finding.line) for finding in found] == [(app / "sky.py", 2)]
	write(rules / "broken.yml", RULE.replace("stars()", "stars("))
	assert frappe_rules.scan(rules, app)["errors"]
