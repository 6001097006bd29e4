"""Files that an applicant adds: private, on the draft until it is sent, on the application from then on."""

from io import BytesIO

import frappe
from frappe import _
from frappe.core.doctype.file.utils import get_content_hash
from frappe.model.document import Document
from PIL import Image, ImageOps, UnidentifiedImageError

from coalition.base.accounts.as_system import as_system
from coalition.base.plurals import ngettext
from coalition.base.request import body_size
from coalition.membership.applying.drafts import DRAFT
from coalition.membership.applying.uploads import file_kinds

# The engine of the snapshot takes 10 MB in one request; a form has some words besides.
LARGEST_POST = 10_000_000
MOST = 10
# More than any phone's camera; less than what would fill the memory.
MOST_PIXELS = 60_000_000
QUALITY = 85
FORMATS = {file_kinds.JPEG: "JPEG", file_kinds.PNG: "PNG", file_kinds.WEBP: "WEBP"}


class NotTaken(Exception):
	"""A file is of no kind that is taken, is too large, or is one too many; the text says which."""


def limits() -> dict[str, object]:
	"""What a field for a file tells and checks before it is sent: kinds, bytes, and the words for these."""
	return {"accepted": file_kinds.ACCEPTED, **body_size.told(LARGEST_POST)}


def of_draft(name: str) -> list[Document]:
	# Asked for whoever holds the draft's key.
	filters = {"attached_to_doctype": DRAFT, "attached_to_name": name}
	return frappe.get_all(
		"File",
		filters=filters,
		fields=["name", "file_name", "file_size", "content_hash"],
		order_by="creation",
	)


def add(draft: str, name: str, content: bytes) -> None:
	"""Attach a file to a locked draft, once if it is sent twice. Raises NotTaken."""
	prepared, known = prepare(name, content), of_draft(draft)
	if get_content_hash(prepared[1]) in {each.content_hash for each in known}:
		return
	if len(known) >= MOST:
		raise NotTaken(
			ngettext(
				"There is a file already. Remove it first.",
				"There are {0} files already. Remove one first.",
				MOST,
			)
		)
	attach_content(DRAFT, draft, *prepared)


def prepare(name: str, content: bytes) -> tuple[str, bytes]:
	"""The name and the content under which a sent file is kept. Raises NotTaken."""
	kind = _checked(content)
	if kind in file_kinds.PHOTOS:
		content = _without_traces(content, kind)
	return file_kinds.safe_name(name, kind), content


def attach_content(doctype: str, record: str, file_name: str, content: bytes) -> None:
	"""Attach a prepared file to a record, privately. Whoever calls this has checked the applicant's key."""
	values = {"doctype": "File", "file_name": file_name, "content": content, "is_private": 1}
	attached = {"attached_to_doctype": doctype, "attached_to_name": record}
	# The owner of a file may read it: one that belongs to «Guest» would be every guest's.
	with as_system():
		# Nobody has rights on drafts and on conversations; the key of this one has been checked.
		frappe.get_doc({**values, **attached}).insert(ignore_permissions=True)


def remove(draft: str, name: str) -> None:
	"""Remove a file of a draft; one of somebody else's stays where it is."""
	if name not in {each.name for each in of_draft(draft)}:
		return
	# The draft's key has been checked, and the file is the draft's.
	frappe.delete_doc("File", name, ignore_permissions=True, delete_permanently=True)


def move(draft: str, application: str) -> None:
	"""Hang a draft's files on the application that it became."""
	for each in of_draft(draft):
		holder = {"attached_to_doctype": "Membership Application", "attached_to_name": application}
		frappe.db.set_value("File", each.name, holder, update_modified=False)


def _checked(content: bytes) -> str:
	if not content:
		raise NotTaken(_("This file is empty: nothing of it arrived. Choose it once more, or another one."))
	if len(content) > body_size.largest_file(LARGEST_POST):
		raise NotTaken(body_size.file_too_large(LARGEST_POST))
	kind = file_kinds.kind_of(content)
	if not kind:
		raise NotTaken(_("This kind of file is not taken. Send a photo (JPG, PNG), a PDF or a Word file."))
	return kind


def _without_traces(content: bytes, kind: str) -> bytes:
	"""A photo as it looks, without what a telephone writes into it: where and when it was taken."""
	try:
		with Image.open(BytesIO(content)) as photo:
			if photo.width * photo.height > MOST_PIXELS:
				raise NotTaken(_("This photo is too large. Send it smaller."))
			upright = ImageOps.exif_transpose(photo)
			upright.info = {name: upright.info[name] for name in ("transparency",) if name in upright.info}
			written = BytesIO()
			upright.save(written, FORMATS[kind], quality=QUALITY)
	except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
		raise NotTaken(_("This photo cannot be opened. Send another one.")) from None
	return written.getvalue()
