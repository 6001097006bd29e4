"""Pages of records below /coalition/staff: the addresses of the desk, for the same records on a phone."""

from urllib.parse import quote, unquote

import frappe
from frappe.model.document import Document
from frappe.utils.caching import site_cache

from coalition.base.apps import areas, own_doctypes
from coalition.base.apps.desk_boot import has_desk
from coalition.base.records.document import CoalitionDocument
from coalition.portal.guards import Verdict
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import ROOT

STAFF = "/staff"
DESK = "/app/"


def at_the_desk() -> Verdict:
	"""A guard that lets in whoever has the desk; what they may see there, each record says."""
	if frappe.session.user == "Guest":
		return Verdict.SIGN_IN
	return Verdict.OPEN if has_desk() else Verdict.FORBIDDEN


def path_of(doctype: str, name: str) -> str:
	"""The page of a record, below /coalition."""
	return f"{STAFF}/{slug(doctype)}/{quote(name, safe='')}"


def on_a_phone(link: str) -> str:
	"""The page of the record to which a link of the desk leads; other links stay as they are."""
	kind, _slash, name = link.removeprefix(DESK).partition("/")
	is_record = link.startswith(DESK) and name and "/" not in name and "?" not in name and name != "new"
	doctype = kinds().get(kind) if is_record else None
	return ROOT + path_of(doctype, unquote(name)) if doctype else link


def record_of(request: PortalRequest) -> Document:
	"""The record whose page this is, for who may read it.

	Raises frappe.DoesNotExistError for what is no record of ours, or of an area that is off, and
	frappe.PermissionError.
	"""
	doctype = kinds().get(request.parts["kind"])
	if not doctype or not areas.is_on(areas.of_module(frappe.get_meta(doctype).module)):
		raise frappe.DoesNotExistError
	doc = frappe.get_doc(doctype, request.parts["name"])
	if not isinstance(doc, CoalitionDocument):
		raise frappe.DoesNotExistError
	doc.check_permission("read")
	return doc


@site_cache
def kinds() -> dict[str, str]:
	"""What stands in an address -> the DocType of ours: the same for everybody."""
	metas = map(frappe.get_meta, own_doctypes.doctypes())
	return {slug(meta.name): meta.name for meta in metas if not meta.issingle}


def slug(text: str) -> str:
	"""The name of a DocType or of a step, as it stands in an address."""
	return text.lower().replace(" ", "-")
