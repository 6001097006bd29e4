"""Consents are looked up by field and member: a site from before gets the index that new ones have."""

from coalition.base.doctype.field_consent import field_consent


def execute() -> None:
	"""Can run again: the engine adds an index that is there once."""
	field_consent.on_doctype_update()
