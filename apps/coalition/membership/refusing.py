"""Rules of the records that speak of fields, told as problems of the request's fields."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from coalition.api.shapes.reading import Invalid, Problem
from coalition.membership.program_errors import NotAsAsked


@contextmanager
def named_by_rules(prefix: str = "", names: Mapping[str, str] | None = None) -> Iterator[None]:
	"""Inside, a field that a rule refuses makes the request Invalid.

	`prefix` is where the field stands; `names` are the rules' names of fields -> what the request calls them.
	"""
	try:
		yield
	except NotAsAsked as refused:
		raise Invalid(
			[
				Problem(prefix + (names or {}).get(name, name), code, message=words)
				for name, (code, words) in refused.problems.items()
			]
		) from refused
