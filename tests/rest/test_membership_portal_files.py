"""Files of an application: whose they are, what is taken, and what they tell."""

import io
import re
import zipfile

import pytest
import requests
from PIL import Image

from tests import site
from tests.rest.applicant import Applicant, drafts
from tests.rest.portal_visitor import fields_of

pytestmark = pytest.mark.usefixtures("charter")


def photo(**more: object) -> bytes:
	written = io.BytesIO()
	Image.new("RGB", (20, 20), "teal").save(written, "JPEG", **more)
	return written.getvalue()


def test_nobody_touches_another_ones_draft_or_files(applicant):
	assert applicant.upload("a.jpg", photo()).status_code == 303
	(name,) = re.findall(r'name="name" value="(\w+)"', applicant.get(f"{applicant.path}/files").text)
	other = Applicant(applicant.site)
	other.begin()
	form = {**other.hidden(f"{other.path}/files"), "name": name}
	other.session.post(f"{other.address}{other.path}/files/remove", data=form)
	assert site.count("File", {"name": name}) == 1
	for attempt in (
		f"{applicant.site}/api/resource/Application Draft",
		f"{applicant.site}/api/resource/File",
	):
		assert requests.get(attempt).status_code == 404


def test_a_draft_that_its_applicant_deletes_is_gone_with_its_files(applicant):
	applicant.upload("a.jpg", photo())
	(name,) = re.findall(r'name="name" value="(\w+)"', applicant.get(f"{applicant.path}/files").text)
	before = drafts()
	applicant.post(f"{applicant.path}/delete", at=applicant.path)
	assert (drafts(), site.count("File", {"name": name})) == (before - 1, 0)
	assert applicant.get(applicant.path).status_code == 404


def test_files_are_private_and_follow_the_application(applicant):
	applicant.fill()
	assert applicant.upload("../شهادة التسجيل.JPEG", photo()).status_code == 303
	docx = io.BytesIO()
	with zipfile.ZipFile(docx, "w") as archive:
		archive.writestr("word/document.xml", "<x/>")
	assert applicant.upload("report.exe", docx.getvalue()).status_code == 303
	# The same form sent again, after a dropped link.
	for _time in range(2):
		assert applicant.upload("paper.pdf", b"%PDF-1.4 paper", once="the same").status_code == 303
	applicant.send()
	name = applicant.application()
	with site.at_the_console():
		import frappe

		found = frappe.get_all(
			"File",
			{"attached_to_doctype": "Membership Application", "attached_to_name": name},
			["file_name", "file_url", "is_private", "owner"],
			order_by="creation",
		)
	names = [row.file_name.rsplit(".", 1) for row in found]
	assert [ending for _stem, ending in names] == ["jpg", "docx", "pdf"]
	assert {(row.is_private, row.owner) for row in found} == {(1, "Administrator")}
	for row in found:
		assert applicant.session.get(applicant.site + row.file_url).status_code == 404


def test_a_photo_does_not_tell_where_it_was_taken(applicant):
	exif = Image.Exif()
	exif[0x010F], exif[0x9286] = "a telephone", "33.5138 N 36.2765 E"
	assert applicant.upload("a.jpg", photo(exif=exif)).status_code == 303
	(name,) = re.findall(r'name="name" value="(\w+)"', applicant.get(f"{applicant.path}/files").text)
	with site.at_the_console():
		import frappe

		content = frappe.get_doc("File", name).get_content()
	assert not dict(Image.open(io.BytesIO(content)).getexif())
	assert b"36.2765" not in content


@pytest.mark.parametrize(
	("name", "content"),
	[
		("a.jpg", b""),
		("a.jpg", b"<html><script>alert(1)</script>"),
		("a.jpg", b"\xff\xd8\xff\xe0 no photo"),
		("a.pdf", b"MZ\x90\x00"),
		("a.docx", b"PK\x03\x04 no archive"),
		("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
		("a.pdf", b"%PDF-" + b"x" * 9_600_000),
	],
)
def test_a_file_of_another_kind_or_size_is_refused_in_words(applicant, name, content):
	answer = applicant.upload(name, content)
	assert answer.status_code == 422
	assert 'id="file-error"' in answer.text
	assert 'class="people"' not in answer.text


def test_a_post_that_is_too_large_is_refused_before_it_is_read(applicant):
	assert applicant.upload("a.pdf", b"%PDF-" + b"x" * 10_100_000).status_code == 413


def test_a_file_that_is_sent_twice_is_there_once_whatever_others_call_theirs(applicant):
	other = Applicant(applicant.site)
	other.begin()
	assert other.upload("licence.pdf", b"%PDF-1.4 of another").status_code == 303
	for _time in range(2):
		assert applicant.upload("licence.pdf", b"%PDF-1.4 of mine").status_code == 303
	assert applicant.get(f"{applicant.path}/files").text.count('class="plain" aria-label') == 1


def test_no_more_files_are_taken_than_ten(applicant):
	for number in range(10):
		assert applicant.upload(f"{number}.pdf", b"%PDF-1.4 " + str(number).encode()).status_code == 303
	page = applicant.get(f"{applicant.path}/files").text
	assert page.count('class="plain" aria-label') == 10 and 'type="file"' not in page
	form = fields_of(page, f"{applicant.path}/files/remove")
	answer = applicant.session.post(
		f"{applicant.address}{applicant.path}/files",
		data={"csrf_token": form["csrf_token"]},
		files={"file": ("x.pdf", b"%PDF-1.4")},
		allow_redirects=False,
	)
	assert answer.status_code == 422
