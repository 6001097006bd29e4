"""The dialogs that modules and apps declare by the hook, found by DocType and step."""

from coalition.base.apps import plugins
from coalition.base.step_dialogs.contract import StepDialog

HOOK = "coalition_step_dialogs"


def all_dialogs() -> list[StepDialog]:
	"""Those of all installed apps; a broken function is left out, and stands in the Error Log."""
	return plugins.answers_of(HOOK, StepDialog)


def of_doctype(doctype: str) -> list[StepDialog]:
	return [each for each in all_dialogs() if each.doctype == doctype]


def find(doctype: str, action: str) -> StepDialog | None:
	"""The dialog before this step; None where it decides nothing about anybody."""
	return next((each for each in of_doctype(doctype) if each.action == action), None)


def actions() -> dict[str, list[str]]:
	"""DocType -> the steps that ask before they are taken."""
	found: dict[str, list[str]] = {}
	for each in all_dialogs():
		found.setdefault(each.doctype, []).append(each.action)
	return found
