"""What a key may be good for: each scope is a tick on the Program Key. Pure."""

# The scope that an endpoint names -> what it opens.
SCOPES = {
	"organisation:read": "Read the profile of the holder's organisation.",
	"organisation:propose": "Propose changes of that profile, which the secretariat answers.",
	"people:read": "Read who acts for the organisation.",
	"people:propose": "Propose who acts for it, which the secretariat answers.",
	"declarations:read": "Read what the organisation declared, and the charter in force.",
	"letters:read": "Read the organisation's membership letters and fetch them.",
	"letters:issue": "Ask for a membership letter.",
	"applications:read": "Follow applications that this program handed in.",
	"applications:submit": "Hand in applications that people filled in elsewhere.",
	"changes:read": "Ask what has changed since a cursor.",
}


def field_of(scope: str) -> str:
	"""The tick of a scope: `may_people_read` of people:read."""
	return "may_" + scope.replace(":", "_")


FIELDS = {scope: field_of(scope) for scope in SCOPES}
