"""The pages of an application: its steps, its summary, its files, and what follows once it is sent."""

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base.records.values.contact import here
from coalition.base.request import limits
from coalition.base.text import link_keys
from coalition.membership.applying import (
	checking,
	drafts,
	messages,
	overview,
	questions,
	sending,
	steps,
	views,
	words,
)
from coalition.membership.applying.received import known_by
from coalition.membership.applying.uploads import file_pages
from coalition.membership.duplicates.reading import is_publicly_known
from coalition.membership.duplicates.scoring import Identity
from coalition.membership.problems import in_words
from coalition.membership.profile.fields import INDIVIDUAL, ORGANISATION
from coalition.membership.review import applicant_page
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering.answers import go, show

# A village, a hotel or an office may have one connection: begun or sent applications, mistakes included,
# and posted steps; by seconds.
PER_ADDRESS = (120, 3600)
STEPS_PER_ADDRESS = (1500, 3600)
LATER, MORE = "later", "more"
# In the address of the step that follows.
KNOWN = "known"


def pages() -> list[Page]:
	return [
		Page("/apply", show_beginning, post=take_beginning, again=beginning_again),
		Page("/apply/<key>", show_draft_or_application),
		Page("/apply/<key>/send", go_to_summary, post=take_send, again=overview.again),
		Page("/apply/<key>/delete", go_to_summary, post=take_deletion, again=overview.again),
		Page(f"/apply/<key>/{steps.SUMMARY}", show_summary),
		*file_pages.pages(),
		*applicant_page.pages(),
		Page("/apply/<key>/<step>", show_step, post=take_step, again=step_again),
	]


def show_beginning(request: PortalRequest) -> Response:
	return _step_page(request, steps.STEPS[0], {}, {}, link_keys.new_key(), questions.options())


def beginning_again(request: PortalRequest, message: str, status: int) -> Response:
	key = request.form.get("draft", "")
	offered = questions.options()
	return _step_page(request, steps.STEPS[0], request.form, {}, key, offered, message, status)


def take_beginning(request: PortalRequest) -> Response:
	limits.count_against("application", limits.caller(), *PER_ADDRESS)
	sent = request.form.get("draft")
	key = sent if link_keys.is_key(sent) else link_keys.new_key()
	return _take(request, steps.STEPS[0], key, questions.options())


def show_draft_or_application(request: PortalRequest) -> Response:
	key = request.parts["key"]
	if known_by(key):
		return applicant_page.show_page(request)
	draft = drafts.load(key)
	return overview.show_overview(request, key, draft) if draft else overview.nothing_there(request)


def show_step(request: PortalRequest) -> Response:
	draft = drafts.load(request.parts["key"])
	if not draft:
		return show_draft_or_application(request)
	offered = questions.options()
	step = _step(request, draft.kind, offered)
	kept = views.as_kept(step, draft.kind, draft.answers, offered)
	return _step_page(request, step, kept, {}, request.parts["key"], offered, kind=draft.kind)


def step_again(request: PortalRequest, message: str, status: int) -> Response:
	key = request.parts["key"]
	draft = drafts.load(key)
	kind = draft.kind if draft else ""
	offered = questions.options()
	step = _step(request, kind, offered)
	return _step_page(request, step, request.form, {}, key, offered, message, status, kind)


def take_step(request: PortalRequest) -> Response:
	limits.count_against("application step", limits.caller(), *STEPS_PER_ADDRESS)
	key = request.parts["key"]
	if known_by(key) or not link_keys.is_key(key):
		# Sent already, in another tab say.
		return go(f"/apply/{key}")
	draft = drafts.load(key)
	if not draft:
		# It ran out, or was deleted, while the form stood open: what was typed begins it anew.
		limits.count_against("application", limits.caller(), *PER_ADDRESS)
	offered = questions.options()
	step = _step(request, draft.kind if draft else ORGANISATION, offered)
	return _take(request, step, key, offered)


