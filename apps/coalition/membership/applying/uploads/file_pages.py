"""The step of the files: one at a time, so that a dropped link loses one at most."""

import secrets

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base.request import limits
from coalition.membership.applying import drafts, overview, questions, steps, words
from coalition.membership.applying.uploads import files
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering.answers import go, show

PER_ADDRESS = (200, 3600)
# The posts that were taken, in the draft: no step asks for it, so it is not sent.
UPLOADS = "uploads"
MOST_KNOWN, LONGEST_ONCE = 50, 40
PATH = f"/apply/<key>/{steps.FILES}"


def pages() -> list[Page]:
	return [
		Page(PATH, show_files, post=take_file, again=files_again, largest=files.LARGEST_POST),
		Page(f"{PATH}/remove", go_to_files, post=take_removal, again=files_again),
	]


def show_files(request: PortalRequest) -> Response:
	return files_again(request, "", 200)


def files_again(request: PortalRequest, message: str, status: int) -> Response:
	key = request.parts["key"]
	draft = drafts.load(key)
	if not draft:
		return overview.nothing_there(request)
	return show(
		request,
		"membership/applying/files.html",
		status,
		key=key,
		files=files.of_draft(draft.name),
		once=secrets.token_hex(8),
		taken=files.limits(),
		most=files.MOST,
		errors={"file": message} if message else {},
		labels={"file": _("Photo or paper")},
		title=words.titles(draft.kind)[steps.FILES],
		number=len(questions.steps_of(draft.kind, questions.options())) + 1,
		lead=words.leads(draft.kind)[steps.FILES],
	)


def go_to_files(request: PortalRequest) -> Response:
	return go(f"/apply/{request.parts['key']}/{steps.FILES}")


def take_file(request: PortalRequest) -> Response:
	limits.count_against("application file", limits.caller(), *PER_ADDRESS)
	key, once = request.parts["key"], request.form.get("once", "")[:LONGEST_ONCE]
	stored = drafts.lock(key)
	if not stored:
		return go(f"/apply/{key}")
	known = drafts.opened(key, stored).answers.get(UPLOADS) or []
	if once in known:
		# The same form sent again, after a dropped link say.
		return go_to_files(request)
	sent = frappe.request.files.get("file")
	try:
		files.add(stored.name, sent.filename or "" if sent else "", sent.read() if sent else b"")
	except files.NotTaken as problem:
		# Nothing of the attempt is kept.
		frappe.db.rollback()
		return files_again(request, str(problem), 422)
	drafts.keep(key, {UPLOADS: [*known, once][-MOST_KNOWN:]})
	return go_to_files(request)


def take_removal(request: PortalRequest) -> Response:
	stored = drafts.lock(request.parts["key"])
	if stored:
		files.remove(stored.name, request.form.get("name", ""))
	return go_to_files(request)
