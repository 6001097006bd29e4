"""What is declared of an endpoint, and where it is kept: endpoint.py declares, routing and dispatch read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# Bytes of a request.
LARGEST = 200_000
# The scope of an endpoint that is open to each key, whatever it is good for.
ANY_KEY = "any"


@dataclass(frozen=True)
class Nothing:
	"""Nothing is asked beside the path."""


@dataclass(frozen=True)
class File:
	"""An answer that is no JSON."""

	name: str
	content_type: str
	content: bytes


@dataclass(frozen=True)
class Endpoint:
	"""A declared function. A key needs one of its `scopes`; where there are none, everybody may ask.

	`changes` says that it answers to POST and writes; such a one takes an Idempotency-Key, and demands one
	with `needs_idempotency_key`. With `versioned` it needs If-Match as well. While its `area` is off, it is
	not there.
	"""

	run: Callable[..., Any]
	summary: str
	scopes: tuple[str, ...]
	changes: bool
	needs_idempotency_key: bool
	versioned: bool
	area: str
	# Codes of problems.py that it raises beside those that any endpoint may.
	errors: tuple[str, ...]
	# What the records' rules refuse of what is asked, as Invalid: told beside what its type refuses.
	rules: Callable[[Any, Any], None] | None
	# The named errors of the records that answer it as "refused", each by its `reason`.
	reasons: tuple[type[Exception], ...]
	asked: type
	answer: Any
	# What stands behind /api/method/, as the hook declares it.
	address: str = ""

	@property
	def method(self) -> str:
		return "POST" if self.changes else "GET"

	@property
	def methods(self) -> tuple[str, ...]:
		"""Those that it answers to: HEAD asks for what GET would answer, without the body."""
		return ("POST",) if self.changes else ("GET", "HEAD")

	@property
	def about(self) -> str:
		return (self.run.__doc__ or "").strip()


# Dotted path of the function -> what was declared of it.
ENDPOINTS: dict[str, Endpoint] = {}
