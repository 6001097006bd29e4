"""What is said and asked before a step that decides about an applicant (`coalition_step_dialogs`)."""

from collections.abc import Callable

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.mail import languages
from coalition.base.plurals import ngettext
from coalition.base.records.on_behalf import ways_at_the_desk
from coalition.base.step_dialogs.contract import Link, Made, Question, Reading, StepDialog
from coalition.base.step_dialogs.naming import title_of
from coalition.base.text.bidi import fill
from coalition.membership.admission.admitting import becomes
from coalition.membership.review import conversation, desk, timeline
from coalition.membership.review.appeals import APPEAL, APPLICATION
from coalition.membership.review.rights import require_secretariat
from coalition.membership.standing import foundation, policy
from coalition.membership.standing.dialogs import questions_of_decision

REASON = "reason_for_applicant"


def declared() -> list[StepDialog]:
	"""For the hook."""
	return [*_decided(), *_in_words(), *_of_appeals()]


def _decided() -> list[StepDialog]:
	return [
		StepDialog(
			*(APPLICATION, "Approve", _tells_approval),
			asks=_asks(policy.who_admits, required=False),
			reads=_reads("Approved"),
			made=_member_made,
		),
		StepDialog(
			*(APPLICATION, "Decline", _tells_decline),
			asks=_asks(policy.who_admits, required=True),
			reads=_reads("Declined"),
		),
	]


def _in_words() -> list[StepDialog]:
	"""Steps that keep what was written or said; whoever writes to applicants takes them."""
	return [
		StepDialog(
			*(APPLICATION, "Ask for More Information", _tells_question),
			asks=lambda application: [Question("text", True, _("What do you ask?"))],
			reads=_reads_message(conversation.TO),
			act=lambda application, answers: desk.ask(application.name, answers["text"]),
			may=_is_of_the_secretariat,
		),
		StepDialog(
			*(APPLICATION, "Withdraw", _tells_withdrawal),
			asks=_asks_how_it_came,
			reads=_reads_message(conversation.FROM),
			act=lambda application, answers: desk.withdraw(
				application.name, answers["text"], answers["channel"]
			),
			may=_is_of_the_secretariat,
		),
	]


def _of_appeals() -> list[StepDialog]:
	return [
		StepDialog(
			*(APPEAL, "Uphold the Appeal", _tells_upheld),
			asks=_asks(policy.who_decides_appeals, required=False),
			reads=_reads_of_appeal("Upheld"),
			made=_application_made,
		),
		StepDialog(
			*(APPEAL, "Reject the Appeal", _tells_rejected),
			asks=_asks(policy.who_decides_appeals, required=True),
			reads=_reads_of_appeal("Rejected"),
		),
	]


def _asks(body: Callable[[], str], required: bool) -> Callable[[Document], list[Question]]:
	"""The reason first, where somebody is waiting for one; then where it was decided, and why inside."""
	reason = Question(REASON, required)

	def asks(record: Document) -> list[Question]:
		of_the_decision = questions_of_decision(body() != foundation.COUNCIL)
		return [reason, *of_the_decision] if required else [*of_the_decision, reason]

	return asks


def _asks_how_it_came(application: Document) -> list[Question]:
	return [
		Question("channel", True, _("How It Came"), "Select", ways_at_the_desk(application)),
		Question("text", True, _("What the applicant said")),
	]


def _tells_approval(application: Document) -> list[str]:
	is_person = application.kind == "Individual"
	becomes_one = _("«{0}» becomes an individual member.") if is_person else _("«{0}» becomes a member.")
	return [
		fill(becomes_one, application.organisation_name),
		_("Its record, its declaration of the charter and an account in the portal are made at once."),
		_how_it_is_told(application.contact_email),
	]


def _tells_decline(application: Document) -> list[str]:
	days = policy.appeal_days()
	told = [fill(_("«{0}» is not admitted."), application.organisation_name)]
	if days:
		told.append(ngettext("It can appeal within a day.", "It can appeal within {0} days.", days))
	return [*told, _how_it_is_told(application.contact_email)]


def _tells_question(application: Document) -> list[str]:
	return [
		fill(_("The application of «{0}» waits until it is answered."), application.organisation_name),
		_how_it_is_told(application.contact_email),
	]


def _tells_withdrawal(application: Document) -> list[str]:
	return [
		fill(_("The application of «{0}» ends without a decision."), application.organisation_name),
		_("It is not taken up again: who wants to join after all applies anew."),
		_how_it_is_told(application.contact_email),
	]


def _tells_upheld(appeal: Document) -> list[str]:
	return [
		fill(_("The appeal of «{0}» is upheld."), appeal.organisation_name),
		_("A new application with all that the first one said is made, under review: on it is decided anew."),
		_how_it_is_told(_address(appeal)),
	]


def _tells_rejected(appeal: Document) -> list[str]:
	return [
		fill(_("The appeal of «{0}» is rejected: what was decided stays."), appeal.organisation_name),
		_("There is no second appeal."),
		_how_it_is_told(_address(appeal)),
	]


def _how_it_is_told(address: str | None) -> str:
	if address:
		return _("It is told by e-mail that there is news, and reads on its page what it is.")
	return _("It has no e-mail: hand over the link of its page by «Copy text and link».")


def _address(appeal: Document) -> str | None:
	return frappe.db.get_value(APPLICATION, appeal.application, "contact_email")


def _reads(status: str) -> Callable[[Document], Reading]:
	return lambda application: _reading(application.language, lambda: timeline.read_of(application, status))


def _reads_of_appeal(status: str) -> Callable[[Document], Reading]:
	def reads(appeal: Document) -> Reading:
		language = frappe.db.get_value(APPLICATION, appeal.application, "language")
		return _reading(language, lambda: timeline.read_of_appeal(status, appeal.get(REASON)))

	return reads


def _reads_message(direction: str) -> Callable[[Document], Reading]:
	"""What is typed is no field of the application: it hangs on the record that is read here."""

	def reads(application: Document) -> Reading:
		told = (application.get("text") or "").strip()
		return _reading(application.language, lambda: (timeline.title_of_message(direction), told))

	return reads


def _reading(language: str | None, words: Callable[[], tuple[str, str]]) -> Reading:
	known = languages.first_known(language, languages.of_coalition())
	with languages.in_language(known):
		title, text = words()
	return Reading(_("What the applicant reads on its page"), title, known, tuple(text.splitlines()))


def _is_of_the_secretariat(application: Document) -> bool:
	require_secretariat(application.name)
	return True


def _member_made(application: Document) -> list[Made]:
	kind = becomes(application)
	member = application.get(kind.link)
	if application.status != "Approved" or not member:
		return []
	name = title_of(kind.doctype, member)
	links = [Link(_("Open it"), kind.doctype, member)]
	held = {"holder_type": kind.doctype, "holder": member, "state": "Active"}
	# Who may hand over codes is asked where the link is shown.
	if account := frappe.db.get_value(ACCOUNT, held, order_by="creation asc"):
		links.append(Link(_("Hand over a code"), ACCOUNT, account, "write"))
	return [Made(fill(_("A member was made: {0}."), name), tuple(links))]


def _application_made(appeal: Document) -> list[Made]:
	if not appeal.new_application:
		return []
	link = Link(_("Open it"), APPLICATION, appeal.new_application)
	return [Made(fill(_("A new application was made: {0}."), appeal.new_application), (link,))]
