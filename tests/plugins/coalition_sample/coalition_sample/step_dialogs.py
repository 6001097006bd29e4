"""What is said and asked before a notice is sent out (`coalition_step_dialogs`)."""

from frappe import _
from frappe.model.document import Document

from coalition.base.step_dialogs.contract import Question, StepDialog
from coalition.base.text.bidi import fill


def declared() -> StepDialog:
	"""For the hook."""
	return StepDialog(
		*("Sample Notice", "Send Out", _tells), asks=lambda notice: [Question("title", required=True)]
	)


def _tells(notice: Document) -> list[str]:
	return [fill(_("Everybody reads «{0}» from now on."), notice.title)]
