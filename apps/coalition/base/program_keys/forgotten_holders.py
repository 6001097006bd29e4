"""What programs were answered about who is protected or leaves, and what the programs are called."""

import frappe

from coalition.base.program_keys.keys import ANSWERED, KEY


def forget_answers(holder_type: str, holder: str) -> None:
	"""Empty what a holder's programs were answered: it may tell what was sealed or erased meanwhile.

	The rows stay until they are swept, so that a request that is sent again is not done again; the digest of
	the request goes as well, since whoever guesses a name could try it against that.
	"""
	keys = _keys(holder_type, holder)
	families = sorted({key.family or key.name for key in keys})
	if families:
		emptied = {"answer": "", "fingerprint": ""}
		frappe.db.set_value(ANSWERED, {"family": ("in", families)}, emptied, update_modified=False)


def rename_users(holder_type: str, holder: str) -> None:
	"""Call the users behind a holder's keys as the keys are called now: the engine shows those names."""
	for key in _keys(holder_type, holder):
		frappe.db.set_value("User", key.user, {"first_name": key.title, "full_name": key.title})


def _keys(holder_type: str, holder: str) -> list[frappe._dict]:
	held = {"holder_type": holder_type, "holder": holder}
	# Also those that were revoked: the system cleans up after them.
	return frappe.get_all(KEY, filters=held, fields=["name", "family", "title", "user"])
