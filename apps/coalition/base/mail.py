"""Telling people by e-mail. A mail never decides anything, and its failure changes nothing.

What is written is queued once the work is committed, and sent by the engine's queue. Who has no e-mail gets
the same message as text to paste. A message is written by a function: `write(**values) -> Message`, called
in the language of whoever reads it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial

import frappe
from frappe.model.document import Document
from frappe.utils import validate_email_address
from jinja2 import Environment, PrefixLoader

from coalition.base import languages, templates
from coalition.base.addresses import is_placeholder
from coalition.base.messages import Message
from coalition.base.site_address import address_of
from coalition.base.words import tidy

Write = Callable[..., Message]
# Who has no letter box, though the engine gives them an address.
NOBODY = ("Guest",)


@dataclass(frozen=True)
class Reader:
	"""Where a mail goes, and the language that its reader reads."""

	address: str
	language: str


def tell(
	recipient: str | None,
	write: Write,
	values: dict[str, object],
	language: str | None = None,
	reference: Document | None = None,
) -> None:
	"""Mail a message to a user or an address, once what is being done is committed.

	The language is the one given, else the user's, else the coalition's. Nothing is sent to disabled users,
	to placeholder addresses or to what is no address. Never raises: what fails is logged, and that is all.
	"""
	try:
		reader = _reader(recipient, language)
		if reader:
			frappe.db.after_commit.add(
				partial(_queue, reader.address, *_written(reader, write, values, reference))
			)
	except Exception:
		frappe.log_error(title="A mail could not be written")


def as_text(write: Write, values: dict[str, object], language: str | None = None) -> str:
	"""The same message to paste where people are, with its link at the end. Raises AddressUnknown."""
	with languages.in_language(languages.first_known(language, languages.of_coalition())):
		return _addressed(write(**values)).text


def _reader(recipient: str | None, language: str | None) -> Reader | None:
	if not recipient or recipient in NOBODY:
		return None
	fields = ["email", "enabled", "language"]
	user = frappe.db.get_value("User", recipient, fields, as_dict=True) or frappe.db.get_value(
		"User", {"email": recipient}, fields, as_dict=True
	)
	address = user.email if user else recipient
	if (user and not user.enabled) or is_placeholder(address) or not validate_email_address(address):
		return None
	own = user.language if user else None
	return Reader(address, languages.first_known(language, own, languages.of_coalition()))


def _written(
	reader: Reader, write: Write, values: dict[str, object], reference: Document | None
) -> tuple[dict[str, str], dict[str, str]]:
	with languages.in_language(reader.language):
		message = _addressed(write(**values))
		html = (
			_environment()
			.get_template("base/mail.html")
			.render(
				message=message,
				language=reader.language,
				direction=languages.direction(reader.language),
				coalition=languages.coalition_name(reader.language),
			)
		)
	# A line break in a subject would begin another header.
	content = {"subject": tidy(message.subject), "html": html, "text": message.text}
	about = {"doctype": reference.doctype, "name": reference.name} if reference else {}
	return content, about


def _addressed(message: Message) -> Message:
	"""The message with the whole address of its page. Raises AddressUnknown."""
	return replace(message, link=address_of(message.link)) if message.link else message


@lru_cache(maxsize=1)
def _environment() -> Environment:
	return templates.environment(PrefixLoader(templates.of_modules()))


def _queue(address: str, content: dict[str, str], about: dict[str, str]) -> None:
	"""Hand a written mail to a worker: after the commit, where nothing can be undone any more."""
	try:
		frappe.enqueue(
			"coalition.base.mail.deliver", queue="short", address=address, content=content, about=about
		)
	except Exception:
		# There is no transaction left that a row of the error log would belong to.
		frappe.logger("coalition").exception("A mail could not be queued")


def deliver(address: str, content: dict[str, str], about: dict[str, str]) -> None:
	"""Runs in a worker: put a mail into the engine's queue, which sends it and tries again where it fails."""
	try:
		frappe.sendmail(
			recipients=[address],
			subject=content["subject"],
			template="coalition_message",
			args={"html": content["html"], "text": content["text"]},
			doctype=about.get("doctype"),
			name=about.get("name"),
			add_unsubscribe_link=0,
			delayed=True,
		)
	except Exception:
		frappe.log_error(title="A mail could not be sent")
