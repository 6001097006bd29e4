"""What an admission check answers. Pure; other apps build it, so it refuses what it could not show."""

from dataclasses import dataclass

PASS, LOOK, FAIL = OUTCOMES = ("Pass", "Look", "Fail")


@dataclass(frozen=True)
class CheckResult:
	"""One check of an application, with its title in a few words and what it found.

	`outcome` is PASS, LOOK (the council weighs it) or FAIL (stops the approval); the last two say why.
	Raises ValueError where one of these is not so.
	"""

	title: str
	outcome: str = PASS
	reasons: tuple[str, ...] = ()

	def __post_init__(self) -> None:
		if not self.title.strip():
			raise ValueError("a check has a title")
		if self.outcome not in OUTCOMES:
			raise ValueError(f"an outcome is one of {', '.join(OUTCOMES)}, not {self.outcome}")
		if not isinstance(self.reasons, tuple):
			raise ValueError("reasons are a tuple of texts")
		if self.outcome != PASS and not any(reason.strip() for reason in self.reasons):
			raise ValueError(f"{self.title} says {self.outcome} and not why")
