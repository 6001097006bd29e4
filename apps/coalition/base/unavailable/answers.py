"""The answers themselves. They ask nothing of the site: what they need stands in this folder."""

import json
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from werkzeug.exceptions import HTTPException
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from coalition.base.program_keys.endpoints import is_in_package
from coalition.base.request import typed_fields

CODE = "unavailable"
# Seconds after which somebody may ask again.
SOON, LATER = 10, 300
PORTAL = "/coalition"
LEAVE = f"{PORTAL}/leave"
# Where the coalition's own address to leave to cannot be asked for (portal_settings.EXIT).
EXIT = "https://www.wikipedia.org/"
COOKIES = ("sid", "full_name", "user_id", "user_image", "system_user")

_PAGES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)


@dataclass(frozen=True)
class Words:
	title: str
	detail: str


_AWAY = {
	"ar": Words("الخدمة غير متاحة الآن.", "انتظروا قليلا ثم حاولوا من جديد."),
	"en": Words("The service is not available now.", "Wait a little, then try again."),
}
_MAINTENANCE = {
	"ar": Words("الخدمة قيد الصيانة.", "حاولوا من جديد بعد بضع دقائق."),
	"en": Words("The service is under maintenance.", "Try again in a few minutes."),
}


def answer_to(request: Request, is_maintenance: bool = False) -> Response:
	"""503 with Retry-After: a problem for programs, a page with what was typed for people."""
	words = _MAINTENANCE if is_maintenance else _AWAY
	if request.method == "POST" and request.path.rstrip("/") == LEAVE:
		return _led_outside()
	if _is_a_programs(request):
		answer = _problem(words, request)
	elif _wants_json(request):
		answer = _for_scripts(words, request)
	else:
		answer = Response(_page(words, request, is_maintenance), mimetype="text/html")
	answer.status_code = 503
	answer.headers["Retry-After"] = str(LATER if is_maintenance else SOON)
	answer.headers["Cache-Control"] = "no-store"
	answer.headers["X-Content-Type-Options"] = "nosniff"
	answer.headers["Referrer-Policy"] = "same-origin"
	return answer


def too_large(request: Request, megabytes: int) -> Response:
	"""413 where neither a page nor an endpoint of ours was asked, to the desk's scripts or to people."""
	words = {
		"ar": Words(
			"هذا أكبر من أن يُستقبل.", f"أكبر ما يُرسل مرة واحدة {megabytes} ميغابايت. صغّروه أو قسّموه."
		),
		"en": Words(
			"This is too much at once.", f"At most {megabytes} MB are taken at once: send less, or in parts."
		),
	}
	if _wants_json(request):
		answer = _for_scripts(words, request, "RequestEntityTooLarge")
	else:
		answer = Response(_page(words, request, False), mimetype="text/html")
	answer.status_code = 413
	answer.headers["Cache-Control"] = "no-store"
	answer.headers["X-Content-Type-Options"] = "nosniff"
	return answer


def _led_outside() -> Response:
	"""Who leaves in a hurry leaves, whatever is away; the session ends by its own time."""
	answer = redirect(EXIT, 303)
	for name in COOKIES:
		answer.delete_cookie(name)
	answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
	answer.headers["Referrer-Policy"] = "no-referrer"
	answer.headers["Cache-Control"] = "no-store"
	return answer


def _is_a_programs(request: Request) -> bool:
	"""By what it shows itself: which endpoints other apps declare cannot be asked for now."""
	has_key = request.path.startswith("/api/") and bool(request.headers.get("Authorization"))
	return has_key or is_in_package(request.path)


def _wants_json(request: Request) -> bool:
	is_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
	return is_script or request.path.startswith("/api/") or "json" in request.headers.get("Accept", "")


def _language(request: Request) -> str:
	wishes = (wish.partition("-")[0].lower() for wish in request.accept_languages.values())
	return next((wish for wish in wishes if wish in _AWAY), "ar")


def _problem(words: dict[str, Words], request: Request) -> Response:
	"""As RFC 9457 says, and as coalition.api tells its own problems."""
	language = _language(request)
	said = words[language]
	told = {
		"type": f"urn:coalition:problem:{CODE}",
		"title": said.title,
		"status": 503,
		"code": CODE,
		"detail": said.detail,
		# By this the engine's own clients know that something is wrong; they look at no status.
		"exc": json.dumps([f"{CODE}: {said.detail}"], ensure_ascii=False),
	}
	text = json.dumps(told, ensure_ascii=False)
	answer = Response(text, content_type="application/problem+json; charset=utf-8")
	answer.headers["Content-Language"] = language
	return answer


def _for_scripts(words: dict[str, Words], request: Request, kind: str = "ServiceUnavailable") -> Response:
	"""As the desk's scripts read an error: its page stays, with all that was typed."""
	said = words[_language(request)]
	message = json.dumps({"message": said.detail, "title": said.title, "indicator": "red"})
	told = {"exc_type": kind, "_server_messages": json.dumps([message])}
	return Response(json.dumps(told), mimetype="application/json")


def _page(words: dict[str, Words], request: Request, is_maintenance: bool) -> str:
	typed, has_secrets = _typed(request)
	has_files = _has_files(request)
	return _PAGES.get_template("page.html").render(
		words=words,
		was_sent=request.method == "POST" and is_portal(request.path) and not is_maintenance,
		typed=typed,
		# A form of files says nothing without them.
		can_be_sent=bool(typed) and not has_files,
		has_secrets=has_secrets,
		was_typed=bool(typed_fields.written(typed)),
		shown=typed_fields.readable(typed),
		has_files=has_files,
		path=request.full_path.removesuffix("?") if request.method == "POST" else "",
		home=PORTAL,
		leave=LEAVE if is_portal(request.path) else "",
	)


def _typed(request: Request) -> tuple[list[tuple[str, str]], bool]:
	"""The fields of a form of the portal but for secrets, and whether it had any of those."""
	if request.method != "POST" or not is_portal(request.path):
		return [], False
	try:
		fields = list(request.form.items(multi=True))
	except (HTTPException, OSError):
		# It is too large, or was broken off.
		return [], False
	kept = typed_fields.without_secrets(fields)
	return kept, len(kept) < len(fields)


def is_portal(path: str) -> bool:
	return path == PORTAL or path.startswith(f"{PORTAL}/")


def _has_files(request: Request) -> bool:
	try:
		return any(file.filename for file in request.files.values())
	except (HTTPException, OSError):
		return False
