"""Who may do what with the DocTypes of membership, cell by cell; adding a DocType is adding a row."""

from coalition.membership.tests import security_records as records
from coalition.tests.security_rows import (
	ADMINISTRATOR,
	BRANCH_OFFICER,
	COUNCIL,
	DELEGATE,
	LOOK,
	MANAGER,
	SECRETARIAT,
	Row,
	made,
)

MEMBERS_AT_THE_DESK = {ADMINISTRATOR: f"{LOOK} write", SECRETARIAT: f"{LOOK} write", COUNCIL: LOOK}
TABLE = {
	"Membership Charter": Row(
		made("charter", publish=False),
		{ADMINISTRATOR: f"{LOOK} write create submit delete", SECRETARIAT: LOOK, COUNCIL: LOOK},
		why={(ADMINISTRATOR, "delete"): "a draft alone: what is published stays"},
	),
	"Application Draft": Row(
		records.draft,
		{},
		why={(SECRETARIAT, "read"): "what is not sent yet is the applicant's alone, by a link of their own"},
	),
	"Membership Application": Row(
		made("application"),
		{
			ADMINISTRATOR: LOOK,
			SECRETARIAT: f"{LOOK} write create",
			COUNCIL: f"{LOOK} write submit",
			BRANCH_OFFICER: "list count",
		},
		why={
			(BRANCH_OFFICER, "read"): "of another branch; what an officer sees: test_membership_branches",
			(COUNCIL, "write"): "the reason of its decision; in the state «Council Decision» alone",
			(ADMINISTRATOR, "write"): "who sets up the software has no part in who belongs",
		},
	),
	"Applicant Message": Row(
		records.message,
		{SECRETARIAT: LOOK, COUNCIL: LOOK},
		why={
			(ADMINISTRATOR, "read"): "who sets up the software has no part in who belongs",
			(SECRETARIAT, "create"): "kept by functions alone, which say who wrote it, and never changed",
			(MANAGER, "delete"): "nobody: a conversation stays as it was",
		},
	),
	"Admission Opinion": Row(
		records.opinion,
		{SECRETARIAT: f"{LOOK} write create", COUNCIL: LOOK},
		why={
			(SECRETARIAT, "write"): "what it entered itself, while it is asked for; no delegate's own word",
			(DELEGATE, "read"): "delegates give theirs by the portal, and read nobody's",
			(ADMINISTRATOR, "read"): "who thinks what of an applicant is for those who decide",
		},
	),
	"Admission Appeal": Row(
		records.appeal,
		{ADMINISTRATOR: LOOK, SECRETARIAT: f"{LOOK} write create", COUNCIL: f"{LOOK} write submit"},
		why={(COUNCIL, "write"): "what belongs to its decision; the appeal itself is the applicant's"},
	),
	"Member Organisation": Row(
		made("member"),
		{**MEMBERS_AT_THE_DESK, BRANCH_OFFICER: "list count"},
		why={
			(SECRETARIAT, "create"): "a member is made by the council's decision, or read from a register",
			(BRANCH_OFFICER, "read"): "of another branch; what an officer sees: test_membership_branches",
		},
	),
	"Individual Member": Row(
		made("individual"),
		{**MEMBERS_AT_THE_DESK, BRANCH_OFFICER: "list count"},
		why={(SECRETARIAT, "create"): "a member is made by the council's decision, or read from a register"},
	),
	"Coalition Branch": Row(
		made("branch"),
		{
			**dict.fromkeys((ADMINISTRATOR, SECRETARIAT), f"{LOOK} write create"),
			COUNCIL: LOOK,
			BRANCH_OFFICER: "list count",
		},
		why={(BRANCH_OFFICER, "read"): "their own branch alone"},
	),
	"Charter Declaration": Row(
		records.declaration,
		{
			ADMINISTRATOR: f"{LOOK} write create submit cancel",
			SECRETARIAT: f"{LOOK} write create submit",
			COUNCIL: LOOK,
		},
		why={(ADMINISTRATOR, "cancel"): "one that was entered by mistake; it stays, and is never deleted"},
	),
	"Proposed Change": Row(
		records.proposed_change,
		{ADMINISTRATOR: LOOK, SECRETARIAT: f"{LOOK} write"},
		why={
			(SECRETARIAT, "write"): "the right to answer; a save is refused, the answer comes by a button",
			(SECRETARIAT, "create"): "the member proposes, in the portal",
			(COUNCIL, "read"): "it waits for the secretariat, and names the member's people",
		},
	),
	"Membership Standing Change": Row(
		records.standing_change,
		{ADMINISTRATOR: LOOK, SECRETARIAT: f"{LOOK} write create", COUNCIL: f"{LOOK} write submit"},
		why={
			(COUNCIL, "write"): "what belongs to its decision; in the state «Decision» alone",
			(SECRETARIAT, "submit"): "who asks for a change does not decide on it",
			(ADMINISTRATOR, "write"): "who sets up the software has no part in who belongs",
		},
	),
	"Register Import": Row(
		records.register_import,
		dict.fromkeys((ADMINISTRATOR, SECRETARIAT), "read print write create"),
		why={(SECRETARIAT, "export"): "it holds what stood in the file, and the file is at hand"},
	),
	"Register Wording": Row(
		records.register_wording,
		dict.fromkeys((ADMINISTRATOR, SECRETARIAT), "read print write create delete"),
		why={
			(SECRETARIAT, "delete"): "what is said there is asked anew of the next file; no member is meant"
		},
	),
	"Membership Policy": Row(
		lambda: "Membership Policy",
		{ADMINISTRATOR: "read print write", SECRETARIAT: "read print", COUNCIL: "read print"},
		is_settings=True,
	),
}
# Rows of other records: nobody reaches them but through the record.
ROWS_OF_RECORDS = (
	*("Admission Check", "Charter Clause", "Declared Clause", "Organisation Registration", "Member Person"),
	*("Work Sector", "Work Place", "Past Work", "Cooperation Point", "Branch Board Seat"),
	*("Branch Representative", "Branch Officer Term", "Application Step"),
	*("Register Heading", "Register Spelling"),
)
