"""Whose data this app's records hold."""

from coalition.base.privacy.declared import Kind, PrivateField, Subject


def records() -> list[Subject]:
	fields = (PrivateField("organisation", Kind.IDENTITY), PrivateField("owner_note", Kind.PERSON))
	return [Subject("Sample Record", title="title", fields=fields)]
