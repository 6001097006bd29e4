"""Figures and pictures of the workspace of membership (`coalition_figures`)."""

from frappe import _

from coalition.base.overview.pictures import Figure, Picture
from coalition.membership.standing.projection import belonging

MEMBER, APPLICATION = "Member Organisation", "Membership Application"


def shown() -> list[Figure]:
	"""Registered and active stay two figures; what was never sent is no application yet."""
	belong, sent = (tuple(belonging()),), (("status", "!=", "Draft"),)
	return [
		Figure(_("Registered Organisations"), MEMBER, belong),
		Figure(_("Active Organisations"), MEMBER, (("standing", "=", "Active"),)),
		Picture(_("Members by Place"), MEMBER, belong, by="place"),
		Picture(_("Members by Sector"), MEMBER, belong, by="sector"),
		Picture(_("Members by Size"), MEMBER, belong, by="size_class"),
		Picture(_("Members by Kind"), MEMBER, belong, by="kind"),
		Picture(_("Applications by Outcome"), APPLICATION, sent, by="status"),
		Picture(_("Applications by Month"), APPLICATION, sent, by="creation", by_month=True),
	]
