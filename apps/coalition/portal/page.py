"""What a portal page is made of: a request that handlers read, a page that modules register."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from werkzeug.wrappers import Response


@dataclass(frozen=True)
class PortalRequest:
	"""One request: the fields that were posted, the parts of the path, the language."""

	language: str
	token: str
	form: Mapping[str, str] = field(default_factory=dict)
	parts: Mapping[str, str] = field(default_factory=dict)


Handler = Callable[[PortalRequest], Response]


@dataclass(frozen=True)
class Page:
	"""A page of the portal.

	`path` is a werkzeug rule below /coalition, such as "/apply/<key>"; `get` never writes. `post` answers
	with `go` (303) once something is done; what it wrote is undone where it raises. `refused` shows the
	form again, with what was typed, where a post came without a valid token. While its `area` is off, the
	page is not there.
	"""

	path: str
	get: Handler
	post: Handler | None = None
	refused: Handler | None = None
	area: str = ""
