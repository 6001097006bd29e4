"""Values as the engine formats them for people, on paper and in mails: domains in their owner's letters."""

from frappe.utils import formatters

from coalition.base.text.domains import isolated_domains

_engines = formatters.format_value


def format_value(value: object, df: object = None, *words: object, **more: object) -> object:
	"""The engine's own of the same name, whose arguments it takes."""
	shown = _engines(value, df, *words, **more)
	kind = df.get("fieldtype") if hasattr(df, "get") else df
	return isolated_domains(shown) if isinstance(shown, str) and kind in (None, "Data") else shown
