import subprocess
from pathlib import Path

import pytest

from devtools.checks.run import CHECKS, main

from .conftest import Skeleton

ROWS = "Base,الأساس\nMembership,العضوية\nGovernance,الحوكمة\nPooling,التشارك\n"


@pytest.fixture
def clean(app: Skeleton, monkeypatch: pytest.MonkeyPatch) -> Skeleton:
	subprocess.run(["git", "init", "-q", str(app.folder.parent)], check=True)
	monkeypatch.chdir(app.folder.parent)
	app.write("translations/ar.csv", ROWS)
	return app


def test_a_clean_app_passes_and_says_how_many_checks_ran(
	clean: Skeleton, capsys: pytest.CaptureFixture[str]
) -> None:
	assert main([str(clean.folder)]) == 0
	assert capsys.readouterr().out == f"{len(CHECKS)} checks, 0 findings\n"


def test_findings_are_printed_in_order_and_fail_the_run(
	clean: Skeleton, capsys: pytest.CaptureFixture[str]
) -> None:
	clean.write("base/job.py", "frappe.db.commit()\nfrappe.set_user(user)\n")
	clean.write("base/README.md", "`job.py`\n")
	assert main([str(clean.folder)]) == 1
	assert capsys.readouterr().out.splitlines() == [
		"coalition/base/job.py:1: frappe.db.commit without a comment that gives the reason",
		"coalition/base/job.py:2: set_user without a comment that gives the reason",
		f"{len(CHECKS)} checks, 2 findings",
	]


@pytest.mark.parametrize(
	("name", "text", "line"), [("base/a.py", "\ndef f(:\n", 2), ("base/a.json", '{\n"a" 1}', 2)]
)
def test_a_file_that_cannot_be_read_is_one_finding(
	clean: Skeleton, capsys: pytest.CaptureFixture[str], name: str, text: str, line: int
) -> None:
	(clean.folder / name).write_text(text)
	if name.endswith(".py"):
		clean.write("base/README.md", "`a.py`\n")
	assert main([str(clean.folder)]) == 1
	first, last = capsys.readouterr().out.splitlines()
	assert first.startswith(f"coalition/{name}:{line}: cannot be read: ")
	assert last == f"{len(CHECKS)} checks, 1 findings"


def test_every_file_in_the_folder_that_checks_is_run() -> None:
	folder = Path(main.__code__.co_filename).parent
	defining = {path.stem for path in folder.glob("*.py") if "\ndef check(" in path.read_text()}
	assert defining == {check.__name__.rpartition(".")[2] for check in CHECKS}


def test_a_folder_that_is_no_app_is_refused(tmp_path: Path) -> None:
	with pytest.raises(SystemExit, match="2"):
		main([str(tmp_path)])
