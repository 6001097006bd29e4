"""What the portal accounts of protected members are called is sealed as the members are."""

import frappe

from coalition.base.privacy.errors import StillNamed
from coalition.base.privacy.sealing import seal


def execute() -> None:
	"""Can run again: what is sealed stays. What cannot be is told in the log, and stops nobody else."""
	protected = {"lifted_on": ("is", "not set")}
	for row in frappe.get_all(seal.SEAL, protected, ["reference_doctype", "reference_name"]):
		if frappe.db.exists(row.reference_doctype, row.reference_name):
			_seal(row.reference_doctype, row.reference_name)


def _seal(doctype: str, name: str) -> None:
	frappe.db.savepoint("accounts_of_protected")
	try:
		seal.seal_accounts(doctype, name)
	except StillNamed:
		frappe.db.rollback(save_point="accounts_of_protected")
		frappe.log_error(title="The accounts of a protected member could not be sealed", message=name)
