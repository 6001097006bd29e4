"""The step of the files: one at a time, so that a dropped link loses one at most."""

from frappe import _
from werkzeug.wrappers import Response

from coalition.base.text.formatting import file_size
from coalition.membership.applying import drafts, overview, questions, steps, words
from coalition.membership.applying.drafts import Draft
from coalition.membership.applying.received import known_by
from coalition.membership.applying.uploads import file_kinds, files
from coalition.portal.forms.fields import File
from coalition.portal.forms.form import Again, Form, Limit, once_of
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering.answers import go

# The posts that were taken, in the draft: no step asks for it, so it is not sent.
UPLOADS = "uploads"
MOST_KNOWN = 50
PATH = f"/apply/<key>/{steps.FILES}"


def pages() -> list[Page]:
	removing = Page(f"{PATH}/remove", go_to_files, post=take_removal, again=FILES.again)
	return [FILES.page(), removing]


def go_to_files(request: PortalRequest) -> Response:
	return go(_files_of(request))


def take_removal(request: PortalRequest) -> Response:
	stored = drafts.lock(request.parts["key"])
	if stored:
		files.remove(stored.name, request.form.get("name", ""))
	return go_to_files(request)


def _draft(request: PortalRequest) -> Draft | Response:
	"""The draft; for a post as it is stored now."""
	key = request.parts["key"]
	if not request.is_posted:
		return drafts.load(key) or overview.nothing_there(request)
	stored = drafts.lock(key)
	if stored:
		return drafts.opened(key, stored)
	return overview.sent_already(request, key) if known_by(key) else overview.nothing_there(request)


def _taken_before(request: PortalRequest, key: str) -> str | None:
	"""Where a form leads that was sent again, after a dropped link say."""
	return _files_of(request) if key in (request.about.answers.get(UPLOADS) or []) else None


def _add(request: PortalRequest, read: Read) -> str:
	sent, known = read.files["file"], request.about.answers.get(UPLOADS) or []
	try:
		files.add(request.about.name, sent.name, sent.content)
	except files.NotTaken as problem:
		raise Again(str(problem), beside="file") from problem
	drafts.keep(request.parts["key"], {UPLOADS: [*known, once_of(request)][-MOST_KNOWN:]})
	return _files_of(request)


def _files_of(request: PortalRequest) -> str:
	return f"/apply/{request.parts['key']}/{steps.FILES}"


def _words(request: PortalRequest) -> Words:
	kind = request.about.kind
	labels = {"file": _("Photo or paper")}
	return Words(words.titles(kind)[steps.FILES], words.leads(kind)[steps.FILES], labels=labels)


def _shown(request: PortalRequest) -> dict[str, object]:
	number = len(questions.steps_of(request.about.kind, questions.options())) + 1
	added = [
		{**each, "size": file_size(each.file_size, request.language)}
		for each in files.of_draft(request.about.name)
	]
	return {"key": request.parts["key"], "files": added, "most": files.MOST, "number": number}


FILES = Form(
	PATH,
	take=_add,
	parts=(File("file", accepted=file_kinds.ACCEPTED),),
	words=_words,
	template="membership/applying/files.html",
	about=_draft,
	shown=_shown,
	once=_taken_before,
	limits=[Limit("application file", 200, 3600)],
	lock=lambda request: drafts.lock(request.parts["key"]),
	largest=files.LARGEST_POST,
)
