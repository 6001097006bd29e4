"""Text fields of base that belong to no member and no person: DocType -> field -> why.

Everything else that is text is declared in a module's private records: what is neither stays readable when
somebody is protected or erased.
"""

_SYSTEM = "the system's own: a name of code, a number, a state"
_UNREADABLE = "sealed, or a digest: nobody reads it"
_SETTING = "about the coalition itself"
NOT_PRIVATE = {
	"Answered Request": {
		**dict.fromkeys(("family", "endpoint"), _SYSTEM),
		**dict.fromkeys(("idempotency_key", "fingerprint"), _UNREADABLE),
		"answer": "forgotten with its holder (program_keys/forgetting.py), and after two days",
	},
	"Change Note": dict.fromkeys(("kind", "record", "what"), _SYSTEM),
	"Coalition Exchange Rate": dict.fromkeys(("rate", "source", "note"), "about a currency"),
	"Coalition Place": dict.fromkeys(("place_name", "name_latin", "point"), "a list that everybody reads"),
	"Coalition Sector": dict.fromkeys(("sector_name", "name_latin"), "a list that everybody reads"),
	"Coalition Settings": dict.fromkeys(("coalition_name", "coalition_name_latin", "exit_address"), _SETTING),
	"Configuration Change": dict.fromkeys(
		("record", "setting", "before", "after", "title"), "about settings, rights and roles of the site"
	),
	"Due Message": dict.fromkeys(("kind", "open_for"), _SYSTEM),
	"Export Note": dict.fromkeys(("report", "file_type"), _SYSTEM),
	"Field Consent": {"fieldname": "a name of a field"},
	"Outbox Entry": {**dict.fromkeys(("title", "handler", "sequence"), _SYSTEM), "sealed": _UNREADABLE},
	"Personal Data Erasure": {
		"reason": "why it was asked for, which stays: searched for the name (forgetting/traces.py)",
		"erased_fields": _SYSTEM,
	},
	"Portal Account": {
		**dict.fromkeys(
			("person_name", "user_name", "phone", "email"),
			"belongs to the record that it acts for without being declared (docs/extending.md)",
		),
		**dict.fromkeys(("frozen_by", "frozen_why"), "said by the secretariat; searched for the name"),
		"sealed_names": _UNREADABLE,
	},
	"Program Key": {
		"title": "what a program is for; searched for the name",
		"partner_name": "a partner that is no member",
		"family": _SYSTEM,
	},
	"Program Key Scope": {"scope": _SYSTEM},
	"Seal Opening": {
		"pseudonym": "what stands for a name",
		"reason": "why it was asked for, which stays: searched for the name",
	},
	"Sealed Name": {
		"pseudonym": "what stands for a name",
		**dict.fromkeys(("contents", "fingerprint"), _UNREADABLE),
	},
	"Searched Name": {
		**dict.fromkeys(("kind", "record"), _SYSTEM),
		"words": "declared with each record that is somebody's (search/stored.py)",
	},
	"Sign-in Code": {"open_for": _SYSTEM},
	"Verification Code": {
		**dict.fromkeys(("number", "kind", "code", "seen_fields"), _SYSTEM),
		"said": "what the paper says: the name in it is replaced as everywhere (forgetting/traces.py)",
		"revocation_reason": "said by the secretariat; searched for the name",
	},
	"Verification Code Paper": {
		**dict.fromkeys(("language", "content_hash"), _SYSTEM),
		"file": "the paper, sealed with its holder (forgetting/papers.py)",
	},
}
