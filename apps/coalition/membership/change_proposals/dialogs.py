"""What is said and asked before a proposed change is declined (`coalition_step_dialogs`).

Accepting asks nothing: the form shows old and new side by side, and is what one decides by.
"""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.mail import languages
from coalition.base.step_dialogs.contract import Question, Reading, StepDialog
from coalition.base.step_dialogs.naming import title_of
from coalition.base.text.bidi import fill
from coalition.membership.change_proposals import deciding


def declared() -> list[StepDialog]:
	"""For the hook."""
	return [
		StepDialog(
			*(deciding.DOCTYPE, "Decline", _tells),
			asks=_asks,
			reads=_reads,
			act=lambda proposal, answers: deciding.decline(proposal.name, answers["reason"]),
			may=lambda proposal: proposal.status == deciding.WAITS and proposal.has_permission("write"),
		)
	]


def _asks(_proposal: Document) -> list[Question]:
	return [Question("reason", True, _("Reason"), description=_("The member reads it."))]


def _tells(proposal: Document) -> list[str]:
	told = _("What was proposed for «{0}» is not taken over: its record stays as it is.")
	return [
		fill(told, title_of(*deciding.holder_of(proposal))),
		_("Who proposed it is told that it was answered, and reads the answer in the portal."),
	]


def _reads(proposal: Document) -> Reading:
	wished = frappe.db.get_value("User", proposal.proposed_by, "language") if proposal.proposed_by else None
	language = languages.first_known(wished, languages.of_coalition())
	with languages.in_language(language):
		# texts: options of Proposed Change.
		title, answer = _(proposal.section), _("Answer")
	lines = tuple(f"{answer}: {proposal.reason or ''}".splitlines())
	return Reading(_("What the member reads on its page"), title, language, lines)
