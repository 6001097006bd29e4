import base64
import io
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from unittest import mock

import frappe
import frappe.utils.pdf
from pypdf import PdfReader, PdfWriter

from coalition.access.errors import PaperTooLarge
from coalition.access.functions import replaced
from coalition.access.responses import apart, printing
from coalition.base.documents.paper import Refused
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

SECRET = "kanari-of-a-file"


class Listener(HTTPServer):
	"""A machine beside this one, which counts who asks it for anything."""

	def __init__(self) -> None:
		super().__init__(("127.0.0.1", 0), Answer)
		self.asked: list[str] = []
		threading.Thread(target=self.serve_forever, daemon=True).start()


class Answer(BaseHTTPRequestHandler):
	def do_GET(self) -> None:
		self.server.asked.append(self.path)
		self.send_error(404)

	def log_message(self, *_words: object) -> None:
		pass


def text_of(pdf: bytes) -> str:
	return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


class TestPrinting(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		replaced.install_replacements()
		self.public = printing._public_files()

	def test_a_page_makes_the_engine_ask_nobody_and_read_no_file(self):
		listener = Listener()
		self.addCleanup(listener.server_close)
		self.addCleanup(listener.shutdown)
		private = Path(frappe.get_site_path("private", "files", "kanari.txt"))
		private.write_text(SECRET)
		self.addCleanup(private.unlink)
		there = f"http://127.0.0.1:{listener.server_port}"
		for address in (
			there,
			private.resolve().as_uri(),
			"file:///etc/passwd",
			"/private/files/kanari.txt",
			"/files/../../site_config.json",
			"/files/%2e%2e/%2e%2e/site_config.json",
			f"//127.0.0.1:{listener.server_port}/x",
		):
			with self.subTest(address):
				text = text_of(frappe.utils.pdf.get_pdf(asking(address)))
				self.assertIn("the words of the page", text)
				for read in (SECRET, "root:", "db_password"):
					self.assertNotIn(read, text)
		self.assertEqual(listener.asked, [])

	def test_what_the_site_shows_to_everybody_is_loaded(self):
		picture = Path(frappe.get_site_path("public", "files", "kanari.svg"))
		picture.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
		self.addCleanup(picture.unlink)
		for address in ("/files/kanari.svg", f"{frappe.utils.get_url()}/files/kanari.svg"):
			self.assertEqual(self.public.fetch(whole(address))["string"], picture.read_bytes())
		self.assertEqual(self.public.fetch("data:image/gif;base64,R0lGODdh")["mime_type"], "image/gif")

	def test_everything_else_is_refused(self):
		for address in (
			"DATA:text/html,x",
			"http://elsewhere.example/files/kanari.svg",
			"/private/files/kanari.svg",
			"/assets/../site_config.json",
			"/app/member-organisation",
			"/files/absent.png",
			"",
		):
			with self.subTest(address), self.assertRaises(Refused):
				self.public.fetch(whole(address))

	def test_a_record_is_printed_with_what_strangers_wrote_as_text(self):
		member = factories.member(about="<img src='file:///etc/passwd'><b>about us</b>")
		pdf = frappe.get_print(member.doctype, member.name, as_pdf=True)
		self.assertTrue(pdf.startswith(b"%PDF"))
		self.assertNotIn("root:", text_of(pdf))

	def test_letters_that_no_font_has_are_seen_in_what_is_printed(self):
		printed = text_of(frappe.utils.pdf.get_pdf("<p>Ḥaqq ✓ 🌻 &#x1F33B; end</p>"))
		self.assertIn("Ḥaqq ✓ ▯ ▯ end", " ".join(printed.split()))

	def test_what_is_under_review_is_not_called_a_draft(self):
		application = factories.application()
		frappe.db.set_value(application.doctype, application.name, "status", "Under Review")
		page = frappe.get_print(application.doctype, application.name)
		self.assertNotIn("DRAFT", page)
		self.assertIn("Under Review", page)

	def test_sides_sizes_and_a_password_are_as_asked(self):
		pdf = frappe.utils.pdf.get_pdf("<p>x</p>", {"orientation": "Landscape", "page-size": "A5"})
		width, height = PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2:]
		self.assertGreater(width, height)
		self.assertAlmostEqual(float(width), 210 * 72 / 25.4, delta=1)
		closed = PdfReader(io.BytesIO(frappe.utils.pdf.get_pdf("<p>x</p>", {"password": "p"})))
		self.assertTrue(closed.is_encrypted)
		odd = {"orientation": "x; } body { display: none } @page {", "margin-top": "1mm; size: 1mm"}
		self.assertIn("still here", text_of(frappe.utils.pdf.get_pdf("<p>still here</p>", odd)))

	def test_what_would_take_for_ever_is_refused_by_name(self):
		held = "".join(
			f"<g id='a{n}'><use href='#a{n - 1}'/><use href='#a{n - 1}'/></g>" for n in range(1, 30)
		)
		picture = (
			f"<svg xmlns='http://www.w3.org/2000/svg'><g id='a0'><rect width='9' height='9'/></g>{held}</svg>"
		)
		encoded = base64.b64encode(picture.encode()).decode()
		with mock.patch.multiple(apart, CPU_SECONDS=2, SECONDS=4, LARGEST=200_000):
			for page in (
				"<table><tr><td colspan=100000>x</td><td>y</td></tr></table>",
				f"<img src='data:image/svg+xml;base64,{encoded}'>",
				"x" * 200_001,
			):
				with self.subTest(page[:30]), self.assertRaises(PaperTooLarge):
					frappe.utils.pdf.get_pdf(page)

	def test_several_pages_are_added_to_one_file(self):
		writer = PdfWriter()
		for word in ("one", "two"):
			self.assertIs(frappe.utils.pdf.get_pdf(f"<p>{word}</p>", output=writer), writer)
		self.assertEqual(len(writer.pages), 2)


def whole(address: str) -> str:
	"""As WeasyPrint hands it on."""
	return address if ":" in address else f"http://site.invalid{address}"


def asking(address: str) -> str:
	"""A page that asks for an address in every way that a page can."""
	return f"""<html><head><base href="{address}/"><link rel="stylesheet" href="{address}">
		<style>@import url("{address}"); body {{ background: url("{address}") }}
		@font-face {{ font-family: x; src: url("{address}") }} p {{ font-family: x }}</style>
		<meta http-equiv="refresh" content="0; url={address}"><script src="{address}"></script></head><body>
		<p>the words of the page</p><img src="{address}" srcset="{address} 2x">
		<iframe src="{address}"></iframe><object data="{address}"></object><embed src="{address}">
		<a rel="attachment" href="{address}">x</a><link rel="attachment" href="{address}">
		<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image href="{address}" xlink:href="{address}"/>
		<use href="{address}#x"/></svg><ul style="list-style-image: url({address})"><li>x</ul>
		</body></html>"""
