"""A mail of the engine's that is sent and never stored: its queue keeps texts readable for a month.

Everything else is the engine's own way: the e-mail account, its frame around a mail, people who want no
mails, the hook `override_email_send` of apps that send by other ways than SMTP.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from frappe.email.doctype.email_queue.email_queue import EmailQueue, QueueBuilder
from frappe.email.doctype.email_queue_recipient.email_queue_recipient import EmailQueueRecipient

# Seconds for each answer of a mail server: the engine would wait for ever.
PATIENCE = 30


class UnstoredRecipient(EmailQueueRecipient):
	def update_db(self, commit: bool = False, **values: object) -> None:
		self.update(values)


class UnstoredMail(EmailQueue):
	"""An Email Queue that has no row: what the engine notes of its way stays in memory."""

	def update_db(self, commit: bool = False, **values: object) -> None:
		self.update(values)

	def update_status(self, status: str, commit: bool = False, **values: object) -> None:
		self.update({"status": status, **values})

	def send(self, *arguments: object, **more: object) -> None:
		"""Send it. Raises what smtplib raises, OSError and frappe.ValidationError."""
		with _patience():
			super().send(*arguments, **more)


def unstored_mail(**mail: object) -> UnstoredMail:
	"""A mail of what the engine's QueueBuilder takes. Raises frappe.OutgoingEmailError without an account.

	Who wants no mails at all is none of its recipients; then there may be none.
	"""
	builder = QueueBuilder(**mail)
	values = builder.as_dict(include_recipients=False) or {}
	# The engine counts in a stored row how often it was tried.
	unstored = UnstoredMail({"doctype": "Email Queue", "status": "Not Sent", "retry": 0, **values})
	unstored.recipients = [
		UnstoredRecipient({"doctype": "Email Queue Recipient", "recipient": address, "status": "Not Sent"})
		for address in builder.final_recipients()
	]
	return unstored


@contextmanager
def _patience() -> Iterator[None]:
	before = socket.getdefaulttimeout()
	socket.setdefaulttimeout(PATIENCE)
	try:
		yield
	finally:
		socket.setdefaulttimeout(before)
