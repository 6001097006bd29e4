"""Addresses that open WhatsApp with a text. Pure."""

from urllib.parse import quote

from coalition.base.text.phones import NotAPhone, each_phone, read_phone


def address(text: str, number: str = "") -> str:
	"""The address that opens WhatsApp with this text, for this number (E.164).

	Without a number it asks whom the text is for. It carries the number: who opens it leaves both in the
	history of a browser.
	"""
	return f"https://wa.me/{number.removeprefix('+')}?text={quote(text, safe='')}"


def number_of(stored: str | None) -> str:
	"""The first of the numbers in a field that is whole, with its country; "" where none is."""
	return next((number for part in each_phone(stored) if (number := _whole(part))), "")


def _whole(part: str) -> str:
	try:
		return read_phone(part)
	except NotAPhone:
		return ""
