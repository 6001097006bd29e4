"""Mails with secret links stand in the engine's queue for a month after they were sent; ours did so too."""

from coalition.setup import mails

# An applicant's own page: who has the address reads and changes the application.
SECRET = "/coalition/apply/"


def execute() -> None:
	"""Can run again. What still waits is sent as it was, and goes with the engine's next clearing."""
	mails.forget(SECRET, {"status": "Sent"})
