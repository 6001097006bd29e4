"""Declaring an endpoint: a function in a module's `rest.py`, its types, its scope and nothing twice.

	@endpoint(scope="people:read", summary="…")
	def list(caller: Caller, asked: ListPeople) -> People: …

answers at the address that the hook `coalition_endpoints` gives it, such as coalition.api.v1.people.list. The
second argument's dataclass is what may be asked, and nothing else; the returned one is what is answered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_type_hints

import frappe
from werkzeug.wrappers import Response

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

	`changes` says that it answers to POST and writes; such a one takes an Idempotency-Key, and needs one with
	`once`. With `versioned` it needs If-Match as well. While its `area` is off it is not there.
	"""

	run: Callable[..., Any]
	summary: str
	scopes: tuple[str, ...]
	changes: bool
	once: bool
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


def endpoint(
	*,
	summary: str,
	scope: str | tuple[str, ...] = (),
	changes: bool = False,
	once: bool = False,
	versioned: bool = False,
	area: str = "",
	errors: tuple[str, ...] = (),
	rules: Callable[[Any, Any], None] | None = None,
	reasons: tuple[type[Exception], ...] = (),
) -> Callable[[Callable[..., Any]], Callable[..., Response]]:
	"""Make a function one that the web can call, as the module's docstring says."""
	scopes = (scope,) if isinstance(scope, str) else scope

	def declare(run: Callable[..., Any]) -> Callable[..., Response]:
		hints = get_type_hints(run, include_extras=True)
		found = Endpoint(
			run,
			summary,
			scopes,
			changes,
			once,
			versioned,
			area,
			errors,
			rules,
			reasons,
			hints["asked"],
			hints["return"],
		)
		ENDPOINTS[f"{run.__module__}.{run.__name__}"] = found
		return _whitelisted(found)

	return declare


def _whitelisted(found: Endpoint) -> Callable[..., Response]:
	"""What the engine calls: it hands over what was sent, and the request is read anew by the declaration."""
	from coalition.api.dispatch import answer_to

	def call(**sent: object) -> Response:
		return answer_to(found.run)

	call.__name__, call.__qualname__ = found.run.__name__, found.run.__qualname__
	call.__module__, call.__doc__ = found.run.__module__, found.run.__doc__
	# guest: calling.py judges who asks and whether that is allowed, and answers as problems.py says.
	return frappe.whitelist(allow_guest=True, methods=[*found.methods])(call)