def _take(request: PortalRequest, step: steps.Step, key: str, offered: questions.Options) -> Response:
	checked = checking.check(step, request.form, questions.choices(offered), here())
	draft = drafts.load(key)
	kind = draft.kind if draft else ""
	if checked.problems.get("charter"):
		return _show_new_charter(request, step, key, kind, offered)
	if checked.problems:
		errors = {name: in_words(problem) for name, problem in checked.problems.items()}
		return _step_page(request, step, request.form, errors, key, offered, status=422, kind=kind)
	try:
		kept = drafts.keep(key, checked.answers)
	except frappe.DoesNotExistError:
		# It was sent while this waited.
		frappe.db.rollback()
		return go(f"/apply/{key}")
	messages.mail_link(kept, key, request.language)
	is_new = draft is None or "key" not in request.parts
	order = [each.name for each in questions.steps_of(kept.kind, offered)]
	following = _next(request, step, key, order, is_new)
	if "#" not in following and _is_known(step, kept):
		following += f"?{KNOWN}=1"
	return go(following)


def _is_known(step: steps.Step, draft: drafts.Draft) -> bool:
	"""Whether to say that a member of such a name is known to everybody: see docs/privacy.md."""
	if not step.part("organisation_name") or draft.kind == INDIVIDUAL:
		return False
	names = (str(draft.answers.get(field) or "") for field in ("organisation_name", "name_latin"))
	return is_publicly_known(Identity(tuple(names)))


def _next(request: PortalRequest, step: steps.Step, key: str, order: list[str], is_new: bool) -> str:
	"""Where a saved step leads: to the link at first, then to the next step, or back where one came from."""
	then = request.form.get("then", "")
	if is_new or then == LATER:
		return f"/apply/{key}"
	table = then.removeprefix(f"{MORE}-")
	if step.part(table):
		return f"/apply/{key}/{step.name}#{table}-add"
	if request.form.get("back") == steps.SUMMARY:
		return f"/apply/{key}/{steps.SUMMARY}"
	return f"/apply/{key}/{[*order, steps.FILES][order.index(step.name) + 1]}"


def _show_new_charter(
	request: PortalRequest, step: steps.Step, key: str, kind: str, offered: questions.Options
) -> Response:
	"""Nobody declares what they were not shown: the ticks are asked for again."""
	kept = {name: text for name, text in request.form.items() if not name.startswith("clause_")}
	message = _("The charter has changed since you opened the form. Please read its clauses again.")
	return _step_page(request, step, kept, {}, key, offered, message, 409, kind)


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
	return go("")


def _step(request: PortalRequest, kind: str, offered: questions.Options) -> steps.Step:
	"""The step that the path names, for this kind; one that this kind is not asked is not there."""
	name = request.parts["step"]
	found = next((step for step in questions.steps_of(kind, offered) if step.name == name), None)
	if not found:
		raise frappe.DoesNotExistError
	return found


def _step_page(
	request: PortalRequest,
	step: steps.Step,
	form,
	errors: dict[str, str],
	key: str,
	offered: questions.Options,
	message: str = "",
	status: int = 200,
	kind: str = "",
) -> Response:
	charter = questions.charter_of(offered)
	if not charter:
		closed = _("Applications are not open yet. Please come back later.")
		return show(request, "error.html", 503, message=closed)
	parts = views.asked(step, kind, form, offered)
	order = [each.name for each in questions.steps_of(kind, offered)] if kind else list(steps.NAMES)
	return show(
		request,
		"membership/applying/step.html",
		status,
		key=key,
		step=step,
		parts=parts,
		values=form,
		errors=errors,
		labels=views.labels(parts),
		message=message,
		title=words.titles(kind)[step.name],
		lead=words.leads(kind).get(step.name, ""),
		number=order.index(step.name) + 1,
		count=len(order) + 2,
		charter=charter,
		back=request.form.get("back") or request.query.get("back", ""),
		is_begun="key" in request.parts,
		is_known=KNOWN in request.query and not errors,
	)
