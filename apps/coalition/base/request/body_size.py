"""Requests that bring more than the engine takes.

It refuses them before it knows who asks, by a bare page in English, and leaves unread what is still being
sent: browsers then tell of a broken connection. Here such a request is read to its end, up to a bound; the
fields of its form are kept, and its files are not. Pages and endpoints of ours go on with that and refuse in
their own words; everything else is refused at once (base/unavailable/answers.py).
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO

import frappe
import frappe.app
from frappe import _
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.sansio.multipart import Data, Epilogue, Event, Field, File, MultipartDecoder, NeedData
from werkzeug.wrappers import Request

from coalition.base.program_keys.endpoints import is_for_endpoints
from coalition.base.text.bidi import fill
from coalition.base.unavailable.answers import is_portal, too_large

# Bytes that are read of such a request; who sends more may find the connection closed.
MOST_READ = 64 * 2**20
PIECE = 64 * 2**10
# Of fields that are kept.
MOST_TEXT = 500_000
MOST_FIELDS = 1000
# What a form has besides a file.
ROOM_FOR_WORDS = 500_000
_CUT = "coalition_body_was_cut"
_installing = threading.Lock()


def install() -> None:
	"""Once for each process: by `coalition/wsgi.py` as it starts, or with the first good request."""
	with _installing:
		if not getattr(frappe.app.make_form_dict, "is_ours", False):
			frappe.app.make_form_dict = _in_place_of(frappe.app.make_form_dict)


def was_cut() -> bool:
	"""Whether this request brought more than the engine takes: fields of its form are there, and no file."""
	return bool(frappe.local.flags.get(_CUT))


def largest_file(largest_post: int) -> int:
	"""The bytes that a file may have where a post may have so many, and the engine takes so many."""
	# Jobs and consoles keep files as well.
	limit = frappe.request.max_content_length if frappe.request else None
	limit = min(largest_post, limit or largest_post)
	return max(limit - ROOM_FOR_WORDS, limit // 2)


def megabytes(largest_post: int) -> int:
	"""The same in whole megabytes, as people are told."""
	return largest_file(largest_post) // 1_000_000


def file_too_large(largest_post: int) -> str:
	return fill(_("This file is too large: at most {0} MB."), megabytes(largest_post))


def told(largest_post: int) -> dict[str, object]:
	"""What a field for a file tells and checks before it is sent: bytes, megabytes, and words."""
	return {
		"largest": largest_file(largest_post),
		"megabytes": megabytes(largest_post),
		"too_large_text": file_too_large(largest_post),
	}


def _in_place_of(engines: Callable[[Request], None]) -> Callable[[Request], None]:
	def make_form_dict(request: Request) -> None:
		try:
			return engines(request)
		except RequestEntityTooLarge:
			fields = _read_to_its_end(request)
		if not (is_portal(request.path) or is_for_endpoints(request.path)):
			raise HTTPException(response=too_large(request, request.max_content_length // 2**20))
		_leave_only(request, fields)
		frappe.local.flags[_CUT] = True
		return engines(request)

	make_form_dict.is_ours = True
	return make_form_dict


def _leave_only(request: Request, fields: ImmutableMultiDict) -> None:
	"""Have a request read as one that brings these fields: werkzeug keeps here what it read once."""
	request._cached_data = b""
	vars(request).update(form=fields, files=ImmutableMultiDict(), stream=BytesIO())


def _read_to_its_end(request: Request) -> ImmutableMultiDict:
	"""The fields of a form that is too large; none where it cannot be read to its end."""
	length, fields = request.content_length, []
	if (length or 0) > MOST_READ or not (length or request.environ.get("wsgi.input_terminated")):
		return ImmutableMultiDict()
	body = _pieces(request.environ["wsgi.input"], length or MOST_READ)
	if length:
		# What says no length comes from no browser, and its beginning was read already.
		with suppress(RequestEntityTooLarge, ValueError):
			fields = list(_fields(body, request.mimetype_params.get("boundary", "")))
	for _piece in body:
		pass
	return ImmutableMultiDict(fields)


def _pieces(body, length: int) -> Iterator[bytes]:
	"""The body of a request, up to where its length says or where it is broken off."""
	while length and (piece := body.read(min(length, PIECE))):
		length -= len(piece)
		yield piece


def _fields(body: Iterator[bytes], boundary: str) -> Iterator[tuple[str, str]]:
	"""The fields of a form that came in parts, but for its files.

	Raises ValueError where it is no such form, RequestEntityTooLarge for more text than any form has.
	"""
	decoder = MultipartDecoder(boundary.encode("ascii"), MOST_TEXT, max_parts=MOST_FIELDS)
	name, value, left = None, bytearray(), MOST_TEXT
	for event in _events(decoder, body):
		if isinstance(event, Field | File):
			name, value = event.name if isinstance(event, Field) else None, bytearray()
		elif isinstance(event, Data) and name is not None:
			value += event.data
			if len(value) > left:
				raise RequestEntityTooLarge
			if not event.more_data:
				left -= len(value)
				yield name, value.decode(errors="replace")


def _events(decoder: MultipartDecoder, body: Iterator[bytes]) -> Iterator[Event]:
	for piece in body:
		decoder.receive_data(piece)
		while not isinstance(event := decoder.next_event(), NeedData | Epilogue):
			yield event
