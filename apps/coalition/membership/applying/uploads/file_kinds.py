"""Which files are taken: told by their content, whatever their name says. Pure: no database."""

import re
import unicodedata
import zipfile
from io import BytesIO
from pathlib import PurePath

from coalition.base.text.words import normalised, tidy

JPEG, PNG, WEBP, PDF, DOCX, DOC = "jpg", "png", "webp", "pdf", "docx", "doc"
PHOTOS = (JPEG, PNG, WEBP)
# What a browser offers to choose.
ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf,.doc,.docx"
LONGEST_NAME = 60
_STARTS = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
# Readers take a PDF whose header stands within the first 1024 bytes (PDF Reference 1.7, appendix H, note 13).
# Before it we take blanks and marks of byte order alone: whatever else stood there, such as a page of HTML,
# would be read as that by a program that believes the beginning.
_PDF = re.compile(rb"(?:[\s\0]|\xef\xbb\xbf|\xfe\xff|\xff\xfe)*%PDF-")
_PDF_BEGINS_WITHIN = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# "WordDocument" as old Word files name their text.
_WORD_STREAM = "WordDocument".encode("utf-16-le")


def kind_of(content: bytes) -> str | None:
	"""One of the kinds above, or None for what is not taken."""
	for start, kind in _STARTS:
		if content.startswith(start):
			return kind
	if _PDF.match(content, 0, _PDF_BEGINS_WITHIN):
		return PDF
	if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
		return WEBP
	if content.startswith(_OLE) and _WORD_STREAM in content:
		return DOC
	return DOCX if _is_docx(content) else None


def safe_name(name: str, kind: str) -> str:
	"""A file name of letters, digits, dots and dashes that ends as its kind does; never empty."""
	stem = PurePath(tidy(name).replace("\\", "/")).stem
	kept = "".join(letter if _may_stay(letter) else "-" for letter in normalised(stem, "NFC"))
	return f"{re.sub('-+', '-', kept).strip('-. ')[:LONGEST_NAME] or 'file'}.{kind}"


def _may_stay(letter: str) -> bool:
	return unicodedata.category(letter)[0] in "LN" or letter in "-_"


def _is_docx(content: bytes) -> bool:
	if not content.startswith(b"PK"):
		return False
	try:
		with zipfile.ZipFile(BytesIO(content)) as archive:
			return "word/document.xml" in archive.namelist()
	except (zipfile.BadZipFile, ValueError, NotImplementedError):
		return False
