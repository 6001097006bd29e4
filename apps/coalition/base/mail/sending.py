"""Telling people by e-mail. A mail never decides anything, and its failure changes nothing.

What is written waits in the outbox, sealed, since it may hold a secret link, and is handed to the mail server
once the work is committed: the engine's own queue would keep it readable for a month. Who has no e-mail gets
the same message as text to paste. A message is written by a function: `write(**values) -> Message`, called
in the language of whoever reads it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from smtplib import SMTPRecipientsRefused

import frappe
from frappe.model.document import Document
from frappe.utils import validate_email_address
from jinja2 import Environment, PrefixLoader

from coalition.base import outbox
from coalition.base.mail import languages, templates
from coalition.base.mail.messages import Message
from coalition.base.mail.site_address import address_of
from coalition.base.mail.unstored_mail import unstored_mail
from coalition.base.outbox.entries import Entry
from coalition.base.outbox.errors import Failed, OnHold, Problem
from coalition.base.privacy.sealing.keyed import digest
from coalition.base.text.addresses import is_placeholder
from coalition.base.text.words import tidy

Write = Callable[..., Message]
HANDLER = "mail"
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
) -> bool:
	"""Mail a message to a user or an address, once this is committed; answers whether it will be.

	The language is the one given, else the user's, else the coalition's. Nothing is sent to disabled users,
	to placeholder addresses or to what is no address. Never raises: what fails is logged, and that is all.
	"""
	try:
		reader = _reader(recipient, language)
		if reader:
			content = _written(reader, write, values)
			outbox.put(
				HANDLER,
				{"address": reader.address, **content},
				title=content["subject"],
				reference=reference,
				sequence=digest(HANDLER, reader.address.lower()),
			)
		return bool(reader)
	except Exception:
		frappe.log_error(title="A mail could not be written")
		return False


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


def _written(reader: Reader, write: Write, values: dict[str, object]) -> dict[str, str]:
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
	return {"subject": tidy(message.subject), "html": html, "text": message.text}


def _addressed(message: Message) -> Message:
	"""The message with the whole address of its page. Raises AddressUnknown."""
	return replace(message, link=address_of(message.link)) if message.link else message


@lru_cache(maxsize=1)
def _environment() -> Environment:
	return templates.environment(PrefixLoader(templates.of_modules()))


def deliver(mail: dict[str, str], entry: Entry) -> None:
	"""The outbox's handler: send a mail by the site's e-mail account. Raises OnHold and Failed.

	Where a worker dies between the server's answer and the commit it is sent again, with the same Message-Id.
	"""
	try:
		unstored = unstored_mail(
			recipients=[mail["address"]],
			subject=mail["subject"],
			message=mail["html"],
			text_content=mail["text"],
			message_id=f"{entry.name}@{frappe.local.site}",
			add_unsubscribe_link=0,
		)
		if not unstored.can_send_now():
			raise OnHold
		unstored.send()
	except SMTPRecipientsRefused as error:
		codes = [code for code, _said in error.recipients.values()]
		raise Failed(Problem.ADDRESS_REFUSED, is_final=min(codes) >= 500) from error
	except (OSError, frappe.OutgoingEmailError, frappe.ValidationError) as error:
		raise Failed(Problem.NO_MAIL_SERVER) from error
