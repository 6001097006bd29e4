"""What an admission check may answer."""

import pytest

from coalition.membership.admission.check_result import FAIL, LOOK, PASS, CheckResult


def test_a_check_that_passes_needs_no_reason() -> None:
	assert CheckResult("Registered").outcome == PASS


@pytest.mark.parametrize("outcome", [LOOK, FAIL])
@pytest.mark.parametrize("reasons", [(), ("",), (" ",)])
def test_whatever_else_it_says_it_says_why(outcome: str, reasons: tuple[str, ...]) -> None:
	with pytest.raises(ValueError, match="not why"):
		CheckResult("Registered", outcome, reasons)
	assert CheckResult("Registered", outcome, ("no number",)).reasons == ("no number",)


@pytest.mark.parametrize(
	("title", "outcome", "reasons"),
	[("", PASS, ()), (" ", PASS, ()), ("Registered", "pass", ()), ("Registered", FAIL, "no number")],
)
def test_what_could_not_be_shown_is_refused(title: str, outcome: str, reasons: tuple[str, ...]) -> None:
	with pytest.raises(ValueError):
		CheckResult(title, outcome, reasons)
