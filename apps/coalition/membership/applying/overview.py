"""A draft as a whole: how far it is with its link, and the summary before it is sent."""

from frappe import _
from werkzeug.wrappers import Response

from coalition.base.mail.site_address import address_if_known
from coalition.base.records.values.contact import here
from coalition.membership.applying import checking, drafts, messages, questions, steps, words
from coalition.membership.applying.drafts import Draft
from coalition.membership.applying.uploads import files
from coalition.portal.forms.fields import Options, Rows
from coalition.portal.forms.steps import Step, state_of, unfinished
from coalition.portal.forms.summing_up import summed_up
from coalition.portal.page import PortalRequest
from coalition.portal.rendering import errors
from coalition.portal.rendering.answers import show


def show_overview(request: PortalRequest, key: str, draft: Draft) -> Response:
	"""The applicant's link, and each step with how far it is."""
	offered, titles = questions.options(), words.titles(draft.kind)
	lacking, asked = missing(draft, offered), questions.steps_of(draft.kind, offered)
	rows = [
		{"name": step.name, "title": titles[step.name], "state": state_of(step, draft.answers, lacking)}
		for step in asked
	]
	following = next((row["name"] for row in rows if row["state"] != "done"), steps.SUMMARY)
	return show(
		request,
		"membership/applying/overview.html",
		key=key,
		steps=rows,
		following=following,
		summary=(steps.SUMMARY, titles[steps.SUMMARY]),
		files=(steps.FILES, titles[steps.FILES]),
		link=address_if_known(messages.link_of(key)),
		text=messages.text_to_paste(),
		days=drafts.DAYS,
	)


def sent_already(request: PortalRequest, key: str) -> Response:
	"""To what is posted of an application that was handed in meanwhile, in another tab say."""
	said = _(
		"This application was handed in already. What you sent now is no part of it: go on to its page, write"
		" there to the secretariat, or withdraw it."
	)
	return errors.plain(request, 409, said, f"/apply/{key}")


def missing(draft: Draft, offered: Options) -> dict[str, list[str]]:
	"""Step -> what is missing in it."""
	asked = questions.steps_of(draft.kind, offered)
	now = here()
	return unfinished(asked, lambda step: checking.problems_of(step, draft.answers, offered, now))


def show_summary(
	request: PortalRequest, key: str, draft: Draft, message: str = "", status: int = 200
) -> Response:
	"""All that was answered, with a way to change each step, and the button that sends it."""
	offered, titles = questions.options(), words.titles(draft.kind)
	lacking = missing(draft, offered)
	sections = [
		{
			"name": step.name,
			"title": titles[step.name],
			"lacks": step.name in lacking,
			"facts": _facts(step, draft, offered, request.language),
		}
		for step in questions.steps_of(draft.kind, offered)
	]
	return show(
		request,
		"membership/applying/summary.html",
		status,
		key=key,
		sections=sections,
		files=files.of_draft(draft.name),
		titles=titles,
		lacking=[titles[name] for name in lacking],
		message=message,
		number=len(sections) + 2,
	)


def again(request: PortalRequest, message: str, status: int) -> Response:
	"""The summary once more, where a button of it came without a valid token or too often."""
	key = request.parts["key"]
	draft = drafts.load(key)
	return show_summary(request, key, draft, message, status) if draft else nothing_there(request)


def nothing_there(request: PortalRequest) -> Response:
	gone = _(
		"This link leads to no application. One that is not sent is deleted 60 days after its last change."
	)
	return show(request, "membership/applying/gone.html", 404, message=gone)


def _facts(step: Step, draft: Draft, offered: Options, language: str) -> list[dict]:
	told = questions.words_of(step, draft.kind, offered)
	return [
		{
			"label": told.labels[part.name],
			"is_table": isinstance(part, Rows),
			"texts": summed_up(part, draft.answers, offered, told, language),
		}
		for part in step.parts
		if part.name != steps.CHARTER
	]
