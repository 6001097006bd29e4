"""Declaring an endpoint: a function in a module's `rest.py`, its types, its scope and nothing twice.

	@endpoint(scope="people:read", summary="…")
	def list(caller: Caller, asked: ListPeople) -> People: …

answers at the address that the hook `coalition_endpoints` gives it, such as coalition.api.v1.people.list. The
second argument's dataclass is what may be asked, and nothing else; the returned one is what is answered.
"""

from collections.abc import Callable
from typing import Any, get_type_hints

import frappe
from werkzeug.wrappers import Response

from coalition.api.declaration import ANY_KEY, ENDPOINTS, Endpoint, File, Nothing
from coalition.api.dispatch import answer_to

# What a module's `rest.py` needs.
__all__ = ["ANY_KEY", "File", "Nothing", "endpoint"]


def endpoint(
	*,
	summary: str,
	scope: str | tuple[str, ...] = (),
	changes: bool = False,
	needs_idempotency_key: bool = False,
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
			needs_idempotency_key,
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

	def call(**sent: object) -> Response:
		return answer_to(found.run)

	call.__name__, call.__qualname__ = found.run.__name__, found.run.__qualname__
	call.__module__, call.__doc__ = found.run.__module__, found.run.__doc__
	# guest: dispatch.py judges who asks and whether that is allowed, and answers as problems.py says.
	return frappe.whitelist(allow_guest=True, methods=[*found.methods])(call)
