"""Names that would break a site, or what is made: each is refused with its reason."""

import keyword
import re
from collections.abc import Iterator
from pathlib import Path

from devtools import paths
from devtools.failure import Failure
from devtools.scaffold.names import Name

# Frappe's modules and DocTypes that come to mind; all of them are read where a bench is there.
_OF_FRAPPE = {
	*("automation", "contacts", "core", "custom", "desk", "email", "frappe", "geo", "integrations"),
	*("portal", "printing", "setup", "social", "website", "workflow"),
	*("address", "assignmentrule", "autorepeat", "blogpost", "clientscript", "comment", "communication"),
	*("contact", "country", "currency", "customfield", "dashboard", "dashboardchart", "dataimport"),
	*("docfield", "docperm", "docshare", "doctype", "domain", "emailaccount", "emailqueue"),
	*("emailtemplate", "errorlog", "event", "file", "gender", "kanbanboard", "language", "letterhead"),
	*("moduledef", "newsletter", "note", "notification", "notificationlog", "numbercard", "page"),
	*("patchlog", "printformat", "printsettings", "propertysetter", "report", "role", "roleprofile"),
	*("salutation", "scheduledjobtype", "serverscript", "singles", "systemsettings", "tag", "todo"),
	*("translation", "user", "usergroup", "userpermission", "version", "webform", "webhook", "webpage"),
	*("websitesettings", "workflowaction", "workflowstate", "workspace"),
}
# What the files that are made import or call by these names.
_IN_TEMPLATES = {
	*("annotated", "caller", "classvar", "coalitiondocument", "factories", "fieldinfo", "listall"),
	*("onbehalf", "preparedanddecided", "switch"),
}
# Files and folders that a module has, or comes to have.
_OF_A_MODULE = {
	*("hooks", "roles", "errors", "scopes", "workflows", "private_records", "kinds", "ways", "asking"),
	*("form_heads", "step_dialogs"),
	*("demo", "tests", "templates", "doctype", "workspace", "report", "page", "client_scripts"),
	*("dashboard_chart", "number_card", "print_format", "notification", "web_form"),
}


def require_free_for_module(app: Path, name: Name) -> None:
	"""Raises Failure."""
	if (app / name.folder).exists() or (app / f"{name.folder}.py").exists():
		raise Failure(f"apps/coalition has {name.folder} already: choose another name.")
	_require_free(app, name)


def require_free_for_doctype(app: Path, name: Name, module: Name) -> None:
	"""Raises Failure."""
	if name.folder == module.folder:
		raise Failure(f'"{name.title}" is what its module is called: choose another name.')
	home = app / module.folder
	if name.folder in _OF_A_MODULE or (home / name.folder).exists() or (home / f"{name.folder}.py").exists():
		raise Failure(
			f'"{name.title}" would stand in the way of what {module.folder} keeps in `{name.folder}`: '
			"choose another name."
		)
	_require_free(app, name)
	_require_no_factory(app, name)


def _require_free(app: Path, name: Name) -> None:
	key = _key(name.title)
	if keyword.iskeyword(name.folder) or keyword.iskeyword(name.cls):
		raise Failure(f'"{name.title}" is a word of Python\'s own: choose another name.')
	if key in _IN_TEMPLATES:
		raise Failure(f'"{name.title}" is what the files that are made use themselves: choose another name.')
	if key in _OF_FRAPPE or key in _names_below(paths.BENCH / "apps" / "frappe" / "frappe"):
		raise Failure(f'"{name.title}" is a name of Frappe\'s own: choose another name.')
	if key in _names_below(app):
		raise Failure(f'"{name.title}" is a module or DocType of coalition already: choose another name.')


def _require_no_factory(app: Path, name: Name) -> None:
	for file in sorted(app.glob("*/tests/factories.py")):
		if re.search(rf"^def {name.folder}\(", file.read_text(encoding="utf-8"), re.MULTILINE):
			module = file.parts[-3]
			raise Failure(
				f'"{name.title}" is what tests of {module} make by `{name.folder}`: choose another name.'
			)


def _names_below(app: Path) -> set[str]:
	"""The modules and DocTypes of an app, as keys; none where it is not there."""
	return {_key(name) for name in _spelled(app)}


def _spelled(app: Path) -> Iterator[str]:
	if (modules := app / "modules.txt").exists():
		yield from modules.read_text(encoding="utf-8").splitlines()
	yield from (file.stem for file in app.glob("*/doctype/*/*.json") if file.stem == file.parent.name)


def _key(name: str) -> str:
	"""Neither capitals nor what stands between words make a difference to folders and to the database."""
	return re.sub(r"[ _]", "", name).lower()
