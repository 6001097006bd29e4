"""Texts to paste into WhatsApp groups, where people are. Pure."""

from dataclasses import dataclass

from coalition.base.text import whatsapp


@dataclass(frozen=True)
class Shared:
	"""A text that ends with a link, and the address that opens WhatsApp with it."""

	text: str
	whatsapp: str


def share_text(text: str, link: str) -> Shared:
	"""A ready text to paste. It and its page name nobody: locked screens show messages."""
	whole = f"{text.strip()}\n{link}"
	return Shared(whole, whatsapp.address(whole))
