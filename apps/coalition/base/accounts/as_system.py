"""Acting for the coalition where no signed-in person acts."""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe


@contextmanager
def as_system() -> Iterator[None]:
	"""Act as Administrator inside, and as before afterwards, also after an error."""
	session, form = frappe.local.session.copy(), frappe.local.form_dict
	# An applicant has no account: what the portal does on an applicant's behalf, the system does.
	frappe.set_user("Administrator")
	try:
		yield
	finally:
		# Back to whoever asked, with the session and the form that the engine emptied on the way.
		frappe.set_user(session.user)
		frappe.local.session.update(session)
		frappe.local.form_dict = form
