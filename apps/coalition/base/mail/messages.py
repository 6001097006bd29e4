"""What people are told, whichever way it reaches them. Pure: no database."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
	"""A subject that names nobody, since a locked screen shows it; sentences; and a link to go on with.

	The link opens a page of ours, and is its path until it is sent (sending.py): no writer knows the host.
	What the page offers is done there, by a form: following a link does nothing.
	"""

	subject: str
	sentences: tuple[str, ...]
	link: str = ""

	@property
	def text(self) -> str:
		"""Without any marks of style: to send beside the page, or to paste where people are."""
		lines = [*self.sentences, self.link] if self.link else [*self.sentences]
		return "\n\n".join(lines)
