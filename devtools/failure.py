"""The one way in which a command of ours gives up."""


class Failure(Exception):
	"""Ends the command. Its text is one clear sentence: what is wrong, and what to do now."""
