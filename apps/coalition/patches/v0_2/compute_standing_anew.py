"""Standing has more states than two, and the day since which it holds: compute what is stored anew."""

from coalition.membership.standing.projection import refresh_all


def execute() -> None:
	refresh_all()
