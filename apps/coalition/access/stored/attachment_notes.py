"""Notes in the timeline that a file was attached or removed: the file alone, in no language.

The engine stores a sentence in that language, and the timeline of another reader puts it into one of its own.
"""

from frappe import _
from frappe.model.document import Document


def keep(comment: Document, _event: str | None = None) -> None:
	"""For `before_validate` of comments."""
	sentences = {"Attachment": _("Added {0}"), "Attachment Removed": _("Removed {0}")}
	if sentence := sentences.get(comment.comment_type):
		before, _file, after = sentence.partition("{0}")
		comment.content = (comment.content or "").removeprefix(before).removesuffix(after)
