"""What base itself asks before a step: papers and keys that are revoked, requests of two people."""

from collections.abc import Callable

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base import verification
from coalition.base.mail import languages
from coalition.base.privacy import desk as privacy
from coalition.base.privacy.forgetting.erasure import ERASURE
from coalition.base.privacy.sealing.opening import LIFT, OPENING
from coalition.base.program_keys import desk as keys
from coalition.base.program_keys.keys import KEY
from coalition.base.step_dialogs.contract import Link, Made, Question, Reading, StepDialog
from coalition.base.step_dialogs.naming import title_of
from coalition.base.text.bidi import fill
from coalition.base.text.translatable import mark
from coalition.base.verification import kinds, lookup
from coalition.base.verification.state import State

CODE = "Verification Code"


def declared() -> list[StepDialog]:
	"""For the hook."""
	return [*_of_papers(), *_of_keys(), *_of_requests()]


def _of_papers() -> list[StepDialog]:
	may = _may_change_paper
	return [
		StepDialog(
			*(CODE, mark("Revoke"), _tells_revoked),
			asks=_asks_why,
			reads=_reads_revoked,
			act=lambda code, answers: verification.revoke(code.name, answers["reason"]),
			may=may,
		),
		StepDialog(
			*(CODE, mark("Issue Anew"), _tells_anew),
			asks=_asks_why,
			reads=_reads_revoked,
			act=lambda code, answers: verification.reissue(code.name, answers["reason"]),
			may=may,
			made=_another_made,
		),
	]


def _of_keys() -> list[StepDialog]:
	return [
		StepDialog(
			*(KEY, mark("Revoke at once"), _tells_key),
			asks=lambda key: [Question("why", True, _("Reason"))],
			act=lambda key, answers: keys.revoke(key.name, answers["why"]),
			may=lambda key: key.state != "Revoked" and key.has_permission("write"),
		)
	]


def _of_requests() -> list[StepDialog]:
	return [
		_answer(OPENING, mark("Agree"), _tells_opening, privacy.approve_opening),
		_answer(OPENING, mark("Refuse"), _tells_refusal, privacy.refuse_opening),
		_answer(ERASURE, mark("Erase for good"), _tells_erasure, privacy.confirm_erasure),
		_answer(ERASURE, mark("Refuse"), _tells_refusal, privacy.refuse_erasure),
	]


def _answer(
	doctype: str, action: str, tells: Callable[[Document], list[str]], answer: Callable[[str], None]
) -> StepDialog:
	return StepDialog(
		doctype, action, tells, act=lambda request, _answers: answer(request.name), may=_may_answer
	)


def _asks_why(_code: Document) -> list[Question]:
	kept = _("For the coalition alone: strangers do not see it.")
	return [Question("reason", True, _("Reason"), description=kept)]


def _may_change_paper(code: Document) -> bool:
	kinds.require_may_issue(code.kind)
	return not code.revoked_on


def _tells_revoked(code: Document) -> list[str]:
	return [
		fill(
			_("{0} of «{1}» is worth nothing from now on, and never holds again."), code.number, _holder(code)
		),
		_("Whoever looks its code up is told that it is revoked, and not why."),
	]


def _tells_anew(code: Document) -> list[str]:
	return [*_tells_revoked(code), _("Another one is issued in its place, with a code of its own.")]


def _reads_revoked(code: Document) -> Reading:
	language = languages.of_coalition()
	with languages.in_language(language):
		said = lookup.in_words(State.REVOKED)
	return Reading(_("What strangers read who look it up"), said, language, (code.number,))


def _holder(code: Document) -> str:
	return title_of(code.reference_doctype, code.reference_name)


def _another_made(code: Document) -> list[Made]:
	if not code.superseded_by:
		return []
	return [Made(_("Another one was issued in its place."), (Link(_("Open it"), CODE, code.superseded_by),))]


def _tells_key(key: Document) -> list[str]:
	holder = title_of(key.holder_type, key.holder) if key.holder else key.partner_name
	return [
		fill(_("The key «{0}» of «{1}» opens nothing from now on."), key.title, holder),
		_("Programs that use it stop at once. It cannot be taken back: another key is made instead."),
	]


def _may_answer(request: Document) -> bool:
	is_open = request.status == "Asked" and request.asked_by != frappe.session.user
	return is_open and request.has_permission("write")


def _tells_opening(request: Document) -> list[str]:
	if request.purpose == LIFT:
		return [fill(_("The protection of «{0}» is lifted: its name is shown again."), request.pseudonym)]
	asker = frappe.utils.get_fullname(request.asked_by)
	return [
		fill(_("{0} sees the name of «{1}» for some minutes. Each look is kept."), asker, request.pseudonym)
	]


def _tells_refusal(request: Document) -> list[str]:
	return [_("Nothing is opened and nothing changes. A new request can be made.")]


def _tells_erasure(request: Document) -> list[str]:
	return [
		fill(
			_("The personal data of «{0}» are erased for good."),
			title_of(request.reference_doctype, request.reference_name),
		),
		_("Nobody can bring them back, not even whoever runs the server."),
	]
