"""Several programs at once, for some seconds; `./dev load` lets a hundred loose for minutes."""

from benchmarks import load


def test_among_programs_that_poll_and_hand_in_nothing_fails_is_lost_or_comes_twice(address, charter):
	outcome = load.run(address, charter, number=12, beside_bare=4, alone=10)
	assert not outcome.errors
	assert outcome.handed_in and outcome.seconds["read"] and outcome.seconds["read bare"]
