"""PDFs that the engine makes of pages: printed records, reports, attachments of mails.

Its own program follows every address in a page, with the session of whoever prints, and what strangers wrote
stands in those pages. WeasyPrint makes them instead, as it makes our own documents: it runs no scripts, and
loads what this site shows to everybody, styles and pictures, and nothing else.
"""

import io
import mimetypes
import threading
import urllib.request
from importlib import import_module
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import frappe
from frappe.utils import cint
from frappe.utils.pdf import get_file_data_from_writer
from pypdf import PdfReader, PdfWriter

from coalition.base.documents import paper

STYLE = Path(__file__).with_suffix(".css")
# Whoever imported it by name holds the engine's own.
_WHERE_IT_STANDS = ("frappe.utils.pdf", "frappe.utils.print_format", "frappe.email.email_body")
_KINDS = ("image/", "font/", "text/css")
_SIDES = ("top", "right", "bottom", "left")
_installing = threading.Lock()


def make_from_here_on() -> None:
	"""Make the PDFs of this process ourselves; hooks `before_request` and `before_job`."""
	with _installing:
		for name in _WHERE_IT_STANDS:
			import_module(name).get_pdf = get_pdf


def get_pdf(html: str, options: dict | None = None, output: PdfWriter | None = None) -> bytes | PdfWriter:
	"""A page of HTML as PDF; added to `output` where there is one, which is answered then.

	Of the options of wkhtmltopdf it knows `orientation`, `page-size`, `margin-top` and its like, `password`.
	"""
	asked = options or {}
	made = PdfReader(io.BytesIO(paper.pdf(html, _style(asked), fetch)))
	writer = PdfWriter() if output is None else output
	writer.append_pages_from_reader(made)
	if output is not None:
		return output
	if asked.get("password"):
		writer.encrypt(asked["password"])
	return get_file_data_from_writer(writer)


def _style(asked: dict) -> str:
	size = asked.get("page-size") or frappe.db.get_single_value("Print Settings", "pdf_page_size")
	words = _word(size, "A4"), _word(asked.get("orientation"), "Portrait").lower()
	margins = (f"margin-{side}: {_millimetres(asked.get(f'margin-{side}'))}mm" for side in _SIDES)
	return f"@page {{ size: {' '.join(words)}; {'; '.join(margins)} }}\n{STYLE.read_text()}"


def _word(sent: object, otherwise: str) -> str:
	"""A word of CSS and nothing that would end it; a size of one's own is for the engine's program alone."""
	return str(sent) if sent and sent != "Custom" and str(sent).isalnum() else otherwise


def _millimetres(sent: object) -> int:
	return cint(str(sent or "").removesuffix("mm")) or 15


def fetch(address: str, **more: object) -> dict[str, object]:
	"""A style or a picture that this site shows to everybody, or that stands in the page. Raises Refused."""
	if address.startswith("data:"):
		return _of_content(address)
	if address.startswith(paper.SCHEME):
		return paper.fetch(address, **more)
	file = _public_file(address)
	kind = mimetypes.guess_type(file)[0] or ""
	if not file.is_file() or not kind.startswith(_KINDS):
		raise paper.Refused(f"no style and no picture of this site: {address[:80]}")
	return {"string": file.read_bytes(), "mime_type": kind}


def _of_content(address: str) -> dict[str, object]:
	"""What stands in the address itself."""
	with urllib.request.urlopen(address) as content:
		return {"string": content.read(), "mime_type": content.headers.get_content_type()}


def _public_file(address: str) -> Path:
	parts = urlsplit(address)
	if f"{parts.scheme}://{parts.netloc}/" not in (paper.SITE, f"{frappe.utils.get_url()}/"):
		raise paper.Refused(f"this is elsewhere: {address[:80]}")
	path = PurePosixPath(unquote(parts.path))
	if ".." in path.parts:
		raise paper.Refused(f"this leads out of the site: {address[:80]}")
	if path.parts[1:2] == ("assets",):
		return Path(frappe.local.sites_path, *path.parts[1:])
	if path.parts[1:2] == ("files",):
		return Path(frappe.get_site_path("public", *path.parts[1:]))
	raise paper.Refused(f"this is not public: {address[:80]}")
