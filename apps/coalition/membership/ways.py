"""Where membership leads to, from the portal's front page and from a member's home."""

from frappe import _

from coalition.base.apps import plugins
from coalition.membership.self_service.acting import Acting
from coalition.portal.ways import Way, shown

HOOK = "coalition_member_ways"


def of_front() -> list[Way]:
	"""What everybody sees first."""
	told = _("Our coalition takes in new members. Whoever wants to join applies here:")
	return [
		Way(_("Apply to join"), "/apply", is_main=True, to_share=told),
		Way(_("Our members"), "/members"),
	]


def of_member(me: Acting) -> list[Way]:
	"""Where a member goes from its home, by all modules and apps."""
	return shown(plugins.answers_of(HOOK, Way, me))


def own(me: Acting) -> list[Way]:
	"""Membership's own."""
	known = _("What the coalition knows of you, and what you propose to change.")
	acting = _("Who acts for you, and whom the secretariat speaks with.")
	declared = _("When the charter was declared, and until when that holds.")
	proven = _("A membership letter with a code that anybody can verify.")
	public = _("What everybody sees of you: you alone decide.")
	people = [Way(_("People"), f"{me.root}/people", acting)] if me.is_organisation else []
	return [
		Way(_("Profile"), f"{me.root}/profile", known),
		*people,
		Way(_("Declarations"), f"{me.root}/declarations", declared),
		Way(_("Letters"), f"{me.root}/letters", proven),
		Way(_("What is public"), f"{me.root}/public", public),
		Way(_("My account"), "/account", _("Password, other devices, a lost telephone.")),
	]
