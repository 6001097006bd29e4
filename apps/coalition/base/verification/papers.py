"""The papers of an issued document: a PDF in each language, kept as they were on the day of issue.

A later template or font would make another paper of the same words, so what was handed out is stored, with
its digest.
"""

import json
from hashlib import sha256
from pathlib import Path

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.documents import render
from coalition.base.mail.site_address import address_of
from coalition.base.verification import codes
from coalition.base.verification.kinds import VerifiableDocument

LANGUAGES = ("ar", "en")
PAGE = "/coalition/verify"


def print_out(code: Document, kind: VerifiableDocument) -> None:
	"""Make the papers of a code that has just been issued, and hang them on it. Raises LettersMissing."""
	labels = _labels(kind)
	for language in LANGUAGES:
		content = render(kind.template, values(code), language, labels)
		file = _store(code, f"{code.number}-{language}.pdf", content)
		code.append(
			"papers",
			{"language": language, "file": file.file_url, "content_hash": sha256(content).hexdigest()},
		)
	code.save()


def paper_in(code: Document, language: str) -> tuple[str, bytes] | None:
	"""What was handed out in a language: a file's name, which is a number, and its content."""
	address = next((paper.file for paper in code.papers if paper.language == language), None)
	attached = {"attached_to_doctype": code.doctype, "attached_to_name": code.name, "file_url": address}
	file = frappe.db.get_value("File", attached) if address and language in LANGUAGES else None
	# Its number as it is stored: the database takes other digits and signs without a shape for the same.
	return (f"{code.number}-{language}.pdf", content_of(file)) if file else None


def content_of(file: str) -> bytes:
	"""What was handed out, byte for byte, by the name of its File: the engine may take it for a text."""
	return Path(frappe.get_doc("File", file).get_full_path()).read_bytes()


def values(code: Document) -> dict[str, object]:
	"""What the template of a document gets. Raises AddressUnknown."""
	return {
		"said": json.loads(code.said),
		"number": code.number,
		"issued_on": code.issued_on,
		"valid_until": code.valid_until,
		"code": codes.grouped(code.code),
		"address": address_of(PAGE),
		"link": address_of(f"{PAGE}/{codes.grouped(code.code)}"),
	}


def _labels(kind: VerifiableDocument) -> dict[str, str]:
	"""What people call the values of a paper: as the form of its record does, or as the kind itself."""
	meta = frappe.get_meta(kind.doctype)
	of_form = {field.fieldname: field.label or field.fieldname for field in meta.fields}
	# texts: marked by the module that registers the kind, and by the labels of the DocType.
	return {name: _(label) for name, label in {**kind.showable, **of_form}.items()}


def _store(code: Document, file_name: str, content: bytes) -> Document:
	"""A private file: who may read the code may read it. Its name is a number, never an organisation's."""
	file = frappe.new_doc("File")
	file.update(
		{
			"file_name": file_name,
			"attached_to_doctype": code.doctype,
			"attached_to_name": code.name,
			"is_private": 1,
			"content": content,
		}
	)
	# Issuing attaches it, whether or not the issuer may attach files.
	return file.insert(ignore_permissions=True)
