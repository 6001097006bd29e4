"""Versions of records: whoever changes one says which they have read."""

from hashlib import sha256

import frappe

from coalition.api.responses.problems import Refusal

HEADER = "If-Match"
# Whichever is stored (RFC 9110, 13.1).
ANY = "*"


def version_of(name: str, modified: object) -> str:
	"""What stands for a record as it was last changed; it tells nothing."""
	return sha256(f"{name} {modified}".encode()).hexdigest()[:20]


def require_named() -> None:
	"""Raises Refusal where no version is named."""
	if not _sent():
		raise Refusal("version_missing")


def require_current(version: str) -> None:
	"""Raises Refusal where another version was read than the one that is stored, locked, now."""
	if not {version, ANY} & _sent():
		raise Refusal("changed_meanwhile")


def is_known(tag: str) -> bool:
	"""Whether the request says that it holds this answer already (If-None-Match, RFC 9110)."""
	return bool({tag, ANY} & _named_in("If-None-Match"))


def _sent() -> set[str]:
	return {tag.partition("-")[0] for tag in _named_in(HEADER)}


def _named_in(header: str) -> set[str]:
	sent = (frappe.get_request_header(header) or "").strip()
	if sent == ANY:
		return {ANY}
	# The same sign in quotes is a tag that nobody gave.
	named = {part.strip().removeprefix("W/").strip('"') for part in sent.split(",") if part.strip()}
	return named - {ANY}


def tag_of(version: str, body: str) -> str:
	"""The ETag of an answer: the record's version, and what was answered, which others decide as well."""
	return f"{version}-{sha256(body.encode()).hexdigest()[:12]}"
