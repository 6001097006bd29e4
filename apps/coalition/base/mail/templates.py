"""What is shown or sent is written by templates that escape: the engine's own do not."""

from pathlib import Path

import frappe
from frappe import _
from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined

import coalition
from coalition.base.plurals import listed, ngettext
from coalition.base.text.bidi import fill, isolate_numbers

APP = Path(coalition.__file__).resolve().parent


def of_modules() -> dict[str, BaseLoader]:
	"""Module -> its folder `templates`."""
	return {folder.parent.name: FileSystemLoader(folder) for folder in APP.glob("*/templates")}


def of_apps(folder: str) -> dict[str, BaseLoader]:
	"""Our modules' folders, and what each other app has in its `templates/<folder>`, by the app's name."""
	modules = of_modules()
	others = {
		app: FileSystemLoader(frappe.get_app_path(app, "templates", folder))
		for app in frappe.get_all_apps()
		if app not in modules
	}
	return {**others, **modules}


def environment(loader: BaseLoader) -> Environment:
	"""Templates in which each value is escaped, and one that is missing is an error instead of nothing."""
	templates = Environment(
		loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
	)
	templates.globals.update(_=_, fill=fill, ngettext=ngettext)
	# For what somebody wrote in sentences of their own.
	templates.filters["isolate_numbers"] = isolate_numbers
	templates.filters["listed"] = listed
	return templates
