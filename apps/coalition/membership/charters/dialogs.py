"""What is said and asked before a charter is published (`coalition_step_dialogs`)."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.mail import languages
from coalition.base.step_dialogs.contract import SUBMIT, Question, Reading, StepDialog
from coalition.base.text.bidi import fill
from coalition.base.text.formatting import long_date
from coalition.base.text.translatable import mark
from coalition.membership.charters.reminders import declare_here


def declared() -> list[StepDialog]:
	"""For the hook."""
	return [
		StepDialog(
			*("Membership Charter", SUBMIT, _tells),
			asks=lambda charter: [Question("declare_again_by")],
			reads=_reads,
			title=mark("Publish"),
		)
	]


def _tells(charter: Document) -> list[str]:
	return [
		fill(_("«{0}», version {1}, is published today and never changes afterwards."), *_named(charter)),
		_("From now on applicants declare it, and members do where their declaration ends."),
		_of_earlier_ones(charter),
		_("Nobody is written to by itself: a text for the members stands in «What to send today»."),
	]


def _named(charter: Document) -> tuple[str, int]:
	return charter.title, charter.version


def _of_earlier_ones(charter: Document) -> str:
	if not charter.declare_again_by:
		return _("Declarations of earlier versions hold to their own end.")
	day = long_date(getdate(charter.declare_again_by), frappe.local.lang)
	return fill(_("Declarations of earlier versions hold through {0}, and no longer."), day)


def _reads(charter: Document) -> Reading:
	language = languages.of_coalition()
	by = getdate(charter.declare_again_by) if charter.declare_again_by else None
	with languages.in_language(language):
		message = declare_here("", by)
	return Reading(_("What the members are told"), message.subject, language, message.sentences)
