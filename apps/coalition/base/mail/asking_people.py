"""Text and link for whoever a record asks for something just now: to paste where people are.

A record says by `asks_people` what it asks (base/records/document.py). The text names nobody, since locked
screens show messages and groups hold more people than one thinks.
"""

from urllib.parse import quote

import frappe
from frappe.model.document import Document

from coalition.base.mail import sending
from coalition.base.mail.messages import Message
from coalition.moved import renamed

DESK = "/app/"


def on_its_form(doc: Document, sentence: str) -> Message:
	"""This sentence with the way to the record, for colleagues at the desk."""
	kind = doc.doctype.lower().replace(" ", "-")
	return Message(sentence, (sentence,), f"{DESK}{kind}/{quote(str(doc.name))}")


def add_to_form(doc: Document, _event: str | None = None) -> None:
	"""For `onload` of all records: whether its form offers a text, for colleagues or for whomever it asks."""
	asked = _asked_by(doc)
	if asked:
		doc.set_onload("asks_people", "colleagues" if asked.link.startswith(DESK) else "all")


def _asked_by(doc: Document) -> Message | None:
	asks = getattr(doc, "asks_people", None)
	return asks() if asks else None


@frappe.whitelist(methods=["GET"])
def text_to_paste(doctype: str, name: str) -> str:
	"""What a record asks of people, for who may read it; "" where it asks nothing, or is none of ours."""
	doc = frappe.get_doc(doctype, name)
	doc.check_permission("read")
	# Asked anew where it is put into words, in the language of whoever reads it.
	return sending.as_text(doc.asks_people, {}) if _asked_by(doc) else ""


# For one version: something had another name.
__getattr__ = renamed(__name__)
