"""The attacks, each under what it shows: whether it went through."""

from collections.abc import Callable

from tests.rest.scene import Scene

Attack = Callable[[Scene], bool]
HOLES: dict[str, Attack] = {}


def hole(name: str) -> Callable[[Attack], Attack]:
	def keep(attack: Attack) -> Attack:
		HOLES[name] = attack
		return attack

	return keep
