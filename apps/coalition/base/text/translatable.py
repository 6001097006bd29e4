"""Texts that are stored in English and shown translated, such as the states of a workflow. Pure."""


def mark(text: str) -> str:
	"""The text itself: it is marked as one that needs a translation."""
	return text
