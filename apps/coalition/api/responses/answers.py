"""What goes back: {"message": …} as the engine's clients expect, or problem+json."""

import json
from typing import Any

from werkzeug.wrappers import Response

from coalition.api.responses.problems import TYPE, Refusal, field_in_words, title_of
from coalition.api.shapes.writing import plain
from coalition.base.request.limits import Quota

JSON = "application/json; charset=utf-8"
PROBLEM = "application/problem+json; charset=utf-8"
# What is known of members is kept by nobody on the way.
KEPT_BY_NOBODY = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def body_of(value: Any) -> str:
	return json.dumps({"message": plain(value)}, ensure_ascii=False, separators=(",", ":"))


def success(body: str, headers: dict[str, str] | None = None) -> Response:
	return _answer(body, 200, JSON, headers or {})


def unchanged(version: str) -> Response:
	"""What was asked for is what the program holds already."""
	return _answer("", 304, JSON, {"ETag": f'"{version}"'})


def with_quota(answer: Response, quota: Quota | None) -> Response:
	"""The answer with what is left to a key of its requests (draft-ietf-httpapi-ratelimit-headers, 06)."""
	if quota:
		told = {"Limit": quota.most, "Remaining": quota.left, "Reset": quota.seconds}
		answer.headers.extend({f"RateLimit-{name}": str(number) for name, number in told.items()})
	return answer


def as_it_is(body: str) -> Response:
	"""JSON that is not below `message`."""
	return _answer(body, 200, JSON, {})


def file(name: str, content_type: str, content: bytes) -> Response:
	"""Something to keep as a file."""
	return _answer(content, 200, content_type, {"Content-Disposition": f'attachment; filename="{name}"'})


def problem(refusal: Refusal, language: str) -> Response:
	"""A refusal in words of this language; the caller has set it for `_()`."""
	told: dict[str, Any] = {
		"type": TYPE + refusal.code,
		"title": title_of(refusal.code),
		"status": refusal.status,
		"code": refusal.code,
	}
	if refusal.detail:
		told["detail"] = refusal.detail
	if refusal.reason:
		told["reason"] = refusal.reason
	if refusal.problems:
		told["errors"] = [
			{"field": each.field, "problem": each.code, "message": field_in_words(each)}
			for each in refusal.problems
		]
	about = (
		refusal.detail
		or ", ".join(f"{each.field}: {each.code}" for each in refusal.problems)
		or told["title"]
	)
	# By this the engine's own clients know that something is wrong; they look at no status.
	told["exc"] = json.dumps([f"{refusal.code}: {about}"], ensure_ascii=False)
	headers = {"Content-Language": language, **refusal.headers}
	if refusal.status == 401:
		headers["WWW-Authenticate"] = 'token realm="coalition"'
	return _answer(json.dumps(told, ensure_ascii=False), refusal.status, PROBLEM, headers)


def _answer(body: str | bytes, status: int, content_type: str, headers: dict[str, str]) -> Response:
	# Half a sign, as JSON may hold, comes back in the name of a field that is not known.
	content = body.encode(errors="replace") if isinstance(body, str) else body
	answer = Response(content, status=status, content_type=content_type)
	answer.headers.extend({**KEPT_BY_NOBODY, **headers})
	return answer
