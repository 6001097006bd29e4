"""Rules of the records that speak of fields, told as problems of the request's fields."""

from collections.abc import Iterator
from contextlib import contextmanager

from coalition.api.shapes.reading import Invalid, Problem
from coalition.membership import programs


@contextmanager
def named_by_rules(prefix: str = "") -> Iterator[None]:
	"""Inside, a field that a rule refuses makes the request Invalid; `prefix` is where it stands."""
	try:
		yield
	except programs.NotAsAsked as refused:
		raise Invalid(
			[Problem(prefix + name, code, message=words) for name, (code, words) in refused.problems.items()]
		) from refused
