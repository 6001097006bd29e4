"""Values as the engine formats them for people, on paper and in mails.

Domains stand in their owner's letters; in printed records days are in words and telephone numbers in groups,
as the portal shows them.
"""

import frappe
from frappe.utils import formatters, get_datetime, getdate

from coalition.base.text.domains import isolated_domains
from coalition.base.text.formatting import long_date, long_moment
from coalition.base.text.phones import shown_each

_engines = formatters.format_value


def format_value(
	value: object, df: object = None, doc: object = None, *words: object, **more: object
) -> object:
	"""The engine's own of the same name, whose arguments it takes."""
	kind = df.get("fieldtype") if hasattr(df, "get") else df
	printed = _on_paper(value, kind) if value and _is_printed(doc) else None
	if printed:
		return printed
	shown = _engines(value, df, doc, *words, **more)
	return isolated_domains(shown) if isinstance(shown, str) and kind in (None, "Data") else shown


def _is_printed(doc: object) -> bool:
	"""Not where versions are compared: they keep what is formatted, for readers of any language."""
	return bool(getattr(getattr(doc, "flags", None), "in_print", False))


def _on_paper(value: object, kind: object) -> str | None:
	if kind == "Date":
		return long_date(getdate(value), frappe.local.lang)
	if kind == "Datetime":
		return long_moment(get_datetime(value), frappe.local.lang)
	return shown_each(str(value)) if kind == "Data" else None
