"""What a request asks for, by its path: before any function is looked up. Pure.

The engine's own routes: `frappe.app.application`, `frappe.api` (v1, v2) and `frappe.website`.
"""

import re
from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote

from coalition.base.request.desk_path import first_part, is_desk

_API = re.compile(r"/api(?:/(v\d+))?/([a-z_]+)(?:/(.*))?")


class Kind(Enum):
	# What is declared open to everybody, the portal first of all.
	PORTAL = "portal"
	# /, which leads to the portal.
	ROOT = "root"
	# /app and /desk, the pages of the desk.
	DESK = "desk"
	FUNCTION = "function"
	# Records: resource (v1) and document (v2).
	RECORDS = "records"
	# The description of a DocType and its functions (v2).
	DOCTYPE = "doctype"
	PRIVATE_FILE = "private file"
	BACKUP = "backup"
	# Whatever else the engine would look for among the pages of the website.
	PAGE = "page"
	# An address below /api that is none of these.
	UNKNOWN = "unknown"


@dataclass(frozen=True)
class Route:
	"""`name` is the function of a route of functions, or the DocType of a route of records."""

	kind: Kind
	name: str = ""


_OF_API = {
	"method": Kind.FUNCTION,
	"resource": Kind.RECORDS,
	"document": Kind.RECORDS,
	"doctype": Kind.DOCTYPE,
}


def route_of(path: str) -> Route:
	"""What the path of a request asks for; `path` as WSGI gives it, already decoded."""
	if path.startswith("/api/") or path == "/api":
		return _of_api(path)
	if not first_part(path):
		return Route(Kind.ROOT)
	if is_desk(path):
		return Route(Kind.DESK)
	if path.startswith("/private/files/"):
		return Route(Kind.PRIVATE_FILE)
	if path.startswith("/backups"):
		return Route(Kind.BACKUP)
	return Route(Kind.PAGE, path)


def _of_api(path: str) -> Route:
	found = _API.fullmatch(path)
	kind = _OF_API.get(found[2]) if found else None
	if not found or not kind:
		return Route(Kind.UNKNOWN)
	return Route(kind, unquote((found[3] or "").split("/")[0]))
