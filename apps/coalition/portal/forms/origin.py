"""The questions about what one person enters for another: how it came, on which day, who said it."""

from frappe import _

from coalition.base.records.on_behalf import BY_THE_SYSTEM
from coalition.base.records.values.contact import here
from coalition.base.text.answers import Asked
from coalition.portal.forms.fields import Field, Options
from coalition.portal.forms.reading import Read

CHANNELS = "channel"


def parts(person: str) -> tuple[Field, ...]:
	"""What a record that derives from OnBehalf has to know; `person` is its field that names who said it."""
	return (
		Field(person, required=True),
		Field("channel", Asked.CHOICE, required=True, offered=CHANNELS),
		Field("given_on", Asked.DATE, required=True),
		Field("channel_note", Asked.LINES, 1000),
	)


def offered(channels: str) -> Options:
	"""The ways that a person may choose, of the options of the record's field."""
	ways = [way for way in channels.split("\n") if way and way not in BY_THE_SYSTEM]
	# texts: options of DocTypes.
	return {CHANNELS: [(way, _(way)) for way in ways]}


def labels(person: str) -> dict[str, str]:
	"""What the questions are called."""
	return {
		person: _("Who said it"),
		"channel": _("How It Came"),
		"given_on": _("On which day"),
		"channel_note": _("Note on How It Came"),
	}


def helps() -> dict[str, str]:
	return {
		"given_on": _("Day, month and year, such as 31/1/2026."),
		"channel_note": _("Who heard it, where the paper or the voice note is kept. May stay empty."),
	}


def values(read: Read, person: str) -> dict[str, str]:
	"""What was answered, by the fields of the record: set on it, its `note_origin` notes who entered it."""
	return {name: read.text(name) for name in (person, "channel", "given_on", "channel_note")}


def check(read: Read) -> None:
	"""Nothing was said after today."""
	if not read.problems.get("given_on") and read.text("given_on") > here().today.isoformat():
		read.problems["given_on"] = "after_today"
