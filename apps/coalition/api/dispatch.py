"""One call of an endpoint, from the request to the answer."""

from collections.abc import Callable
from typing import Any

import frappe
from frappe.utils import strip_html
from werkzeug.wrappers import Response

from coalition.api import request_body
from coalition.api.caller import Caller, caller_of_request
from coalition.api.declaration import ANY_KEY, Endpoint, File
from coalition.api.idempotency import replay_or_run
from coalition.api.responses import answers, etags, language
from coalition.api.responses.problems import Refusal, reason_of
from coalition.api.routing import find
from coalition.api.shapes.reading import Invalid, Problem, overlap, read
from coalition.base.apps import areas
from coalition.base.errors import AreaIsOff, EncryptionKeyDiffers, TooManyTries
from coalition.base.program_keys.keys import Key, note_use
from coalition.base.records import locking
from coalition.base.request import limits
from coalition.base.unavailable.answers import SOON
from coalition.base.unavailable.causes import is_unavailable

_BUSY = (frappe.QueryDeadlockError, frappe.QueryTimeoutError)


def answer_to(run: Callable[..., Any]) -> Response:
	"""Answer this request, whatever happens; what was written before a refusal is undone."""
	# The engine's counters make requests give way to each other, with the first records of a year.
	return answered(lambda: locking.done_anew(lambda: _answer(_called(run))))


def answered(work: Callable[[], Response]) -> Response:
	"""The answer of some work, or the problem that it raised, in the reader's language."""
	frappe.local.lang = language.resolve()
	try:
		answer = work()
	except Exception as error:
		# The engine would commit what was written before the error.
		frappe.db.rollback()
		answer = answers.problem(refusal_of(error), frappe.local.lang)
	frappe.clear_messages()
	frappe.local.flags.coalition_answered = True
	return answers.with_quota(answer, frappe.local.flags.coalition_quota)


def _called(run: Callable[..., Any]) -> Endpoint:
	"""The endpoint at this request's address. Raises Refusal where its function was called in another way."""
	endpoint = find(frappe.request.path)
	if not endpoint or endpoint.run is not run:
		raise Refusal("not_found")
	return endpoint


def _answer(endpoint: Endpoint) -> Response:
	caller = _let_in(endpoint)
	asked = _read(endpoint, caller)
	if endpoint.changes:
		answer = replay_or_run(endpoint, caller, asked, lambda: _answer_of(endpoint, caller, asked))
		# What was answered is kept before it is told: the engine would commit after it, and could fail there.
		frappe.db.commit()
	else:
		answer = _answer_of(endpoint, caller, asked)
		# Looking changes nothing, whatever the function did.
		frappe.db.rollback()
	return answer


def _let_in(endpoint: Endpoint) -> Caller:
	areas.require(endpoint.area)
	caller = caller_of_request()
	if caller.key:
		_count(caller.key)
		note_use(caller.key)
	if endpoint.scopes and not {ANY_KEY, *caller.program.scopes} & set(endpoint.scopes):
		raise Refusal("scope_missing", " / ".join(endpoint.scopes))
	return caller


def _count(key: Key) -> None:
	"""One request of the key's minute; its answer says what is left. Raises TooManyTries."""
	most = key.requests_per_minute
	try:
		frappe.local.flags.coalition_quota = limits.count_against("program", key.name, most, 60)
	except TooManyTries as error:
		frappe.local.flags.coalition_quota = limits.Quota(most, 0, error.seconds)
		raise


def _read(endpoint: Endpoint, caller: Caller) -> Any:
	try:
		return read(endpoint.asked, request_body.values(endpoint))
	except Invalid as invalid:
		problems = (*invalid.problems, *_by_rules(endpoint, caller, invalid))
		raise Refusal("invalid", problems=problems) from invalid


def _by_rules(endpoint: Endpoint, caller: Caller, invalid: Invalid) -> list[Problem]:
	"""What the rules refuse of what could be read: whoever mends a request learns all of it at once."""
	if not endpoint.rules or not invalid.partly:
		return []
	try:
		endpoint.rules(caller, invalid.partly)
	except Invalid as refused:
		known = [each.field for each in invalid.problems]
		return [each for each in refused.problems if not any(overlap(each.field, name) for name in known)]
	return []


def _answer_of(endpoint: Endpoint, caller: Caller, asked: object) -> Response:
	if endpoint.versioned:
		etags.require_named()
	found = endpoint.run(caller, asked)
	if isinstance(found, Response):
		return found
	if isinstance(found, File):
		return answers.file(found.name, found.content_type, found.content)
	body, version = answers.body_of(found), getattr(found, "version", None)
	if not version:
		return answers.success(body)
	tag = etags.tag_of(version, body)
	if not endpoint.changes and etags.is_known(tag):
		return answers.unchanged(tag)
	return answers.success(body, {"ETag": f'"{tag}"'})


def refusal_of(error: Exception) -> Refusal:
	"""What a program is told of an error; one that nobody foresaw is logged and told as our fault."""
	if isinstance(error, Refusal):
		return error
	if isinstance(error, Invalid):
		return Refusal("invalid", problems=error.problems)
	if isinstance(error, TooManyTries):
		return Refusal("too_many_requests", headers={"Retry-After": str(error.seconds)})
	if isinstance(error, EncryptionKeyDiffers):
		return Refusal("encryption_key_differs", _in_words(error), headers={"Retry-After": "3600"})
	if isinstance(error, _BUSY) or locking.gave_way(error):
		return Refusal("busy", headers={"Retry-After": "1"})
	if is_unavailable(error):
		return Refusal("unavailable", headers={"Retry-After": str(SOON)})
	return _of_the_engine(error)


def _of_the_engine(error: Exception) -> Refusal:
	"""The named errors of our records become reasons; the engine's own become plain codes."""
	if isinstance(error, frappe.DoesNotExistError | AreaIsOff):
		return Refusal("not_found", _in_words(error) if isinstance(error, AreaIsOff) else "")
	if isinstance(error, frappe.PermissionError):
		return Refusal("not_allowed")
	if isinstance(error, frappe.ValidationError):
		return Refusal("refused", _in_words(error), reason=reason_of(type(error)))
	frappe.log_error(title="REST for programs", message=frappe.get_traceback())
	# What was logged outlives the rollback of all else.
	frappe.db.commit()
	return Refusal("our_fault")


def _in_words(error: Exception) -> str:
	return strip_html(str(error))[:1000]
