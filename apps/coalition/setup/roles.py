"""The roles of a coalition. Portal and partner roles have no desk: a user given one stays a website user."""

from coalition.setup import made

ADMINISTRATOR = "Coalition Administrator"
SECRETARIAT = "Coalition Secretariat"
FINANCE = "Coalition Finance"
COUNCIL = "Council Member"
OVERSIGHT = "Oversight Member"
SCREENING = "Screening Officer"
TRAINING = "Training Coordinator"
AUDITOR = "Coalition Auditor"
DELEGATE = "Organisation Delegate"
INDIVIDUAL = "Individual Member"
PARTNER = "Incubated Partner"

DESK_ROLES = (ADMINISTRATOR, SECRETARIAT, FINANCE, COUNCIL, OVERSIGHT, SCREENING, TRAINING, AUDITOR)
PORTAL_ROLES = (DELEGATE, INDIVIDUAL, PARTNER)


def make() -> None:
	"""Make the roles that are missing, before any DocType is synced: that would give each a desk."""
	for role in DESK_ROLES:
		made.once("Role", role, desk_access=1)
	for role in PORTAL_ROLES:
		made.once("Role", role, desk_access=0)
