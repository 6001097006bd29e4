"""PDFs that the engine makes of pages: printed records, reports, attachments of mails.

Its own program follows every address in a page, with the session of whoever prints, and what strangers wrote
stands in those pages. WeasyPrint makes them instead, as it makes our own documents: it runs no scripts, and
loads what this site shows to everybody, styles and pictures, and nothing else.
"""

import io
from pathlib import Path

import frappe
from frappe import _
from frappe.utils import cint
from frappe.utils.pdf import get_file_data_from_writer
from frappe.www.printview import get_print_style as engines_style
from pypdf import PdfReader, PdfWriter

from coalition.access.errors import PaperTooLarge
from coalition.access.responses import apart
from coalition.access.responses.public_files import PublicFiles

STYLE = Path(__file__).with_suffix(".css")
VALUES = Path(__file__).with_name("printed_values.css")
_SIDES = ("top", "right", "bottom", "left")


def get_pdf(html: str, options: dict | None = None, output: PdfWriter | None = None) -> bytes | PdfWriter:
	"""A page of HTML as PDF; added to `output` where there is one, which is answered then.

	Of the options of wkhtmltopdf it knows `orientation`, `page-size`, `margin-top` and its like, `password`.
	Raises PaperTooLarge.
	"""
	asked = options or {}
	made = PdfReader(io.BytesIO(_made(html, asked)))
	writer = PdfWriter() if output is None else output
	writer.append_pages_from_reader(made)
	if output is not None:
		return output
	if asked.get("password"):
		writer.encrypt(asked["password"])
	return get_file_data_from_writer(writer)


def get_print_style(*args, **kwargs) -> str:
	"""The engine's style of what is printed, for the same arguments, with ours behind it."""
	return f"{engines_style(*args, **kwargs)}\n{VALUES.read_text()}"


def _made(html: str, asked: dict) -> bytes:
	try:
		return apart.pdf(html, _style(asked), _public_files())
	except apart.TooMuch:
		said = _("This takes too long to be made a paper: choose fewer rows or columns, or export it.")
		frappe.throw(said, PaperTooLarge)


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


def _public_files() -> PublicFiles:
	return PublicFiles(
		site=frappe.utils.get_url(),
		assets=Path(frappe.local.sites_path, "assets").absolute(),
		files=Path(frappe.get_site_path("public", "files")).absolute(),
	)
