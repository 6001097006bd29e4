"""The coalition's paper: its name and sign at the head, the day and the number of the page at the foot."""

import re
from collections.abc import Mapping

import frappe
from frappe import _
from frappe.core.doctype.navbar_settings.navbar_settings import get_app_logo
from frappe.utils import getdate
from markupsafe import Markup

from coalition.base.documents.render import page
from coalition.base.mail import languages
from coalition.base.text.css import css_text

_PLACES = re.compile(r"\{([01])\}")
_COUNTERS = {"0": "counter(page)", "1": "counter(pages)"}


def language() -> str:
	"""What the reader reads of LANGUAGES; who has set another language reads English texts."""
	return frappe.local.lang if frappe.local.lang in languages.LANGUAGES else "en"


def paper(template: str, values: Mapping[str, object], foot: str) -> str:
	"""A template that extends "base/printed/paper.html", as HTML in the reader's language.

	`foot` is what each page is called at its foot, behind the coalition's name. Values are text, never code.
	"""
	own = language()
	framing = {
		"logo": get_app_logo(),
		"also": _other_name(own),
		"letter_head": "",
		"today": getdate(),
		"foot": css_text(f"{languages.coalition_name(own)} · {foot}"),
		"page_number": _page_number(),
	}
	return page(template, {**framing, **values}, own)


def _page_number() -> Markup:
	"""What CSS puts together: "Page " counter(page) " of " counter(pages)."""
	pieces = _PLACES.split(_("Page {0} of {1}"))
	return Markup(" ").join(
		Markup(_COUNTERS[piece]) if place % 2 else css_text(piece) for place, piece in enumerate(pieces)
	)


def _other_name(own: str) -> str:
	"""The coalition's name in the other script, where it has one."""
	settings = frappe.get_cached_doc("Coalition Settings")
	names = (settings.coalition_name, settings.coalition_name_latin)
	shown = languages.coalition_name(own)
	return next((name for name in names if name and name != shown), "")
