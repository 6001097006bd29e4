"""One function makes every document: minutes, resolutions, letters, certificates, receipts, statements."""

from collections.abc import Mapping
from functools import lru_cache

from jinja2 import Environment, PrefixLoader

from coalition.base.documents import letters, paper, qr
from coalition.base.mail import languages, templates
from coalition.base.text.formatting import long_date


def render(
	template: str, values: Mapping[str, object], language: str, labels: Mapping[str, str] | None = None
) -> bytes:
	"""A document as PDF.

	`template` extends "base/document.html". It is named by its module and file, such as
	"membership/certificate.html"; another app's by the app and a file in its `templates/documents`. What
	stands in `values` is text there, never code. It knows besides: `language`, `direction`, the coalition's
	name as `coalition`, `long_date(day)` and `qr(text)`. Nothing outside of the page is loaded.
	`labels` names what stands in `values`, for whoever is told that no font has a letter of it.
	Raises jinja2.UndefinedError where a value is missing, LettersMissing.
	"""
	made = page(template, values, language)
	letters.require(made, values, labels or {})
	return paper.pdf(made)


def page(template: str, values: Mapping[str, object], language: str) -> str:
	"""What `render` makes PDF of, as HTML."""
	with languages.in_language(language):
		return (
			_environment()
			.get_template(template)
			.render(
				language=language,
				direction=languages.direction(language),
				coalition=languages.coalition_name(language),
				long_date=lambda day: long_date(day, language),
				**values,
			)
		)


@lru_cache(maxsize=1)
def _environment() -> Environment:
	environment = templates.environment(PrefixLoader(templates.of_apps("documents")))
	environment.globals.update(qr=qr.svg)
	return environment
