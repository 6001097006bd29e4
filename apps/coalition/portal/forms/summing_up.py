"""What was answered, in words."""

from frappe import _

from coalition.base.text.answers import Asked, show_answer
from coalition.base.text.signatures import signer_of
from coalition.portal.forms.fields import Answers, Field, Many, Options, Part, Rows
from coalition.portal.forms.showing import Words

# Texts, or of a table rows of (label, text).
Summary = list[str] | list[list[tuple[str, str]]]


def summed_up(
	part: Part, answers: Answers, options: Options, words: Words, language: str, zone: str = ""
) -> Summary:
	"""What was answered to a part; nothing where it stayed empty."""
	answer = answers.get(part.name) or []
	if isinstance(part, Many):
		entries = dict(options.get(part.offered, ()))
		return [entries.get(str(each), str(each)) for each in answer]
	if isinstance(part, Rows):
		return [_row(part, row, options, words, language, zone) for row in answer if isinstance(row, dict)]
	if isinstance(part, Field) and isinstance(answer, str):
		return [in_words(part, answer, options, language, zone)]
	return []


def in_words(field: Field, kept: str, options: Options, language: str, zone: str = "") -> str:
	"""One kept answer as people read it."""
	if field.asked is Asked.TICK:
		return _("Yes")
	if field.asked is Asked.SIGNATURE:
		return signer_of(kept)
	if field.offered:
		return dict(options.get(field.offered, ())).get(kept, kept)
	return show_answer(field.asked, kept, language, zone)


def _row(
	part: Rows, row: dict[str, str], options: Options, words: Words, language: str, zone: str
) -> list[tuple[str, str]]:
	return [
		(
			words.labels.get(f"{part.name}.{each.name}", each.name),
			in_words(each, row[each.name], options, language, zone),
		)
		for each in part.fields
		if row.get(each.name)
	]
