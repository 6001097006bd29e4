"""What the steps are called, and the help that stands beside their questions."""

from frappe import _

from coalition.membership.applying.steps import FILES, SUMMARY
from coalition.membership.profile.fields import FIELDS, INDIVIDUAL, ProfileField
from coalition.membership.profile.tables import LISTS, TABLES, ProfileTable


def titles(kind: str) -> dict[str, str]:
	"""Step -> what it is called, for who applies as this kind."""
	alone = kind == INDIVIDUAL
	return {
		"kind": _("Who applies"),
		"identity": _("Your name") if alone else _("Name and registration"),
		"work": _("Place and sector") if alone else _("Place, sectors and size"),
		"people": _("How we reach you") if alone else _("People who act for you"),
		"past": _("About you and your work") if alone else _("Past work"),
		"hopes": _("Hopes and contributions"),
		"cooperation": _("Cooperation and conflicts"),
		"charter": _("Charter"),
		FILES: _("Papers and photos"),
		SUMMARY: _("Check and send"),
	}


def leads(kind: str) -> dict[str, str]:
	"""Step -> what stands under its title."""
	return {
		"kind": _("Short steps, each saved. You can stop at any time and go on later by a link of your own."),
		"people": _("Only the secretariat and the council see this."),
		"past": _("What you have done and published, so that others see how you work. May stay empty."),
		"hopes": _("Both may stay empty."),
		"cooperation": _(
			"So that members know early where they can work together, and where it would hurt. "
			"May stay empty; you can change it later."
		),
		FILES: _("Photos, PDF or Word files: a registration paper, a report. One at a time; may stay empty."),
	}


def labels(kind: str) -> dict[str, str]:
	"""Field, or table and field -> what it is called here, where that differs from the desk."""
	alone = kind == INDIVIDUAL
	own = {"organisation_name": _("Your name"), "about": _("About you")} if alone else {}
	# texts: membership/profile marks them.
	declared = {name: _(each.label) for name, each in _declared().items() if each.label}
	return {**declared, **own, "signatory": _("Who signs")}


def _declared() -> dict[str, ProfileField | ProfileTable]:
	"""What is declared of the profile, by name, or by table and column."""
	columns = {f"{table.name}.{each.name}": each for table in TABLES for each in table.columns}
	return {each.name: each for each in (*FIELDS, *TABLES)} | columns


def stances() -> dict[str, str]:
	"""The stances of a point of cooperation, as the applicant says them."""
	return {
		"Wants To": _("Here we want to work with others"),
		"Does Not": _("Here we do not"),
		"Interests Conflict": _("Here our interests conflict"),
	}


def helps(kind: str) -> dict[str, str]:
	"""Field, or table and field -> the help beside it."""
	alone = kind == INDIVIDUAL
	# texts: membership/profile marks them.
	declared = {name: _(each.help) for name, each in _declared().items() if each.help}
	return {
		**declared,
		# texts: as above.
		**{each.name: _(each.help) for each in LISTS},
		"organisation_name": _("In Arabic, as you write it yourself.")
		if alone
		else _("In Arabic, as you write it yourselves."),
		"name_latin": _("As you write it in another language."),
		"place": _("Where you mainly work."),
		"sector": _("What you mainly work on."),
		"contact_person": _("Whom the secretariat speaks with."),
		"contact_phone": _("With the country code. A telephone number or an e-mail address is enough."),
		"contact_email": _(
			"Your private link to this application is mailed to this address and to nobody else."
		),
		"signatory": _("The person who signs these declarations."),
	}


def names_of_rows() -> dict[str, str]:
	"""Table -> what one of its rows is called, with a place for its number."""
	# texts: membership/profile marks them.
	return {each.name: _(each.one) for each in TABLES}
