"""A page that asks something: declared by its parts, and what is made of the answers.

Shown, posted, shown again with all that was typed: after a mistake (422), a rule of the records (its
sentence, nothing kept of the attempt), an old token or too many tries. Done once by who taps twice, where
the module says how that is known; done anew where the database let another go first; 303 once it is done.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base.records import locking
from coalition.base.records.values.contact import here
from coalition.base.request import body_size, limits, typed_fields
from coalition.portal.forms import reading, showing
from coalition.portal.forms.fields import Answers, File, Options, Part
from coalition.portal.forms.reading import Read, Sent
from coalition.portal.forms.showing import Words
from coalition.portal.forms.words import in_words
from coalition.portal.guards import Guard, anyone
from coalition.portal.page import LARGEST, Page, PortalRequest
from coalition.portal.rendering.answers import go, show

# The field that tells one showing of a form from the next, and how much of it is believed.
ONCE, LONGEST_ONCE = "once", 40
# What the engine's ValidationError answers; what has a status of its own is no sentence about a form.
TOO_LARGE = 413
SAID_TO_PEOPLE = frappe.ValidationError.http_status_code


class Again(Exception):
	"""Raised where an answer is taken: show the form once more. What was written so far is undone.

	`beside` is the field that the message is about; what begins as one of `without` is not typed again.
	"""

	def __init__(
		self, message: str, status: int = 422, beside: str = "", without: tuple[str, ...] = ()
	) -> None:
		super().__init__(message)
		self.message, self.status, self.beside, self.without = message, status, beside, without


@dataclass(frozen=True)
class Limit:
	"""So many posts, mistakes included, within so many seconds; of one address where `who` says no other."""

	what: str
	most: int
	seconds: int
	who: Callable[[PortalRequest], str] = lambda request: limits.caller()

	def count(self, request: PortalRequest) -> None:
		"""Raises TooManyTries."""
		limits.count_against(self.what, self.who(request), self.most, self.seconds)


@dataclass(frozen=True)
class Form:
	"""A form of the portal; `page` is what a module registers.

	`parts` are what is asked, `words` what people read of it, `offered` the lists it offers: each as it is,
	its texts marked (base/text/translatable.py), or made for a request and translated. `take` makes of what
	was read where to go, or an answer of its own; it may raise Again, and a ValidationError is told to who
	typed, with the status that `statuses` has for it, beside the field `beside` where that is said.

	`about` reads once what the form is about, for all of these as `request.about`, for a post after its lock;
	an answer of its own is given instead of the form. `kept` is what the form shows at first, `shown` what
	its template needs besides, `asked` the parts that a post is read by where these differ from those shown.
	`lock` begins the transaction: what comes after is done anew where it gave way. `once` answers where a
	post leads whose like, by the key of this showing, was taken before. `rules` adds problems that lie
	between fields; `own_words` has those of a module.
	"""

	path: str
	take: Callable[[PortalRequest, Read], str | Response]
	parts: Sequence[Part] | Callable[[PortalRequest], Sequence[Part]]
	words: Words | Callable[[PortalRequest], Words]
	template: str = "form.html"
	about: Callable[[PortalRequest], object] = lambda request: None
	offered: Options | Callable[[PortalRequest], Options] = field(default_factory=dict)
	kept: Callable[[PortalRequest], Answers] = lambda request: {}
	shown: Callable[[PortalRequest], Mapping[str, object]] = lambda request: {}
	asked: Callable[[PortalRequest], Sequence[Part]] | None = None
	limits: Sequence[Limit] = ()
	lock: Callable[[PortalRequest], object] | None = None
	once: Callable[[PortalRequest, str], str | None] | None = None
	rules: Callable[[PortalRequest, Read], None] | None = None
	own_words: Callable[[], Mapping[str, str]] = dict
	statuses: Mapping[type[Exception], int] = field(default_factory=dict)
	beside: str = ""
	guard: Guard = anyone
	largest: int = LARGEST
	area: str = ""

	def page(self) -> Page:
		"""As the hook `coalition_portal_pages` takes it."""
		return Page(
			self.path, self.get, self.post, self.again, guard=self.guard, largest=self.largest, area=self.area
		)

	def get(self, request: PortalRequest) -> Response:
		"""The form as it stands before anybody typed."""
		request, elsewhere = self._of(request)
		if elsewhere:
			return elsewhere
		parts, options = self._parts(request), self._options(request)
		return self._shown(request, reading.as_typed(parts, self.kept(request), options, here().zone))

	def post(self, request: PortalRequest) -> Response:
		"""Take what was typed, or show it again."""
		for limit in self.limits:
			limit.count(request)
		return locking.done_anew(lambda: self._posted(request)) if self.lock else self._posted(request)

	def again(self, request: PortalRequest, message: str, status: int) -> Response:
		"""The form with what was typed, and why it was not taken; of a file too large, beside its field."""
		file = next((part.name for part in self._files(request)), "") if status == TOO_LARGE else ""
		return self._refused(request, request.form, message, status, file)

	def show(
		self,
		request: PortalRequest,
		form: Mapping[str, str],
		errors: Mapping[str, str] | None = None,
		message: str = "",
		status: int = 200,
	) -> Response:
		"""The form with this in it; `errors` are sentences by the names of its fields."""
		request, elsewhere = self._of(request)
		return elsewhere or self._shown(request, form, errors, message, status)

	def _posted(self, request: PortalRequest) -> Response:
		try:
			return self._taken(request)
		except frappe.DuplicateEntryError:
			# Another tap was faster; what this one wrote is undone.
			frappe.db.rollback()
			done = self._done(self._of(request)[0])
			if not done:
				raise
			frappe.clear_messages()
			return done
		except Again as again:
			# As below.
			frappe.db.rollback()
			form = {name: text for name, text in request.form.items() if not name.startswith(again.without)}
			return self._refused(request, form, again.message, again.status, again.beside)
		except frappe.ValidationError as error:
			if error.http_status_code != SAID_TO_PEOPLE:
				raise
			# Nothing is kept of the attempt but what was typed.
			frappe.db.rollback()
			frappe.clear_messages()
			status = next((self.statuses[kind] for kind in self.statuses if isinstance(error, kind)), 422)
			return self._refused(request, request.form, str(error), status, self.beside)

	def _taken(self, request: PortalRequest) -> Response:
		if self.lock:
			self.lock(request)
		request, elsewhere = self._of(request)
		if elsewhere:
			return elsewhere
		done = self._done(request)
		if done:
			return done
		found = self._read(request)
		if found.problems:
			errors = {name: in_words(each, self.own_words()) for name, each in found.problems.items()}
			return self._shown(request, request.form, errors, status=422)
		answer = self.take(request, found)
		return go(answer) if isinstance(answer, str) else answer

	def _done(self, request: PortalRequest) -> Response | None:
		"""Where it leads, if a post of this showing was taken before."""
		where = self.once(request, once_of(request)) if self.once else None
		return go(where) if where else None

	def _read(self, request: PortalRequest) -> Read:
		parts = self.asked(request) if self.asked else self._parts(request)
		found = reading.read(parts, request.form, self._options(request), here(), _sent(parts))
		if self.rules:
			self.rules(request, found)
		return found

	def _refused(
		self, request: PortalRequest, form: Mapping[str, str], message: str, status: int, beside: str
	) -> Response:
		if beside:
			return self.show(request, form, {beside: message}, status=status)
		return self.show(request, form, message=message, status=status)

	def _of(self, request: PortalRequest) -> tuple[PortalRequest, Response | None]:
		"""The request with what it is about, and what is answered instead where it cannot be."""
		about = self.about(request) if request.about is None else request.about
		return (request, about) if isinstance(about, Response) else (replace(request, about=about), None)

	def _parts(self, request: PortalRequest) -> Sequence[Part]:
		return self.parts(request) if callable(self.parts) else self.parts

	def _files(self, request: PortalRequest) -> list[File]:
		"""The files that it asks for, whatever it is about."""
		return [] if callable(self.parts) else [part for part in self.parts if isinstance(part, File)]

	def _options(self, request: PortalRequest) -> Options:
		return self.offered(request) if callable(self.offered) else _translated_options(self.offered)

	def _words(self, request: PortalRequest) -> Words:
		return self.words(request) if callable(self.words) else _translated(self.words)

	def _shown(
		self,
		request: PortalRequest,
		form: Mapping[str, str],
		errors: Mapping[str, str] | None = None,
		message: str = "",
		status: int = 200,
	) -> Response:
		parts, words = self._parts(request), self._words(request)
		askings = showing.shown(parts, form, self._options(request), words)
		for each in askings:
			each.taken = {**each.taken, **body_size.told(self.largest)} if each.taken else each.taken
		told = {
			"parts": askings,
			"asked": {each.name: each for each in askings},
			"values": form,
			"errors": errors or {},
			"labels": showing.labels(askings),
			"message": message,
			"words": words,
			"about": request.about,
			"has_files": any(isinstance(part, File) for part in parts),
			"typed": typed_fields.readable(form.items()) if message or errors else [],
			"once": (once_of(request) or secrets.token_hex(16)) if self.once else "",
		}
		return show(request, self.template, status, **{**told, **self.shown(request)})


def _translated(words: Words) -> Words:
	"""Words that were marked, in the visitor's language."""
	changes = {}
	for each in fields(words):
		value = getattr(words, each.name)
		if isinstance(value, str) and each.name != "back":
			# texts: marked where the form is declared.
			changes[each.name] = _(value) if value else ""
		elif isinstance(value, Mapping) and each.name != "completed":
			changes[each.name] = {name: _(text) for name, text in value.items()}  # texts: as above.
	return replace(words, **changes)


def _translated_options(options: Options) -> Options:
	# texts: marked where the form is declared, or options of DocTypes.
	return {name: [(value, _(text)) for value, text in entries] for name, entries in options.items()}


def once_of(request: PortalRequest) -> str:
	"""The key of the showing that was posted; "" where it has none."""
	return request.form.get(ONCE, "")[:LONGEST_ONCE]


def _sent(parts: Sequence[Part]) -> dict[str, Sent]:
	names = [part.name for part in parts if isinstance(part, File)]
	files = ((name, frappe.request.files.get(name)) for name in names)
	return {name: Sent(file.filename or "", file.read()) for name, file in files if file}
