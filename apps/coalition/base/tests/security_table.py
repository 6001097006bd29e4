"""Who may do what with the DocTypes of base, cell by cell; adding a DocType is adding a row."""

from coalition.base.tests import security_records as records
from coalition.tests.security_rows import (
	ADMINISTRATOR,
	AUDITOR,
	COUNCIL,
	FINANCE,
	LOOK,
	MANAGER,
	OVERSIGHT,
	PROGRAM,
	SECRETARIAT,
	Row,
	made,
	named_anew,
	stored,
)

TABLE = {
	"Coalition Settings": Row(
		lambda: "Coalition Settings",
		{ADMINISTRATOR: "read print write", SECRETARIAT: "read print", COUNCIL: "read print"},
		is_settings=True,
	),
	"Coalition Place": Row(
		named_anew("Coalition Place", "place_name"),
		{ADMINISTRATOR: f"{LOOK} write create delete", SECRETARIAT: f"{LOOK} write create", COUNCIL: LOOK},
	),
	"Coalition Sector": Row(
		named_anew("Coalition Sector", "sector_name"),
		{ADMINISTRATOR: f"{LOOK} write create delete", SECRETARIAT: f"{LOOK} write create", COUNCIL: LOOK},
	),
	"Configuration Change": Row(
		records.configuration_change,
		{ADMINISTRATOR: LOOK, OVERSIGHT: LOOK, AUDITOR: LOOK},
		why={(MANAGER, "delete"): "nobody writes the log: whoever changes the settings least of all"},
	),
	"Coalition Exchange Rate": Row(
		made("exchange_rate"),
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
		made("account"),
		{ADMINISTRATOR: f"{LOOK} write create", SECRETARIAT: "read print write create"},
		why={(SECRETARIAT, "export"): "a list of who has which telephone is not for taking along"},
	),
	"Sign-in Code": Row(
		records.handed_code,
		{ADMINISTRATOR: LOOK, SECRETARIAT: "read print"},
		why={(SECRETARIAT, "create"): "by the button of the account alone, which shows the code once"},
	),
	"Program Key": Row(
		made("program_key"),
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
		stored("Change Feed"),
		{},
		why={(PROGRAM, "read"): "a program asks by changes.list, for its own alone"},
	),
	"Change Note": Row(stored("Change Note"), {}),
	"Searched Name": Row(
		stored("Searched Name"),
		{},
		why={(MANAGER, "read"): "by a filter on it a name could be guessed; nobody reads the record"},
	),
	"Outbox Entry": Row(
		stored("Outbox Entry"),
		{ADMINISTRATOR: "read print", SECRETARIAT: "read print"},
		why={(MANAGER, "read"): "a manager runs the site, and reads no mails of the coalition"},
	),
	"Due Message": Row(
		stored("Due Message"),
		{ADMINISTRATOR: "read print", SECRETARIAT: "read print"},
		why={(SECRETARIAT, "write"): "by the page of what to send alone, which notes who ticked and when"},
	),
	"Export Note": Row(
		records.export_note,
		dict.fromkeys((ADMINISTRATOR, OVERSIGHT, AUDITOR), LOOK),
		why={(MANAGER, "delete"): "who took what along stays known"},
	),
}
# Rows of other records: nobody reaches them but through the record.
ROWS_OF_RECORDS = (
	"Field Consent",
	"Seal Look",
	"Verification Code Paper",
	"Program Key Scope",
	"Coalition Country",
)
