"""What a portal page is made of: a request that handlers read, a page that modules register."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wrappers import Response

from coalition.portal.guards import Guard, anyone

# A form of text alone. Files have a step of their own, with its own limit.
LARGEST = 200_000


@dataclass(frozen=True)
class PortalRequest:
	"""One request: the fields that were posted, the parts of the path, the query, the language.

	`about` is what a form is about, as the form read it for this showing or this post (portal/forms/form.py).
	"""

	language: str
	token: str
	form: Mapping[str, str] = field(default_factory=dict)
	parts: Mapping[str, str] = field(default_factory=dict)
	path: str = "/coalition"
	query: Mapping[str, str] = field(default_factory=dict)
	is_posted: bool = False
	about: Any = None


Handler = Callable[[PortalRequest], Response]
# The request, what to say about it, and the status of the answer.
Again = Callable[[PortalRequest, str, int], Response]


@dataclass(frozen=True)
class Page:
	"""A page of the portal.

	`path` is a werkzeug rule below /coalition, such as "/apply/<key>"; `guard` says who may see it. What
	`get` writes is undone. `post` answers with `go` (303) once something is done; what it wrote is undone
	where it raises. `again` shows the form with what was typed, where a post came without a valid token, too
	often, or after the session had ended. A post may have `largest` bytes. While its `area` is off, the page
	is not there. With `is_home`, whoever signed in begins there, if the guard lets them.
	"""

	path: str
	get: Handler
	post: Handler | None = None
	again: Again | None = None
	guard: Guard = anyone
	largest: int = LARGEST
	area: str = ""
	is_home: bool = False
