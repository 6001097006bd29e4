"""Whole addresses of this site's pages, for whatever leaves it: papers, mails, texts to paste.

They come from the site's configuration (`host_name`) and from nothing else. Where it says nothing, the engine
takes the host that a request claims: whoever forges one would have us print their own site on a paper.
"""

from urllib.parse import urlsplit

import frappe
from frappe import _

from coalition.base.errors import AddressUnknown


def address_of(path: str) -> str:
	"""The whole address of a page, such as "/coalition/verify". Raises AddressUnknown."""
	host = _configured()
	if not host:
		frappe.throw(_what_to_do(), AddressUnknown)
	return host + path


def address_if_known(path: str) -> str:
	"""The same for what a page shows to be passed on; "" where the site does not know its address."""
	return f"{host}{path}" if (host := _configured()) else ""


def is_ours(host: str | None) -> bool:
	"""Whether a host name is this site's own."""
	return host in (frappe.local.site, urlsplit(_configured()).hostname)


def faults() -> list[str]:
	"""What is wrong with the configuration, in words: for those who maintain the site."""
	return [] if _configured() else [_what_to_do()]


def _configured() -> str:
	host = str(frappe.local.conf.host_name or "").rstrip("/")
	parts = urlsplit(host)
	return host if parts.scheme in ("https", "http") and parts.hostname else ""


def _what_to_do() -> str:
	told = _(
		"This site does not know its own address, so that no paper, mail or text with a link can leave it."
		" Whoever runs it sets host_name in its configuration:"
	)
	# Not filled in: a shell takes the signs of an isolate for a part of the command.
	return f"{told} bench --site {frappe.local.site} set-config host_name https://…"
