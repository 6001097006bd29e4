"""Versions of records: whoever changes one says which they have read."""

from hashlib import sha256

import frappe

from coalition.api.problems import Refusal

HEADER = "If-Match"


def version_of(name: str, modified: object) -> str:
	"""What stands for a record as it was last changed; it tells nothing."""
	return sha256(f"{name} {modified}".encode()).hexdigest()[:20]


def require_named() -> None:
	"""Raises Refusal where no version is named."""
	if not _sent():
		raise Refusal("version_missing")


def require_current(version: str) -> None:
	"""Raises Refusal where another version was read than the one that is stored, locked, now."""
	if version not in _sent():
		raise Refusal("changed_meanwhile")


def _sent() -> set[str]:
	sent = frappe.get_request_header(HEADER) or ""
	return {part.strip().removeprefix("W/").strip('"') for part in sent.split(",") if part.strip()}
