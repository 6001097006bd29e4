"""Requests that bring more than the engine takes: what is kept of them, and what is answered."""

import io
import json
import tracemalloc

import frappe
import frappe.app
import pytest
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from coalition.base.request import body_size

LIMIT = 10 * 2**20
APPLY = "/coalition/apply/a-key/files"


class Sent(io.RawIOBase):
	"""A body that is made while it is read; it counts how much was."""

	def __init__(self, *pieces: bytes | int) -> None:
		self.pieces, self.length = (
			list(pieces),
			sum(each if isinstance(each, int) else len(each) for each in pieces),
		)
		self.was_read = 0

	def read(self, size: int = -1) -> bytes:
		assert 0 <= size <= 2**20, "all of it is asked for at once"
		while self.pieces and not self.pieces[0]:
			self.pieces.pop(0)
		if not self.pieces:
			return b""
		first = self.pieces[0]
		piece = b"x" * min(size, first) if isinstance(first, int) else first[:size]
		self.pieces[0] = first - len(piece) if isinstance(first, int) else first[size:]
		self.was_read += len(piece)
		return piece


def form(size: int, **fields: str) -> Sent:
	words = "".join(
		f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
		for name, value in fields.items()
	)
	file = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
	return Sent(f"{words}{file}".encode(), size, b"\r\n--b--\r\n")


def request_of(
	body: Sent, path: str = APPLY, kind: str = "multipart/form-data; boundary=b", **headers
) -> Request:
	environ = EnvironBuilder(path, method="POST", headers=headers).get_environ()
	environ.update({"CONTENT_LENGTH": str(body.length), "CONTENT_TYPE": kind, "wsgi.input": body})
	request = Request(environ)
	request.max_content_length = LIMIT
	return request


@pytest.fixture
def read(monkeypatch):
	"""What the engine makes of a request, once ours stands in its place; as `frappe.local` holds it."""
	monkeypatch.setattr(frappe.app, "make_form_dict", body_size._in_place_of(frappe.app.make_form_dict))
	monkeypatch.setattr(
		body_size, "is_for_endpoints", lambda path: path.startswith("/api/method/coalition.api")
	)
	frappe.local.flags = frappe._dict()

	def make(request: Request) -> dict:
		frappe.app.make_form_dict(request)
		return dict(frappe.local.form_dict)

	yield make
	del frappe.local.flags


@pytest.mark.parametrize("megabytes", [12, 20, 60])
def test_fields_are_kept_and_the_file_is_read_past_without_filling_memory(read, megabytes):
	body = form(megabytes * 2**20, csrf_token="t", once="o", about="نص طويل")
	request = request_of(body)
	tracemalloc.start()
	assert read(request) == {"csrf_token": "t", "once": "o", "about": "نص طويل"}
	peak = tracemalloc.get_traced_memory()[1]
	tracemalloc.stop()
	assert body_size.was_cut()
	assert body.was_read == body.length
	assert not request.files and request.get_data() == b"" and request.form["about"] == "نص طويل"
	assert peak < 4 * 2**20


def test_what_is_larger_still_is_left_unread(read):
	body = form(body_size.MOST_READ, csrf_token="t")
	assert read(request_of(body)) == {}
	assert body_size.was_cut() and body.was_read == 0


def test_a_request_that_the_engine_takes_is_as_before(read):
	request = request_of(body := form(1000, csrf_token="t"))
	request.environ["wsgi.input"] = io.BytesIO(b"".join(iter(lambda: body.read(2**16), b"")))
	assert read(request) == {"csrf_token": "t"}
	assert not body_size.was_cut()
	assert len(request.files["file"].read()) == 1000


def test_more_text_than_any_form_has_is_not_kept(read):
	for body, kind in (
		(form(LIMIT, about="x" * 600_000), "multipart/form-data; boundary=b"),
		(Sent(b"about=", 2 * LIMIT), "application/x-www-form-urlencoded"),
		(Sent(b"{", 2 * LIMIT), "application/json"),
		(Sent(2 * LIMIT), "multipart/form-data"),
		(Sent(2 * LIMIT), "application/octet-stream"),
	):
		assert read(request_of(body, kind=kind)) == {}
		assert body_size.was_cut() and body.was_read == body.length


@pytest.mark.parametrize(
	("path", "headers", "mimetype"),
	[
		("/api/method/upload_file", {"X-Requested-With": "XMLHttpRequest"}, "application/json"),
		("/api/resource/File", {}, "application/json"),
		("/login", {}, "text/html"),
		("/coalitionary", {}, "text/html"),
	],
)
def test_elsewhere_it_is_refused_at_once_with_a_page_or_a_message_of_ours(read, path, headers, mimetype):
	body = form(2 * LIMIT, cmd="frappe.ping")
	with pytest.raises(HTTPException) as refused:
		read(request_of(body, path, **headers))
	answer = refused.value.get_response()
	assert (answer.status_code, answer.mimetype) == (413, mimetype)
	assert body.was_read == body.length and not body_size.was_cut()
	text = answer.get_data(as_text=True)
	assert "10" in text
	if mimetype == "application/json":
		message = json.loads(json.loads(json.loads(text)["_server_messages"])[0])
		assert "ميغابايت" in message["message"]
	else:
		assert 'lang="ar" dir="rtl"' in text and "10 MB" in text and "10 ميغابايت" in text
		assert "ping" not in text


def test_an_endpoint_is_asked_without_a_body(read):
	assert read(request_of(form(2 * LIMIT, x="y"), "/api/method/coalition.api.v1.applications.create")) == {
		"x": "y"
	}
	assert body_size.was_cut()


def test_a_broken_off_body_ends(read):
	body = form(2 * LIMIT, csrf_token="t")
	request = request_of(body)
	body.pieces[1:] = [1000]
	assert read(request) in ({}, {"csrf_token": "t"})
	assert body_size.was_cut()


def test_a_file_may_be_as_large_as_the_engine_takes_with_some_words_besides(monkeypatch):
	request = request_of(form(1))
	monkeypatch.setattr(frappe.local, "request", request, raising=False)
	assert (body_size.largest_file(10_000_000), body_size.megabytes(10_000_000)) == (9_500_000, 9)
	# A site may take less.
	request.max_content_length = 5_000_000
	assert (body_size.largest_file(10_000_000), body_size.megabytes(10_000_000)) == (4_500_000, 4)
	request.max_content_length = None
	assert body_size.megabytes(10_000_000) == 9


def test_the_engine_raises_what_is_awaited():
	with pytest.raises(RequestEntityTooLarge):
		request_of(form(2 * LIMIT)).get_data()
