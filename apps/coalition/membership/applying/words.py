"""What the steps are called, and the help that stands beside their questions."""

from frappe import _

from coalition.membership.applying.steps import FILES, INDIVIDUAL, SUMMARY


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
	return {
		**own,
		"people_band": _("People who work with you"),
		"budget_band": _("Your yearly budget"),
		"hopes": _("What you hope for"),
		"brings": _("What you bring"),
		"cooperation": _("Where you would work together, and where not"),
		"cooperation.note": _("In your own words"),
		"cooperation.may_be_used": _("The coalition may use this to find who could work with whom"),
		"limits_in_deciding": _("What constrains you in deciding"),
		"decides_inside": _("How you decide inside"),
		"no_concessions": _("Concessions you cannot make"),
		"signatory": _("Who signs"),
	}


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
	return {
		"organisation_name": _("In Arabic, as you write it yourself.")
		if alone
		else _("In Arabic, as you write it yourselves."),
		"name_latin": _("As you write it in another language."),
		"registrations": _("With each authority where you are registered. If with none, leave it empty."),
		"registrations.area": _("The country or the area in which it holds."),
		"registrations.valid_until": _("Year-month-day, such as 2027-01-31. Empty where it has no end."),
		"place": _("Where you mainly work."),
		"sector": _("What you mainly work on."),
		"work_places": _("Tick all places where you work."),
		"work_sectors": _("Tick all that you work on."),
		"founded_in": _("The year, such as 2013."),
		"people_band": _("How many people work with you, with and without pay."),
		"budget_band": _("In US dollars a year, roughly."),
		"website": _("A page or an account where your work can be seen."),
		"contact_person": _("Whom the secretariat speaks with."),
		"contact_phone": _("With the country code. A telephone number or an e-mail address is enough."),
		"people": _("Who speaks and votes for you, and who stands in. You can name them later."),
		"about": _("What you do, and for whom."),
		"past_work": _("Projects, studies, statements: what shows your work best."),
		"past_work.year": _("The year, such as 2013."),
		"past_work.link": _("Where it can be read or seen."),
		"hopes": _("What you expect from the coalition."),
		"brings": _("What you would add: experience, people, places, means."),
		"cooperation": _("One point for each topic or place. Others see none of it unless you tick so."),
		"limits_in_deciding": _("What keeps you from taking part in deciding, such as a law or a funder."),
		"decides_inside": _("Who decides with you, and how long it takes."),
		"no_concessions": _("What you could not live with."),
		"signatory": _("The person who signs these declarations."),
	}


def name_of_rows(table: str) -> str:
	"""What one row of a table is called."""
	return {
		"registrations": _("Registration {0}"),
		"people": _("Person {0}"),
		"past_work": _("Work {0}"),
		"cooperation": _("Point {0}"),
	}[table]
