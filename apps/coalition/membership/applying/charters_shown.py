"""Which charter a form showed: nobody declares what they were not shown."""

from frappe import _

from coalition.membership.applying.steps import CHARTER, CLAUSE
from coalition.portal.forms.form import Again
from coalition.portal.forms.reading import Read


def refuse_another_charter(read: Read) -> None:
	"""Raise Again where a form was about another charter than is in force: its ticks are asked for anew."""
	if read.problems.get(CHARTER):
		message = _("The charter has changed since you opened the form. Please read its clauses again.")
		raise Again(message, 409, without=(CLAUSE.format(""),))
