"""The PDFs themselves, read by another library than the one that writes them."""

import re
import socket
import threading
import unicodedata

import pypdfium2
import pytest
import zxingcpp
from weasyprint import HTML

from coalition.base.documents import paper, qr

CODE = "D4M7-QZBB-J1EP-BD3P-BM6K"
# Marks of direction that a reader puts between the pieces of mixed text.
MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def page(body: str, language: str = "ar") -> str:
	direction = "rtl" if language == "ar" else "ltr"
	return f'<!doctype html><html lang="{language}" dir="{direction}"><title>MC-1</title><body>{body}</body>'


def text_of(content: bytes, number: int = 0) -> str:
	text = pypdfium2.PdfDocument(content)[number].get_textpage().get_text_range()
	return " ".join(MARKS.sub("", unicodedata.normalize("NFKC", text)).split())


def seen(content: bytes) -> str:
	"""The characters of the body as the eye meets them from left to right, without spaces."""
	textpage = pypdfium2.PdfDocument(content)[0].get_textpage()
	places = range(textpage.count_chars())
	boxes = [(textpage.get_charbox(place), textpage.get_text_range(place, 1)) for place in places]
	# The number of the page stands below.
	body = [(box[0], letter) for box, letter in boxes if box[1] > 100 and letter.strip()]
	return "".join(letter for _left, letter in sorted(body))


def test_arabic_is_stored_as_the_letters_that_were_written():
	# Readers turn the two letters of a ligature round, also in what Chromium prints: here are none.
	content = paper.pdf(page("<p>تشهد الهيئة العامة بأن منظمة حمص للتعليم عضو</p><h1>شهادة عضوية</h1>"))
	assert "تشهد الهيئة العامة بأن منظمة حمص للتعليم عضو" in text_of(content)
	assert "شهادة عضوية" in text_of(content)


def test_without_the_repair_the_engine_stores_other_letters():
	"""Whoever finds this failing has a newer WeasyPrint: base/documents/arabic.py can go."""
	content = HTML(string=page("<p>تشهد الهيئة العامة بأن منظمة حمص للتعليم عضو</p>")).write_pdf()
	assert "تشهد الهيئة العامة" not in text_of(content)


def test_a_line_of_arabic_that_begins_with_a_latin_name_still_runs_from_the_right():
	assert seen(paper.pdf(page("<p>Sanabel منظمة</p>"))).endswith("Sanabel")
	assert seen(paper.pdf(page("<p>منظمة Sanabel</p>", "en"))).endswith("Sanabel")
	mixed = paper.pdf(page("<p>أن <b>منظمة</b> (Sanabel) عضو</p>"))
	assert re.sub(r"\W", "", seen(mixed)) == "وضعSanabelةمظنمنأ"


@pytest.mark.parametrize("value", ["2017-01-05", "1,250.00 USD", CODE, "+963 944 000 000", "MC-2026-0001"])
def test_dates_amounts_and_codes_keep_their_order_in_arabic(value):
	content = paper.pdf(page(f'<p>منذ <bdi dir="ltr">{value}</bdi> حتى اليوم</p>'))
	assert value.replace(" ", "") in seen(content)


def test_a_long_table_goes_on_with_its_head_on_numbered_pages():
	rows = "".join(f'<tr><td>{number}</td><td class="amount">صف</td></tr>' for number in range(150))
	content = paper.pdf(page(f"<table><thead><tr><th>رقم</th></tr></thead><tbody>{rows}</tbody></table>"))
	count = len(pypdfium2.PdfDocument(content))
	assert count > 2
	for number in range(count):
		assert "رقم" in text_of(content, number)
		assert f"{number + 1} / {count}" in text_of(content, number)


def fonts_of(content: bytes) -> set[str]:
	pages = pypdfium2.PdfDocument(content)
	texts = [thing for each in pages for thing in each.get_objects() if thing.type == 1]
	return {thing.get_font().get_base_name() for thing in texts}


def test_only_the_shipped_fonts_are_used_and_only_the_letters_that_occur_are_stored():
	content = paper.pdf(page(f'<h1>شهادة Title</h1><p><b>منظمة</b> نص Text <bdi dir="ltr">{CODE}</bdi></p>'))
	assert {name.split("+")[-1].split("-")[0] for name in fonts_of(content)} == {"Coalition"}
	assert len(content) < 40_000


