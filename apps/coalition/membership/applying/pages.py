"""The pages of an application: its steps, its summary, its files, and what follows once it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import frappe
from frappe import _
from frappe.model.document import Document
from werkzeug.wrappers import Response

from coalition.base.request import limits
from coalition.base.text import link_keys
from coalition.membership.applying import checking, drafts, messages, overview, questions, sending, steps
from coalition.membership.applying.charters_shown import refuse_another_charter
from coalition.membership.applying.received import known_by
from coalition.membership.applying.uploads import file_pages
from coalition.membership.duplicates.reading import is_publicly_known
from coalition.membership.duplicates.scoring import Identity
from coalition.membership.problems import own_words
from coalition.membership.profile.fields import INDIVIDUAL, ORGANISATION
from coalition.membership.review import applicant_page
from coalition.portal.forms.fields import Answers, Options
from coalition.portal.forms.form import Form, Limit
from coalition.portal.forms.reading import Read
from coalition.portal.forms.steps import Step, following
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering.answers import go, show

# A village, a hotel or an office may have one connection: begun or sent applications, mistakes included,
# and posted steps; by seconds.
PER_ADDRESS = (120, 3600)
STEPS_PER_ADDRESS = (1500, 3600)
# In the address of the step that follows.
KNOWN = "known"


@dataclass(frozen=True)
class Filling:
	"""A step that is being filled in: whose draft, if it is kept yet, and the lists that it offers."""

	key: str
	step: Step
	offered: Options
	draft: drafts.Draft | None = None

	@property
	def kind(self) -> str:
		return self.draft.kind if self.draft else ""

	@property
	def charter(self) -> Document | None:
		return questions.charter_of(self.offered)


class _BegunAnew(Limit):
	"""A step that begins a draft, since its own ran out or was deleted while the form stood open."""

	def count(self, request: PortalRequest) -> None:
		key = request.parts["key"]
		if link_keys.is_key(key) and not drafts.load(key) and not known_by(key):
			super().count(request)


def pages() -> list[Page]:
	return [
		BEGINNING.page(),
		Page("/apply/<key>", show_draft_or_application),
		Page("/apply/<key>/send", go_to_summary, post=take_send, again=overview.again),
		Page("/apply/<key>/delete", go_to_summary, post=take_deletion, again=overview.again),
		Page(f"/apply/<key>/{steps.SUMMARY}", show_summary),
		*file_pages.pages(),
		*applicant_page.pages(),
		STEP.page(),
	]


def show_draft_or_application(request: PortalRequest) -> Response:
	key = request.parts["key"]
	if known_by(key):
		return applicant_page.show_page(request)
	draft = drafts.load(key)
	return overview.show_overview(request, key, draft) if draft else overview.nothing_there(request)


def _beginning(request: PortalRequest) -> Filling | Response:
	sent = request.form.get("draft")
	key = sent if sent and link_keys.is_key(sent) else link_keys.new_key()
	if request.is_posted and known_by(key):
		return overview.sent_already(request, key)
	return _open(request, Filling(key, steps.FIRST, questions.options()))


def _going_on(request: PortalRequest) -> Filling | Response:
	"""The step that the path names, as this kind of applicant is asked it; another one is not there."""
	key = request.parts["key"]
	if request.is_posted and known_by(key):
		return overview.sent_already(request, key)
	if request.is_posted and not link_keys.is_key(key):
		return overview.nothing_there(request)
	draft, offered = drafts.load(key), questions.options()
	if not draft and not request.is_posted:
		return show_draft_or_application(request)
	# Where the draft is gone meanwhile, what was typed begins it anew.
	asked = questions.steps_of(draft.kind if draft else ORGANISATION, offered)
	step = next((step for step in asked if step.name == request.parts["step"]), None)
	if not step:
		raise frappe.DoesNotExistError
	return _open(request, Filling(key, step, offered, draft))


def _open(request: PortalRequest, filling: Filling) -> Filling | Response:
	if filling.charter or request.is_posted:
		return filling
	closed = _("Applications are not open yet. Please come back later.")
	return show(request, "error.html", 503, message=closed)


def _kept(request: PortalRequest) -> Answers:
	filling = request.about
	if not filling.draft:
		return {}
	answers = filling.draft.answers
	return _of_this_charter(answers, filling) if filling.step.name == steps.CHARTER else answers


def _of_this_charter(answers: Answers, filling: Filling) -> Answers:
	"""Ticks hold for the charter under which they stood; who signs is offered."""
	if answers.get(steps.CHARTER) not in dict(filling.offered["charter"]):
		clause = steps.CLAUSE.format("")
		answers = {name: answer for name, answer in answers.items() if not name.startswith(clause)}
	who = answers.get("organisation_name" if filling.kind == INDIVIDUAL else "contact_person")
	return {**answers, "signatory": answers.get("signatory") or str(who or "")}


def _rules(request: PortalRequest, read: Read) -> None:
	refuse_another_charter(read)
	checking.add_problems(request.about.step, request.form, read)


def _save(request: PortalRequest, read: Read) -> str:
	filling = request.about
	try:
		kept = drafts.keep(filling.key, read.values)
	except frappe.DoesNotExistError:
		# It was sent while this waited.
		frappe.db.rollback()
		return f"/apply/{filling.key}"
	messages.mail_link(kept, filling.key, request.language)
	return _next(request, filling, kept)


def _next(request: PortalRequest, filling: Filling, kept: drafts.Draft) -> str:
	"""Where a saved step leads: to the link at first, then to the next step, or back where one came from."""
	where = f"/apply/{filling.key}"
	if filling.draft:
		order = [each.name for each in questions.steps_of(kept.kind, filling.offered)]
		then = following(filling.step, [*order, steps.FILES], request.form, steps.SUMMARY)
		where += f"/{then}" if then else ""
	return f"{where}?{KNOWN}=1" if "#" not in where and _is_known(filling.step, kept) else where


def _is_known(step: Step, draft: drafts.Draft) -> bool:
	"""Whether to say that a member of such a name is known to everybody: see docs/privacy.md."""
	if not step.part("organisation_name") or draft.kind == INDIVIDUAL:
		return False
	names = (str(draft.answers.get(field) or "") for field in ("organisation_name", "name_latin"))
	return is_publicly_known(Identity(tuple(names)))


def _shown(request: PortalRequest) -> Mapping[str, object]:
	filling, is_begun = request.about, "key" in request.parts
	asked = questions.steps_of(filling.kind, filling.offered) if filling.kind else ()
	order = [each.name for each in asked] or list(steps.NAMES)
	return {
		"key": filling.key,
		"step": filling.step,
		"number": order.index(filling.step.name) + 1,
		"count": len(order) + 2,
		"charter": filling.charter,
		"back": request.form.get("back") or request.query.get("back", ""),
		"is_begun": is_begun,
		"is_known": KNOWN in request.query,
	}


BEGINNING = Form(
	"/apply",
	take=_save,
	parts=steps.FIRST.parts,
	words=lambda request: questions.words_of(request.about.step, request.about.kind, request.about.offered),
	template="membership/applying/step.html",
	about=_beginning,
	offered=lambda request: request.about.offered,
	kept=_kept,
	shown=_shown,
	own_words=own_words,
	limits=[Limit("application", *PER_ADDRESS)],
)
STEP = replace(
	BEGINNING,
	path="/apply/<key>/<step>",
	parts=lambda request: request.about.step.parts,
	about=_going_on,
	rules=_rules,
	limits=[Limit("application step", *STEPS_PER_ADDRESS), _BegunAnew("application", *PER_ADDRESS)],
)


def show_summary(request: PortalRequest) -> Response:
	draft = drafts.load(request.parts["key"])
	if not draft:
		return show_draft_or_application(request)
	return overview.show_summary(request, request.parts["key"], draft)


def go_to_summary(request: PortalRequest) -> Response:
	return go(f"/apply/{request.parts['key']}/{steps.SUMMARY}")


def take_send(request: PortalRequest) -> Response:
	limits.count_against("application", limits.caller(), *PER_ADDRESS)
	key = request.parts["key"]
	draft = drafts.load(key)
	if draft and overview.missing(draft, questions.options()):
		return overview.show_summary(request, key, draft, status=422)
	try:
		sending.send(key)
	except frappe.ValidationError as error:
		# Nothing is kept of the attempt; the draft is as it was.
		frappe.db.rollback()
		frappe.clear_messages()
		# A finger that taps twice sends it twice at once: one of them has handed it in.
		if draft and not known_by(key):
			return overview.show_summary(request, key, draft, str(error), 422)
	return go(f"/apply/{key}")


def take_deletion(request: PortalRequest) -> Response:
	stored = drafts.lock(request.parts["key"])
	if stored:
		drafts.delete(stored.name)
	elif known_by(request.parts["key"]):
		return overview.sent_already(request, request.parts["key"])
	return go("")
