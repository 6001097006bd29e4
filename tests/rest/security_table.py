"""Who may do what with each DocType: declared here, and tried cell by cell over HTTP.

Adding a DocType is adding a row. A role that is not named may do nothing with it; no role at all may share,
and what a role may read it also lists and counts. The column of programs stays empty: a key with every scope
there is opens the endpoints of coalition.api.v1 alone, and nothing of the engine's own API.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.rest import security_records as records

ADMINISTRATOR = "Coalition Administrator"
SECRETARIAT = "Coalition Secretariat"
FINANCE = "Coalition Finance"
COUNCIL = "Council Member"
OVERSIGHT = "Oversight Member"
SCREENING = "Screening Officer"
TRAINING = "Training Coordinator"
AUDITOR = "Coalition Auditor"
BRANCH_OFFICER = "Branch Officer"
DELEGATE = "Organisation Delegate"
INDIVIDUAL = "Individual Member"
PARTNER = "Incubated Partner"
MANAGER = "System Manager"
NO_ROLE = "no role"
GUEST = "guest"
PROGRAM = "a program's key with all scopes"

EVERYBODY = (
	*(ADMINISTRATOR, SECRETARIAT, FINANCE, COUNCIL, OVERSIGHT, SCREENING, TRAINING, AUDITOR, BRANCH_OFFICER),
	*(DELEGATE, INDIVIDUAL, PARTNER, MANAGER, NO_ROLE, GUEST, PROGRAM),
)
VERBS = (
	*("read", "list", "count", "print", "export", "write", "create", "share"),
	*("submit", "cancel", "amend", "delete"),
)
# Settings are one record: there is nothing to list, make or delete.
VERBS_OF_SETTINGS = ("read", "print", "write", "share")
LOOK = "read print export"
LOOKING = {*LOOK.split(), "list", "count"}
MEMBERS_AT_THE_DESK = {ADMINISTRATOR: f"{LOOK} write", SECRETARIAT: f"{LOOK} write", COUNCIL: LOOK}


@dataclass(frozen=True)
class Row:
	"""`rights` gives each role its verbs; `make` makes a record at the console and answers its name.

	`why` gives the reason of a cell that surprises: (role, verb) -> reason.
	"""

	make: Callable[[], str]
	rights: dict[str, str]
	why: dict[tuple[str, str], str] = field(default_factory=dict)
	is_settings: bool = False

	def verbs(self) -> tuple[str, ...]:
		return VERBS_OF_SETTINGS if self.is_settings else VERBS

	def may(self, role: str, verb: str) -> bool:
		granted = self.rights.get(role, "").split()
		return verb in granted or (verb in ("list", "count") and "read" in granted)

	def may_change(self, role: str) -> bool:
		return not set(self.rights.get(role, "").split()) <= LOOKING


TABLE = {
	"Coalition Settings": Row(
		lambda: "Coalition Settings",
		{ADMINISTRATOR: "read print write", SECRETARIAT: "read print", COUNCIL: "read print"},
		is_settings=True,
	),
	"Coalition Place": Row(
		records.named_anew("Coalition Place", "place_name"),
		{ADMINISTRATOR: f"{LOOK} write create delete", SECRETARIAT: f"{LOOK} write create", COUNCIL: LOOK},
	),
	"Coalition Sector": Row(
		records.named_anew("Coalition Sector", "sector_name"),
		{ADMINISTRATOR: f"{LOOK} write create delete", SECRETARIAT: f"{LOOK} write create", COUNCIL: LOOK},
	),
	"Configuration Change": Row(
		records.configuration_change,
		{ADMINISTRATOR: LOOK, OVERSIGHT: LOOK, AUDITOR: LOOK},
		why={(MANAGER, "delete"): "nobody writes the log: whoever changes the settings least of all"},
	),
	"Coalition Exchange Rate": Row(
		records.made("exchange_rate"),
		{
			FINANCE: f"{LOOK} write create submit",
			**dict.fromkeys((ADMINISTRATOR, SECRETARIAT, COUNCIL, OVERSIGHT), LOOK),
		},
	),
	"Sealed Name": Row(
		records.sealed_name,
		{},
		why={(MANAGER, "read"): "two people open a seal, by a function of ours; nobody reads the record"},
	),
	"Seal Opening": Row(
		records.asked("Seal Opening"),
		{SECRETARIAT: f"{LOOK} create", **dict.fromkeys((ADMINISTRATOR, OVERSIGHT), f"{LOOK} write")},
		why={(OVERSIGHT, "write"): "the right to answer; a save is refused, the answer comes by a button"},
	),
	"Personal Data Erasure": Row(
		records.asked("Personal Data Erasure"),
		{SECRETARIAT: f"{LOOK} create", **dict.fromkeys((ADMINISTRATOR, OVERSIGHT), f"{LOOK} write")},
		why={(OVERSIGHT, "write"): "the right to answer; a save is refused, the answer comes by a button"},
	),
	"Verification Code": Row(
		records.verification_code,
		dict.fromkeys((ADMINISTRATOR, SECRETARIAT), LOOK),
		why={
			(SECRETARIAT, "create"): "issued and revoked by functions alone, which ask for the kind's roles",
			(MANAGER, "delete"): "nobody: what was handed out stays known",
		},
	),
	"Portal Account": Row(
		records.made("account"),
		{ADMINISTRATOR: f"{LOOK} write create", SECRETARIAT: "read print write create"},
		why={(SECRETARIAT, "export"): "a list of who has which telephone is not for taking along"},
	),
	"Sign-in Code": Row(
		records.handed_code,
		{ADMINISTRATOR: LOOK, SECRETARIAT: "read print"},
		why={(SECRETARIAT, "create"): "by the button of the account alone, which shows the code once"},
	),
	"Program Key": Row(
		records.made("program_key"),
		{
			**dict.fromkeys((ADMINISTRATOR, SECRETARIAT), "read print write create"),
			OVERSIGHT: "read print",
		},
		why={
			(SECRETARIAT, "export"): "a list of who has which program is not for taking along",
			(PROGRAM, "read"): "not its own either: what it may know of it is answered by me.get",
		},
	),
	"Answered Request": Row(
		records.answered_request,
		{},
		why={(MANAGER, "read"): "what programs were answered is theirs, and goes after two days"},
	),
	"Change Feed": Row(
		records.stored("Change Feed"),
		{},
		why={(PROGRAM, "read"): "a program asks by changes.list, for its own alone"},
	),
	"Change Note": Row(records.stored("Change Note"), {}),
	"Outbox Entry": Row(
		records.stored("Outbox Entry"),
		{ADMINISTRATOR: "read print", SECRETARIAT: "read print"},
		why={(MANAGER, "read"): "a manager runs the site, and reads no mails of the coalition"},
	),
	"Membership Charter": Row(
		records.made("charter", publish=False),
		{ADMINISTRATOR: f"{LOOK} write create submit delete", SECRETARIAT: LOOK, COUNCIL: LOOK},
		why={(ADMINISTRATOR, "delete"): "a draft alone: what is published stays"},
	),
	"Application Draft": Row(
		records.draft,
		{},
		why={(SECRETARIAT, "read"): "what is not sent yet is the applicant's alone, by a link of their own"},
	),
	"Membership Application": Row(
		records.made("application"),
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
		records.made("member"),
		{**MEMBERS_AT_THE_DESK, BRANCH_OFFICER: "list count"},
		why={
			(SECRETARIAT, "create"): "a member is made by the council's decision, or read from a register",
			(BRANCH_OFFICER, "read"): "of another branch; what an officer sees: test_membership_branches",
		},
	),
	"Individual Member": Row(
		records.made("individual"),
		{**MEMBERS_AT_THE_DESK, BRANCH_OFFICER: "list count"},
		why={(SECRETARIAT, "create"): "a member is made by the council's decision, or read from a register"},
	),
	"Coalition Branch": Row(
		records.made("branch"),
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
	"Export Note": Row(
		records.export_note,
		dict.fromkeys((ADMINISTRATOR, OVERSIGHT, AUDITOR), LOOK),
		why={(MANAGER, "delete"): "who took what along stays known"},
	),
	"Register Import": Row(
		records.register_import,
		dict.fromkeys((ADMINISTRATOR, SECRETARIAT), "read print write create"),
		why={(SECRETARIAT, "export"): "it holds what stood in the file, and the file is at hand"},
	),
	"Membership Policy": Row(
		lambda: "Membership Policy",
		{ADMINISTRATOR: "read print write", SECRETARIAT: "read print", COUNCIL: "read print"},
		is_settings=True,
	),
}
# Rows of other records: nobody reaches them but through the record.
ROWS_OF_RECORDS = (
	*("Admission Check", "Charter Clause", "Declared Clause", "Field Consent", "Seal Look"),
	*("Verification Code Paper", "Organisation Registration", "Member Person", "Work Sector", "Work Place"),
	*("Past Work", "Cooperation Point", "Branch Board Seat", "Branch Representative", "Branch Officer Term"),
	*("Application Step", "Program Key Scope"),
)