@pytest.mark.parametrize(
	"address",
	[
		"file:///etc/passwd",
		"file://localhost/etc/passwd",
		"/etc/passwd",
		"http://127.0.0.1:1/",
		"https://169.254.169.254/latest/meta-data/",
		"ftp://127.0.0.1/",
		"data:text/plain,secret",
		"data:image/png;base64," + "A" * 1_000_000,
		"shipped:../style.css",
		"shipped:/etc/passwd",
		"shipped:",
		"gopher://x",
	],
)
def test_nothing_but_the_shipped_fonts_is_fetched(address):
	with pytest.raises(paper.Refused):
		paper.fetch(address)


def test_a_shipped_font_is_fetched():
	for name in paper.shipped():
		assert paper.fetch(f"shipped:{name}")["string"].startswith(b"\0\1\0\0")


@pytest.fixture
def listener():
	"""A server that notes who came."""
	server, came = socket.create_server(("127.0.0.1", 0)), []
	server.settimeout(0.2)
	done = threading.Event()

	def listen():
		while not done.is_set():
			try:
				came.append(server.accept()[1])
			except TimeoutError:
				continue

	thread = threading.Thread(target=listen)
	thread.start()
	yield server.getsockname()[1], came
	done.set()
	thread.join()
	server.close()


def test_a_page_asks_nobody_whatever_it_contains(listener):
	port, came = listener
	there = f"http://127.0.0.1:{port}/x"
	body = f"""
		<img src="{there}.png"><object data="{there}"></object><embed src="{there}">
		<link rel="stylesheet" href="{there}.css"><style>@import url({there});</style>
		<style>p {{ background: url({there}); font-family: x }}</style>
		<style>@font-face {{ font-family: x; src: url({there}) }}</style>
		<svg><image href="{there}"/><use href="{there}#a"/></svg><img src="file:///etc/passwd">
		<link rel="attachment" href="file:///etc/hostname"><p>نص</p>"""
	content = paper.pdf(page(body))
	assert came == []
	assert "نص" in text_of(content)
	assert b"/EmbeddedFile" not in content and b"root:" not in content


def test_a_phone_reads_the_square_on_the_page():
	link = f"https://coalition.example.org/coalition/verify/{CODE}"
	content = paper.pdf(page(f'<div class="verify"><div class="square">{qr.svg(link)}</div></div>'))
	picture = pypdfium2.PdfDocument(content)[0].render(scale=150 / 72).to_pil()
	(found,) = zxingcpp.read_barcodes(picture)
	assert (found.text, found.format) == (link, zxingcpp.BarcodeFormat.QRCode)


def test_the_square_is_read_with_a_stain_over_a_corner_of_it():
	link = f"https://coalition.example.org/coalition/verify/{CODE}"
	content = paper.pdf(page(f'<div class="verify"><div class="square">{qr.svg(link)}</div></div>'))
	picture = pypdfium2.PdfDocument(content)[0].render(scale=150 / 72).to_pil().convert("L")
	box = picture.point(lambda shade: 255 * (shade < 128)).getbbox()
	width = box[2] - box[0]
	# The lower right corner: the one without a square of its own to find it by.
	picture.paste(255, (box[2] - width // 4, box[3] - width // 4, box[2], box[3]))
	assert [found.text for found in zxingcpp.read_barcodes(picture)] == [link]


def test_what_is_drawn_as_a_square_cannot_break_out_of_its_drawing():
	drawing = qr.svg('"><script>alert(1)</script>')
	assert "script" not in drawing
	assert re.fullmatch(r"<svg [^<>]*><path [^<>]*/></svg>", drawing)


def test_two_threads_can_make_documents_at_once():
	made = []
	threads = [threading.Thread(target=lambda: made.append(paper.pdf(page("<p>نص</p>")))) for _ in range(3)]
	for thread in threads:
		thread.start()
	for thread in threads:
		thread.join()
	assert [text_of(content) for content in made] == ["نص 1 / 1"] * 3
