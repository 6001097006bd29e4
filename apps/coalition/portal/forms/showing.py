"""What templates show of a form: its parts with labels, helps, options, as many rows as were typed. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coalition.base.text.answers import Asked
from coalition.base.text.bidi import fill
from coalition.base.text.finding import Option, find
from coalition.portal.forms.fields import ROW, Field, File, Many, Options, Part, Rows, cell, entry
from coalition.portal.forms.reading import row_numbers, rows_in_use

# Empty rows below those that are filled.
SPARE = 2
# Of a list in which one is sought: more would weigh more than the page, and are found as well.
MOST_LISTED = 200
_LEFT_TO_RIGHT = (
	*(Asked.PHONE, Asked.EMAIL, Asked.YEAR, Asked.DATE, Asked.LINK),
	*(Asked.AMOUNT, Asked.MOMENT, Asked.SECRET),
)
# Of a field for addresses a browser rewrites what it takes for a domain: what was typed would be lost.
_TYPES = {Asked.PHONE: "tel", Asked.SECRET: "password"}
_MODES = {Asked.YEAR: "numeric", Asked.LINK: "url", Asked.EMAIL: "email"}


@dataclass(frozen=True)
class Words:
	"""What people read of a form, translated. A part goes by its name, a column by `table.column`.

	`rows` says what a row of a table is called, with {0} for its number. `completed` is what a browser may
	fill in (HTML's autocomplete); what is in `left_to_right` is written so. `digits` are typed as codes are.
	"""

	title: str = ""
	lead: str = ""
	button: str = ""
	# Where one goes back to, below /coalition.
	back: str = ""
	labels: Mapping[str, str] = field(default_factory=dict)
	helps: Mapping[str, str] = field(default_factory=dict)
	rows: Mapping[str, str] = field(default_factory=dict)
	completed: Mapping[str, str] = field(default_factory=dict)
	left_to_right: Collection[str] = ()
	digits: Collection[str] = ()


@dataclass
class Asking:
	"""One field, one table, one list of ticks or one file, as the template shows it."""

	name: str
	asked: str
	label: str
	help: str = ""
	required: bool = False
	# Whether the label says that it may stay empty: in rows that would be said in each of them.
	marked: bool = True
	length: int = 140
	direction: str = "auto"
	type: str = "text"
	mode: str = ""
	kind: str = ""
	autocomplete: str = "off"
	# Of a file: kinds, bytes and words of what is taken (form.py).
	taken: Mapping[str, object] = field(default_factory=dict)
	options: Sequence[Option] = ()
	# Of those that are sought: the several that what was typed may mean.
	found: Sequence[Option] = ()
	rows: Sequence["ShownRow"] = ()
	signed: str = ""
	signer: str = ""
	value: str = "1"


@dataclass
class ShownRow:
	"""A row; `stored` is what the name of a stored one is called in the form, "" where none are."""

	title: str
	fields: list[Asking]
	stored: str = ""


def shown(parts: Iterable[Part], form: Mapping[str, str], options: Options, words: Words) -> list[Asking]:
	"""The parts of a form; `form` decides how many rows a table has, and what was found."""
	return [_part(part, form, options, words) for part in parts if not getattr(part, "hidden", False)]


def labels(askings: Iterable[Asking]) -> dict[str, str]:
	"""Name of a form's field -> what the summary of problems calls it."""
	named: dict[str, str] = {}
	for each in askings:
		named[each.name] = each.label
		if each.asked == "many":
			named.update({entry(each.name, number): each.label for number, _each in enumerate(each.options)})
		for row in each.rows:
			named.update({one.name: f"{row.title}: {one.label}" for one in row.fields})
	return named


def _part(part: Part, form: Mapping[str, str], options: Options, words: Words) -> Asking:
	label, help = words.labels.get(part.name, part.name), words.helps.get(part.name, "")
	if isinstance(part, Rows):
		return Asking(part.name, "rows", label, help, rows=_table(part, form, options, words))
	if isinstance(part, Many):
		return Asking(part.name, "many", label, help, options=options.get(part.offered, ()))
	if isinstance(part, File):
		return Asking(part.name, "file", label, help, part.required, taken={"accepted": part.accepted})
	return _field(part, part.name, part.name, form, options, words)


def _field(
	part: Field, name: str, called: str, form: Mapping[str, str], options: Options, words: Words
) -> Asking:
	"""`name` in the form, `called` by the words."""
	is_ltr = part.asked in _LEFT_TO_RIGHT or called in words.left_to_right or called in words.digits
	found = Asking(
		name,
		part.asked.value,
		words.labels.get(called, part.name),
		words.helps.get(called, ""),
		required=part.required,
		length=part.longest,
		direction="ltr" if is_ltr else "auto",
		type=_TYPES.get(part.asked, "text"),
		mode="numeric" if called in words.digits else _MODES.get(part.asked, ""),
		kind="digits" if called in words.digits else "",
		autocomplete=words.completed.get(called, "off"),
		options=options.get(part.offered, ()),
	)
	return _with_its_own(found, part, form)


def _with_its_own(asking: Asking, part: Field, form: Mapping[str, str]) -> Asking:
	"""What one that is sought, and a signature, show besides."""
	if part.asked is Asked.FOUND:
		found = find(form.get(asking.name), asking.options)
		asking.found = found if len(found) > 1 else ()
		asking.options = asking.options[:MOST_LISTED]
	if part.signature:
		asking.signed, asking.signer = part.signature.text, part.signature.signer
		asking.value = part.signature.kept
	return asking


def _table(part: Rows, form: Mapping[str, str], options: Options, words: Words) -> list[ShownRow]:
	filled = max(rows_in_use(part, form), default=-1) + 1
	# One that comes back has the rows that it had, while one of them is empty.
	had = max(row_numbers(part, form), default=-1) + 1
	count = max(min(had if had > filled else filled + SPARE, part.most), filled)
	title = words.rows.get(part.name, "{0}")
	return [_row(part, number, fill(title, number + 1), form, options, words) for number in range(count)]


def _row(
	part: Rows, number: int, title: str, form: Mapping[str, str], options: Options, words: Words
) -> ShownRow:
	fields = []
	for each in part.fields:
		called = f"{part.name}.{each.name}"
		one = _field(each, cell(part.name, number, each.name), called, form, options, words)
		# Said once: in the first row.
		one.help = one.help if number == 0 else ""
		one.marked, one.required = not each.required, False
		fields.append(one)
	return ShownRow(title, fields, cell(part.name, number, ROW) if part.stored is not None else "")
