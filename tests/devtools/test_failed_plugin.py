import subprocess
import sys
from pathlib import Path

from devtools import paths
from devtools.testing.tally import Tally, of_junit

# Two of them fail the first time, under names that want care.
TESTS = """
import pathlib
import pytest

class TestThem:
	@pytest.mark.parametrize("word", ["اسم آخر", "a/b::c"])
	def test_second_time(self, word, request):
		seen = pathlib.Path(__file__).with_suffix(f".{len(word)}")
		there = seen.exists()
		seen.touch()
		assert there

def test_always():
	pass
"""


def run(folder: Path, *tests: str) -> tuple[list[str], Tally]:
	report, failed = folder / "report.xml", folder / "report.failed"
	command = [
		sys.executable,
		"-m",
		"pytest",
		"-q",
		"-p",
		"devtools.testing.failed_plugin",
		"--rootdir",
		folder,
	]
	words = [f"--failed-to={failed}", f"--junit-xml={report}", *(tests or (folder / "test_some.py",))]
	done = subprocess.run(
		[*command, *words],
		cwd=folder.parent,
		env={"PYTHONPATH": str(paths.ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
		capture_output=True,
		check=False,
	)
	return failed.read_text().splitlines(), of_junit(report, done.returncode)


def test_tests_that_failed_are_run_once_more_by_the_names_that_are_kept(tmp_path: Path) -> None:
	(tmp_path / "test_some.py").write_text(TESTS)
	failed, tally = run(tmp_path)
	assert (len(failed), tally) == (2, Tally(1, 2))
	assert run(tmp_path, *failed) == ([], Tally(2, 0))
