"""Reminding members that their declaration ends, and telling who is about to end."""

from datetime import date, timedelta

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.accounts.as_system import as_system
from coalition.base.due_messages import entries, telling
from coalition.base.due_messages.kinds import MessageKind
from coalition.base.mail import sending
from coalition.base.mail.messages import Message
from coalition.base.records import locking
from coalition.base.text.bidi import fill
from coalition.base.text.formatting import long_date
from coalition.base.text.translatable import mark
from coalition.membership.charters.in_force import earliest, last_days_of_charters
from coalition.membership.charters.reminding import LATEST, STEPS, reminder_due
from coalition.membership.kinds import KINDS, member_of
from coalition.membership.people import people_records, reached
from coalition.membership.people.duties import acting_on
from coalition.membership.standing.reading import standing_of
from coalition.membership.standing.standing import State

DECLARATION = "Charter Declaration"
PAGE = "/coalition/declare"
# Kinds of messages (`coalition_message_kinds`).
REMINDER, CHARTER = "membership.reminder", "membership.charter"
# Who is suspended goes on declaring, so that the suspension takes no more than it says.
NOBODYS = (State.NOT_YET, State.LEFT, State.EXPELLED)


def ending_declarations(until: date | str, since: date | str | None = None) -> list[frappe._dict]:
	"""The last declarations of members that end until a day, from `since` on (today where none is given).

	Rows with name, member_organisation, individual_member, charter, valid_until, ends_on, reminded_at and
	reminded_on, those first that end first. `ends_on` is earlier than `valid_until` where a newer charter
	says so. Who declared again, for longer, is none of them; nor is who is no member today. Whether somebody
	may see them is for the caller to say.
	"""
	first, last, last_days = getdate(since), getdate(until), last_days_of_charters()
	succeeded = [charter for charter, day in last_days.items() if first <= day <= last]
	rows = frappe.get_all(
		DECLARATION,
		filters={"docstatus": 1},
		or_filters={"valid_until": ("between", (first, last)), "charter": ("in", [*succeeded, ""])},
		fields=[
			*("name", "member_organisation", "individual_member", "charter", "valid_until"),
			*("reminded_at", "reminded_on"),
		],
	)
	for row in rows:
		row.ends_on = _end(row, last_days)
	ending = [row for row in rows if first <= row.ends_on <= last and _is_last(row, last_days)]
	return sorted(filter(_belongs, ending), key=lambda row: (row.ends_on, row.name))


def _end(row: dict | Document, last_days: dict[str, date] | None = None) -> date | None:
	last_days = last_days_of_charters() if last_days is None else last_days
	return earliest(row.get("valid_until"), last_days.get(row.get("charter")))


def remind_daily() -> None:
	"""The daily job: each reminder once, whatever days were missed and however often it runs."""
	with as_system():
		today = getdate()
		for row in ending_declarations(today + timedelta(days=STEPS[0]), today + timedelta(days=LATEST)):
			remind(row.name)
			# Each for itself: a job that was killed goes on where it was, and reminds nobody twice.
			frappe.db.commit()
		keep_untold()


def keep_untold() -> None:
	"""Whose grace waits for somebody to tell them stands among what is to be sent.

	The row goes where the member declares again, and that declaration may be cancelled.
	"""
	for name in frappe.get_all(DECLARATION, {"waits_to_be_told": 1, "docstatus": 1}, pluck="name"):
		doc = frappe.get_doc(DECLARATION, name)
		if _is_to_be_told(doc):
			kind, member = member_of(doc)
			entries.put(REMINDER, doc, (kind.doctype, member))


def remind(declaration: str) -> int | None:
	"""Send the reminder of a declaration that is due today; answers its step, None where none is due."""
	fields = ["charter", "valid_until", "reminded_at", "told_on", "member_organisation", "individual_member"]
	# Two jobs at once wait here for each other.
	row = locking.locked_values(DECLARATION, declaration, fields)
	end = _end(row, last_days_of_charters())
	due = reminder_due(end, getdate(), int(row.reminded_at) if row.reminded_at else None)
	if due is None:
		return None
	noted = {"reminded_at": str(due), "reminded_on": getdate()}
	kind, member = member_of(row)
	doc = frappe.get_doc(DECLARATION, declaration)
	if telling.tell(REMINDER, doc, (kind.doctype, member), recipients_of(row)) and not row.told_on:
		noted["waits_to_be_told"] = 1
	frappe.db.set_value(DECLARATION, declaration, noted, update_modified=False)
	return due


def message_kinds() -> list[MessageKind]:
	"""What members are told of the charter (`coalition_message_kinds`)."""
	return [
		MessageKind(
			*(REMINDER, mark("The declaration ends"), _about, reached.of_recipient),
			is_wanted=_is_to_be_told,
			deadline=lambda doc: _end(doc),
			on_sent=_note_told,
			on_taken_back=_forget_told,
		),
		MessageKind(
			*(
				CHARTER,
				mark("The new charter"),
				lambda doc: (declare_here, {"link": PAGE, "by": asked_by(doc)}),
			),
			reaches=reached.of_recipient,
			is_wanted=is_newest,
			deadline=asked_by,
		),
	]


def _about(declaration: Document) -> tuple[sending.Write, dict[str, object]]:
	return ends, {"until": _end(declaration), "link": PAGE}


def _is_to_be_told(declaration: Document) -> bool:
	return bool(_end(declaration)) and _is_last(declaration) and _belongs(declaration)


