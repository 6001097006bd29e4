"""Text and link for whoever a record asks for something just now: to paste where people are.

A record says by `asks_people` what it asks (base/records/document.py). The text names nobody, since locked
screens show messages and groups hold more people than one thinks.
"""

from urllib.parse import quote

import frappe
from frappe.model.document import Document

from coalition.base.mail import sending
from coalition.base.mail.messages import Message


def on_its_form(doc: Document, sentence: str) -> Message:
	"""This sentence with the way to the record, for colleagues at the desk."""
	kind = doc.doctype.lower().replace(" ", "-")
	return Message(sentence, (sentence,), f"/app/{kind}/{quote(str(doc.name))}")


@frappe.whitelist(methods=["GET"])
def text_to_paste(doctype: str, name: str) -> str:
	"""What a record asks of people, for who may read it; "" where it asks nothing, or is none of ours."""
	doc = frappe.get_doc(doctype, name)
	doc.check_permission("read")
	asks = getattr(doc, "asks_people", None)
	return sending.as_text(asks, {}) if asks and asks() else ""
