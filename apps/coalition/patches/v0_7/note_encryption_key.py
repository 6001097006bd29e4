"""Sites from before do not know their encryption key: nobody would notice a restore without it."""

from coalition.base.apps import encryption_key


def execute() -> None:
	"""Can run again: what is noted stays."""
	encryption_key.note()