def _note_told(declaration: Document, day: date) -> None:
	"""Grace runs from the first time that the member was told; the end of the declaration stays."""
	if declaration.waits_to_be_told:
		told = {"waits_to_be_told": 0, "told_on": day}
		frappe.db.set_value(DECLARATION, declaration.name, told, update_modified=False)


def _forget_told(declaration: Document, day: date) -> None:
	if declaration.told_on == day:
		untold = {"waits_to_be_told": 1, "told_on": None}
		frappe.db.set_value(DECLARATION, declaration.name, untold, update_modified=False)


def is_newest(charter: Document) -> bool:
	newer = {"docstatus": 1, "version": (">", charter.version)}
	return charter.docstatus == 1 and not frappe.db.exists("Membership Charter", newer)


def asked_by(charter: Document) -> date | None:
	"""The day by which members are asked to declare it; None where there is none, or it is over."""
	by = getdate(charter.declare_again_by) if charter.declare_again_by else None
	return by if by and by >= getdate() else None


def ask_members(charter: Document) -> None:
	"""Let the members be told by hand that there is a new charter, where there are members."""
	# Whether there is any, whoever publishes it.
	if any(frappe.get_all(doctype, limit=1) for doctype in KINDS):
		entries.put(CHARTER, charter, None)


def recipients_of(row: dict) -> list[str]:
	"""Users and addresses of those who act for a member today; empty where nobody can be written to."""
	if row.get("individual_member"):
		held = {"holder_type": "Individual Member", "holder": row["individual_member"], "state": "Active"}
		users = frappe.get_all("Portal Account", filters=held, pluck="user")
		return users or _present(
			frappe.db.get_value("Individual Member", row["individual_member"], "contact_email")
		)
	people = acting_on(people_records.people_of(row["member_organisation"]), getdate())
	return [found for person in people if (found := _user(person.account) or _address(person.row))]


def ends(until: date, link: str) -> Message:
	"""It names nobody: mails are read by others as well, and telephones show them."""
	day = long_date(until, frappe.local.lang)
	is_over = until < getdate()
	subject = _("A declaration has ended") if is_over else _("A declaration ends soon")
	first = (
		_("Your declaration of the charter ended on {0}.")
		if is_over
		else _("Your declaration of the charter holds through {0}.")
	)
	return Message(subject, (fill(first, day), _("Read the charter and declare it again here:")), link)


def text_for(declaration: str) -> str:
	"""The same as text and link, for who has no e-mail, in the language of the one who reads it."""
	fields = ["charter", "valid_until", "member_organisation", "individual_member"]
	row = frappe.db.get_value(DECLARATION, declaration, fields, as_dict=True)
	end, link = _end(row, last_days_of_charters()), {"link": PAGE}
	if not end:
		return sending.as_text(declare_here, link, language_of(row))
	return sending.as_text(ends, {"until": end, **link}, language_of(row))


def declare_here(link: str, by: date | None = None) -> Message:
	sentences = (_("You find the charter, and declare it, here:"),)
	if by:
		day = long_date(by, frappe.local.lang)
		sentences = (fill(_("There is a new charter. Please declare it by {0}."), day), *sentences)
	return Message(_("The charter"), sentences, link)


@frappe.whitelist(methods=["GET"])
def text_to_paste(declaration: str) -> str:
	"""The text and link that remind of this declaration, for who may read it. It names nobody."""
	doc = frappe.get_doc(DECLARATION, declaration)
	doc.check_permission("read")
	return text_for(doc.name)


@frappe.whitelist(methods=["GET"])
def members_text_to_paste(doctype: str, member: str) -> str:
	"""The same for the last declaration of a member; where it declared nothing, the way to the charter."""
	doc = frappe.get_doc(doctype, member)
	doc.check_permission("read")
	held = {KINDS[doc.doctype].link: doc.name, "docstatus": 1}
	# The member may be read; which of its declarations holds longest is no more than that.
	rows = frappe.get_all(DECLARATION, filters=held, fields=["name", "charter", "valid_until"])
	last_days = last_days_of_charters()
	last = max(rows, key=lambda row: (_end(row, last_days) or date.max, row.name), default=None)
	return text_for(last.name) if last else sending.as_text(declare_here, {"link": PAGE})


def _is_last(row: dict | Document, last_days: dict[str, date] | None = None) -> bool:
	"""Whether no other declaration of the member holds longer."""
	last_days = last_days_of_charters() if last_days is None else last_days
	kind, member = member_of(row)
	mine = {kind.link: member, "docstatus": 1}
	others = frappe.get_all(DECLARATION, filters=mine, fields=["name", "charter", "valid_until"])
	last = max(others, key=lambda each: (_end(each, last_days) or date.max, each.name), default=None)
	return bool(last) and last.name == row.get("name")


def _belongs(row: dict | Document) -> bool:
	kind, member = member_of(row)
	return standing_of(member, doctype=kind.doctype).state not in NOBODYS


def _user(account: str) -> str | None:
	open_one = {"name": account, "state": "Active"}
	user = (
		frappe.db.get_value("Portal Account", open_one, ["user", "email"], as_dict=True) if account else None
	)
	return user.user if user and user.email else None


def _address(row: str) -> str | None:
	return frappe.db.get_value(people_records.ROW, row, "email")


def _present(address: str | None) -> list[str]:
	return [address] if address else []


def language_of(row: dict) -> str | None:
	"""That of the delegate's account, where there is one."""
	user = next((each for each in recipients_of(row) if frappe.db.exists("User", each)), None)
	return frappe.db.get_value("User", user, "language") if user else None
