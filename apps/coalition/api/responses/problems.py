"""What can be wrong with a request: a status, a code that never changes, words in the reader's language.

Answered as RFC 9457 says, with `code` beside `type`: programs compare codes, people read the rest.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from frappe import _

from coalition.api.shapes.reading import Problem
from coalition.base.records.values.words import words_of_answers
from coalition.base.text.bidi import fill

TYPE = "urn:coalition:problem:"
# Code -> the status of the answer.
STATUSES = {
	"unreadable": 400,
	"idempotency_key_missing": 400,
	"idempotency_key_unusable": 400,
	"no_key": 401,
	"wrong_key": 401,
	"key_ended": 401,
	"key_expired": 401,
	"scope_missing": 403,
	"not_a_member": 403,
	"not_allowed": 403,
	"not_found": 404,
	"wrong_method": 405,
	"refused": 409,
	"busy": 503,
	"unavailable": 503,
	"encryption_key_differs": 503,
	"answer_forgotten": 410,
	"cursor_too_old": 410,
	"changed_meanwhile": 412,
	"too_large": 413,
	"wrong_content_type": 415,
	"invalid": 422,
	"key_used_otherwise": 422,
	"version_missing": 428,
	"too_many_requests": 429,
	"our_fault": 500,
}


@dataclass
class Refusal(Exception):
	"""An answer that is none: a code of STATUSES, what to say of it, and the fields that it is about.

	`reason` is what "refused" stands for: the name of a rule of the coalition's records.
	"""

	code: str
	detail: str = ""
	problems: Sequence[Problem] = ()
	reason: str = ""
	headers: dict[str, str] = field(default_factory=dict)

	@property
	def status(self) -> int:
		return STATUSES[self.code]


def reason_of(rule: type[Exception]) -> str:
	"""The name of a rule's error as a code: NoMemberToday is no_member_today."""
	return re.sub(r"(?<!^)(?=[A-Z])", "_", rule.__name__).lower()


def title_of(code: str) -> str:
	return {
		"unreadable": _("This request cannot be read."),
		"idempotency_key_missing": _(
			"Send an Idempotency-Key of your own choosing, another for each request."
		),
		"idempotency_key_unusable": _(
			"An Idempotency-Key has 1 to 200 visible signs, without quotes inside."
		),
		"no_key": _("This needs a key of a program."),
		"wrong_key": _("There is no such key."),
		"key_ended": _("This key was revoked or replaced."),
		"key_expired": _("The last day of this key has passed."),
		"scope_missing": _("The key is not good for this."),
		"not_a_member": _("The holder of this key is no member organisation."),
		"not_allowed": _("This is not open to this key."),
		"not_found": _("There is nothing here."),
		"wrong_method": _("Ask for this in another way."),
		"refused": _("A rule of the coalition stands against it."),
		"busy": _("Others are working on the same record. Please try again."),
		"unavailable": _("The service is not available now."),
		"encryption_key_differs": _("This site was restored without its encryption key."),
		"answer_forgotten": _("This was done already; what was answered then is no longer kept."),
		"cursor_too_old": _("What happened since then is no longer kept: begin anew."),
		"changed_meanwhile": _("It has changed since you read it."),
		"too_large": _("This is too much at once."),
		"wrong_content_type": _("Send JSON, or a form."),
		"invalid": _("Some fields are not right."),
		"key_used_otherwise": _("This Idempotency-Key was used for another request."),
		"version_missing": _("Say which version you have read."),
		"too_many_requests": _("Too many requests. Please wait."),
		"our_fault": _("Something went wrong on our side. Nothing was changed."),
	}[code]


def field_in_words(problem: Problem) -> str:
	"""What is wrong in a field, with what is known of its limit."""
	words = {
		**words_of_answers(),
		"unknown": _("No such field is known here."),
		"missing": _("Please fill this in."),
		"empty": _("Please fill this in."),
		"not_an_object": _("This has to be an object."),
		"not_a_list": _("This has to be a list."),
		"not_a_text": _("This has to be a text."),
		"not_a_whole_number": _("This has to be a whole number."),
		"not_true_or_false": _("This has to be true or false."),
		"not_a_date": _("This is no date: write year-month-day, such as 2017-01-16."),
		"not_listed": _("This has to be one of: {0}"),
		"not_of_this_form": _("This is not written as it has to be: {0}"),
		"unreadable_characters": _("This holds characters that cannot be stored."),
		"not_a_cursor": _("This is no cursor of this list: begin without one."),
		"not_a_code": _("This is no code as it stands: compare it with the paper again."),
		"too_long": _("At most {0} characters fit here."),
		"too_short": _("At least {0} characters are needed."),
		"too_many": _("At most {0} are taken at once."),
		"too_small": _("The least is {0}."),
		"too_large": _("The most is {0}."),
	}
	return problem.message or fill(words[problem.code], problem.limit)
