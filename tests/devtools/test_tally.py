from pathlib import Path

import pytest

from devtools.testing.tally import Tally, of_junit


def report(folder: Path, **counts: int) -> Path:
	file = folder / "report.xml"
	words = " ".join(f'{name}="{count}"' for name, count in counts.items())
	file.write_text(f"<testsuites><testsuite {words}/></testsuites>")
	return file


def test_failures_and_errors_both_count_as_failed_and_skipped_tests_as_nothing(tmp_path: Path) -> None:
	file = report(tmp_path, tests=10, failures=2, errors=1, skipped=3)
	assert of_junit(file, 1) == Tally(passed=4, failed=3)


def test_a_run_without_a_report_is_a_failure(tmp_path: Path) -> None:
	assert of_junit(tmp_path / "none.xml", 0) == Tally(passed=0, failed=1)


@pytest.mark.parametrize("status", [2, 3, 4])
def test_a_run_that_broke_off_fails_even_if_all_that_ran_passed(tmp_path: Path, status: int) -> None:
	assert of_junit(report(tmp_path, tests=5), status) == Tally(passed=5, failed=1)


def test_a_run_in_which_nothing_was_chosen_does_not_fail(tmp_path: Path) -> None:
	assert of_junit(report(tmp_path, tests=0), 5) == Tally()


def test_a_run_that_is_half_written_down_is_a_failure(tmp_path: Path) -> None:
	file = tmp_path / "report.xml"
	file.write_text("<testsuites><testsuite tes")
	assert of_junit(file, 1) == Tally(failed=1)


def test_tallies_add_up_to_the_closing_line() -> None:
	assert str(Tally(3, 1) + Tally(4, 0)) == "7 passed, 1 failed"
