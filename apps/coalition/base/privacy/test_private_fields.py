from importlib import import_module
from pathlib import Path

import frappe
from frappe.model.meta import Meta

import coalition
from coalition.base.apps.plugins import registered
from coalition.base.privacy.declared import Subject
from coalition.tests.case import CoalitionTestCase

TEXTS = ("Data", "Small Text", "Text", "Long Text", "Attach", "Attach Image", "Phone", "Read Only")
_FILES = sorted(Path(coalition.__file__).parent.glob("*/tests/not_private.py"))


def declared() -> dict[str, set[str]]:
	"""DocType -> the fields that modules declare as somebody's."""
	found: dict[str, set[str]] = {}
	declarations = [one for plugin in registered("coalition_private_records") for one in plugin.load()()]
	for one in declarations:
		if isinstance(one, Subject):
			found.setdefault(one.doctype, set()).add(one.title)
		for record in one.record_types:
			found.setdefault(record.doctype, set()).update(field.name for field in record.fields)
	return found


def listed() -> dict[str, dict[str, str]]:
	"""DocType -> field -> why it is nobody's."""
	modules = [import_module(f"coalition.{file.parts[-3]}.tests.not_private") for file in _FILES]
	return {doctype: fields for module in modules for doctype, fields in module.NOT_PRIVATE.items()}


def texts_of(meta: Meta) -> set[str]:
	return {field.fieldname for field in meta.fields if field.fieldtype in TEXTS}


class TestPrivateFields(CoalitionTestCase):
	"""A text that nobody said whose it is would stay when a member is protected or a person erased."""

	def doctypes(self) -> list[str]:
		ours = frappe.get_all("Module Def", {"app_name": "coalition"}, pluck="name")
		return frappe.get_all("DocType", {"module": ("in", ours)}, pluck="name")

	def test_each_text_field_is_declared_as_somebodys_or_listed_with_a_reason(self):
		somebodys, nobodys = declared(), listed()
		for doctype in self.doctypes():
			with self.subTest(doctype):
				known = somebodys.get(doctype, set()) | set(nobodys.get(doctype, {}))
				self.assertEqual(texts_of(frappe.get_meta(doctype)) - known, set())

	def test_what_is_listed_is_there_and_is_not_declared_as_well(self):
		somebodys = declared()
		for doctype, fields in listed().items():
			with self.subTest(doctype):
				self.assertLessEqual(set(fields), texts_of(frappe.get_meta(doctype)))
				self.assertEqual(set(fields) & somebodys.get(doctype, set()), set())
				self.assertTrue(all(fields.values()))
