import pytest

from devtools.testing import budgets, stages
from devtools.testing.closing import Outcome, lines
from devtools.testing.jobs import Job, Result
from devtools.testing.tally import Tally

REST = next(stage for stage in stages.ALL if stage.name == "rest")


@pytest.fixture(autouse=True)
def figures(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(budgets, "BUDGETS", {"base": {"rest": 60, "unit": 40}})


def result(passed: int, *failed: str, module: str = "base", cpu: float = 10, slowness: float = 1) -> Result:
	tally = Tally(passed, len(failed))
	return Result(Job(REST, module), tally, 20, cpu, slowness, tuple(failed))


def again(*failed: str, tests: tuple[str, ...]) -> Result:
	return Result(Job(REST, "base", tests=tests), Tally(), 1, 1, 1, failed)


def test_a_test_that_failed_and_then_passed_is_named_and_counts_as_passed() -> None:
	outcome = Outcome([result(5, "a::b", "a::c")], [again("a::c", tests=("a::b", "a::c"))])
	assert outcome.unsteady == ["a::b"]
	assert outcome.tally == Tally(6, 1)
	assert "Failed, then passed: a::b" in list(lines(outcome, 1))


def test_what_was_not_run_again_stays_failed() -> None:
	assert Outcome([result(5, "a::b")]).tally == Tally(5, 1)


def test_a_module_may_take_a_quarter_more_than_its_budget_over_all_stages() -> None:
	assert Outcome([result(5, cpu=125)], is_whole=True).tally == Tally(5, 0)
	over = Outcome([result(5, cpu=126)], is_whole=True)
	assert (over.over, over.tally) == (["base"], Tally(5, 1))
	assert any(line.startswith("Too dear: base takes 126 CPU-seconds of 100") for line in lines(over, 1))


def test_a_coming_module_has_a_budget_before_anybody_wrote_one() -> None:
	assert Outcome([result(5, module="voice", cpu=187)], is_whole=True).over == []
	assert Outcome([result(5, module="voice", cpu=188)], is_whole=True).over == ["voice"]


def test_a_slow_machine_may_take_longer() -> None:
	assert Outcome([result(5, cpu=240, slowness=2)], is_whole=True).over == []
	# A loop in Python is no measure of how fast the rest of a faster machine is.
	assert Outcome([result(5, cpu=100, slowness=0.5)], is_whole=True).over == []


def test_of_a_part_of_the_tests_no_budget_is_held() -> None:
	assert Outcome([result(5, cpu=1000)]).over == []


def test_each_module_has_a_line_with_its_stages_and_its_budget() -> None:
	outcome = Outcome([result(5, cpu=10), result(5, cpu=20)], is_whole=True)
	row = next(line for line in lines(outcome, 7) if line.strip().startswith("base"))
	assert row.split() == ["base", "0", "0", "0", "30", "0", "0", "30", "100"]
	assert any("--seed 7" in line for line in lines(outcome, 7))


def test_a_choice_that_fits_no_test_says_so() -> None:
	assert list(lines(Outcome([]), 1)) == ["No test has such a name."]
