"""Files under our address: public ones are pictures, and a browser runs nothing of any."""

from pathlib import Path

import frappe
from frappe import _
from frappe.model.document import Document
from werkzeug.wrappers import Request, Response

from coalition.access.callers import acts_for_others
from coalition.access.errors import PublicFilesArePictures
from coalition.base.privacy.forgetting.written_files import name_of
from coalition.base.request.attachment import attachment_called

PRIVATE = "/private/files/"
# How files begin that a browser shows as a picture, whatever they are called.
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"\x00\x00\x01\x00")
ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico")
# nginx would send a file by itself, and drop the headers with which we send it.
SENT_BY_PROXY = "HTTP_X_USE_X_ACCEL_REDIRECT"
HEADERS = {
	"X-Content-Type-Options": "nosniff",
	"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
	"Content-Disposition": "attachment",
	"Cache-Control": "private, no-store",
}


def keep_public_files_pictures(file: Document, method: str | None = None) -> None:
	"""A public file is served by its address alone, to anybody, as part of our site: it may be no page.

	For `doc_events` of File. System Managers, jobs and the console are spared. Raises PublicFilesArePictures.
	"""
	address = file.file_url or ""
	is_elsewhere = address.startswith(("http://", "https://")) or (file.is_folder and not address)
	if file.is_private or is_elsewhere:
		return
	if not acts_for_others():
		return
	if not is_picture(file.file_url or file.file_name or "", _content(file)):
		_take_away(file)
		frappe.throw(
			_("Only pictures can be public: attach this file as a private one."), PublicFilesArePictures
		)


def _take_away(file: Document) -> None:
	"""Remove what was just written: the engine leaves it where another file has the same content."""
	others = {"file_url": file.file_url, "name": ("!=", file.name or "")}
	if file.flags.new_file and not frappe.db.exists("File", others):
		Path(file.get_full_path()).unlink(missing_ok=True)


def is_picture(name: str, content: bytes) -> bool:
	"""Whether a browser shows this as a picture, by its ending and by how it begins."""
	begins_so = content.startswith(PICTURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")
	return name.lower().endswith(ENDINGS) and begins_so


def _content(file: Document) -> bytes:
	"""How the file begins that lies there: by now it is written, and what a request says of it is its own."""
	try:
		with open(file.get_full_path(), "rb") as stored:
			return stored.read(16)
	except OSError:
		return b""


def send_by_ourselves() -> None:
	"""For `before_request`: private files go through us, with our headers, behind nginx too."""
	if frappe.request.path.startswith(PRIVATE):
		frappe.request.environ.pop(SENT_BY_PROXY, None)


def after_request(response: Response | None, request: Request) -> None:
	"""Send what somebody uploaded so that it is kept, not opened: it may be a page with scripts."""
	is_file = request.path.startswith(PRIVATE) or frappe.local.response.get("type") == "download"
	if response is not None and response.status_code == 200 and is_file:
		name = response.headers.get("Content-Disposition", "").partition(";")[2]
		response.headers.update(HEADERS)
		if request.path.startswith(PRIVATE) and (called := name_of(request.path)):
			response.headers["Content-Disposition"] = attachment_called(called)
		elif name:
			response.headers["Content-Disposition"] += f";{name}"
