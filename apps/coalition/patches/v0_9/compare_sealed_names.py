"""A sealed name is recognised in every spelling: what it is recognised by was made of one."""

import frappe

from coalition.base.apps import encryption_key
from coalition.base.privacy.records import subject_of
from coalition.base.privacy.sealing.seal import SEAL, contents_of, fingerprint


def execute() -> None:
	"""Can run again. Where the encryption key is not the site's, nothing can be read."""
	if not encryption_key.is_right():
		return
	for name in frappe.get_all(SEAL, {"lifted_on": ("is", "not set")}, pluck="name"):
		seal = frappe.get_doc(SEAL, name)
		subject = subject_of(seal.reference_doctype)
		own = next((each for each in contents_of(seal).records if _is_own(each, seal)), None)
		if own and own["values"].get(subject.title):
			beside = frappe.db.get_value(
				seal.reference_doctype, seal.reference_name, list(subject.told_apart_by), as_dict=True
			)
			found = fingerprint(
				seal.reference_doctype, own["values"][subject.title], *(beside or {}).values()
			)
			frappe.db.set_value(SEAL, name, "fingerprint", found, update_modified=False)


def _is_own(record: dict, seal: frappe._dict) -> bool:
	return (record["doctype"], record["name"]) == (seal.reference_doctype, seal.reference_name)
