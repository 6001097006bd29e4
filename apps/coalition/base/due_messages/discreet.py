"""What is sent to who is protected: it tells whoever looks at their telephone nothing.

No name, not the coalition's either, no word of what it is about, and no link: an address names us as well.
"""

from datetime import date

import frappe
from frappe import _

from coalition.base.mail.messages import Message
from coalition.base.text.bidi import fill
from coalition.base.text.formatting import long_date


def discreet(by: date | None) -> Message:
	"""The same for all kinds; `by` is the day by which something is asked for, if there is one."""
	first = _("There is something new for you. You know where to find it.")
	last = _("If you cannot look there, call as you always do.")
	if not by:
		return Message(_("Something new"), (first, last))
	day = long_date(by, frappe.local.lang)
	return Message(_("Something new"), (first, fill(_("It is needed by {0}."), day), last))
