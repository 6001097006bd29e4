"""One function makes every document: minutes, resolutions, letters, certificates, receipts, statements."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache

import frappe
from jinja2 import Environment, FileSystemLoader, PrefixLoader

from coalition.base import templates
from coalition.base.documents import paper, qr
from coalition.base.documents.dates import long_date

RIGHT_TO_LEFT = ("ar",)


def render(template: str, values: Mapping[str, object], language: str) -> bytes:
	"""A document as PDF.

	`template` extends "base/document.html". It is named by its module and file, such as
	"membership/certificate.html"; another app's by the app and a file in its `templates/documents`. What
	stands in `values` is text there, never code. It knows besides: `language`, `direction`, the coalition's
	name as `coalition`, `long_date(day)` and `qr(text)`. Nothing outside of the page is loaded.
	Raises jinja2.UndefinedError where a value is missing.
	"""
	return paper.pdf(page(template, values, language))


def page(template: str, values: Mapping[str, object], language: str) -> str:
	"""What `render` makes PDF of, as HTML."""
	with _in_language(language):
		return (
			_environment()
			.get_template(template)
			.render(
				language=language,
				direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
				coalition=coalition_name(language),
				long_date=lambda day: long_date(day, language),
				**values,
			)
		)


def coalition_name(language: str) -> str:
	"""The coalition's name as it is read in this language."""
	settings = frappe.get_cached_doc("Coalition Settings")
	return (language != "ar" and settings.coalition_name_latin) or settings.coalition_name or ""


@lru_cache(maxsize=1)
def _environment() -> Environment:
	modules = templates.of_modules()
	others = {
		app: FileSystemLoader(frappe.get_app_path(app, "templates", "documents"))
		for app in frappe.get_all_apps()
		if app not in modules
	}
	environment = templates.environment(PrefixLoader({**others, **modules}))
	environment.globals.update(qr=qr.svg)
	return environment


@contextmanager
def _in_language(language: str) -> Iterator[None]:
	"""Whoever issues a document may work in another language."""
	before = frappe.local.lang
	frappe.local.lang = language
	try:
		yield
	finally:
		frappe.local.lang = before
