"""The roles of a coalition. Portal and partner roles have no desk: a user given one stays a website user."""

from coalition.base.translatable import mark
from coalition.setup import made

ADMINISTRATOR = mark("Coalition Administrator")
SECRETARIAT = mark("Coalition Secretariat")
FINANCE = mark("Coalition Finance")
COUNCIL = mark("Council Member")
OVERSIGHT = mark("Oversight Member")
SCREENING = mark("Screening Officer")
TRAINING = mark("Training Coordinator")
AUDITOR = mark("Coalition Auditor")
BRANCH_OFFICER = mark("Branch Officer")
DELEGATE = mark("Organisation Delegate")
INDIVIDUAL = mark("Individual Member")
PARTNER = mark("Incubated Partner")

DESK_ROLES = (
	ADMINISTRATOR,
	SECRETARIAT,
	FINANCE,
	COUNCIL,
	OVERSIGHT,
	SCREENING,
	TRAINING,
	AUDITOR,
	BRANCH_OFFICER,
)
PORTAL_ROLES = (DELEGATE, INDIVIDUAL, PARTNER)


def make() -> None:
	"""Make the roles that are missing, before any DocType is synced: that would give each a desk."""
	for role in DESK_ROLES:
		made.once("Role", role, desk_access=1)
	for role in PORTAL_ROLES:
		made.once("Role", role, desk_access=0)
