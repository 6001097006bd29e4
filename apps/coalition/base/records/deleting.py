"""What hangs on a deleted record goes with it, in the same transaction.

The engine leaves comments, tasks and shares of a deleted record to a job. Without the queue's Redis nothing
can be deleted then, and a job that is lost leaves behind what others wrote about somebody.
"""

from frappe.utils import background_jobs

_DELETES_WHAT_HANGS = "frappe.model.delete_doc.delete_dynamic_links"
_engines = background_jobs.enqueue


def enqueue(method: object, *words: object, **more: object) -> object:
	"""The engine's `enqueue`, put in its place by `access/functions/replaced.py`."""
	if method == _DELETES_WHAT_HANGS:
		more["now"] = True
	return _engines(method, *words, **more)
