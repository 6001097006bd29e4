"""What of a configuration record counts, as texts that can be compared: {setting: value}.

Secrets never stand in them: of codes and keys a digest shows that they changed, of addresses the host alone.
"""

import hashlib
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from frappe.model import no_value_fields, table_fields
from frappe.model.document import Document

from coalition.base.apps import created_records, own_doctypes, roles

State = dict[str, str]
LONGEST = 1000
SECRET = ("Password",)
CODE = ("Code", "HTML Editor", "Text Editor", "Markdown Editor", "JSON")
NOISE = ("is_system_generated", "module", "naming_series", "amended_from")
# Who may do all of this has power over the coalition's records as well.
ENGINE_ROLES = ("System Manager", "Workspace Manager", "Script Manager", "Report Manager")
SYSTEM_FIELDS = (
	*("enable_password_policy", "minimum_password_score", "force_user_to_reset_password"),
	*("disable_user_pass_login", "login_with_email_link", "enable_two_factor_auth", "two_factor_method"),
	*("allow_consecutive_login_attempts", "allow_login_after_fail", "session_expiry"),
	*("deny_multiple_sessions", "logout_on_password_reset", "reset_password_link_expiry_duration"),
	*("allow_login_using_mobile_number", "allow_login_using_user_name", "apply_strict_user_permissions"),
	*("disable_document_sharing", "document_share_key_expiry", "allow_older_web_view_links"),
	*("allow_error_traceback", "allow_guests_to_upload_files", "encrypt_backup", "attach_view_link"),
)
ROLE_FIELDS = ("disabled", "desk_access", "two_factor_auth", "restrict_to_domain")
# Where a record says which DocType it concerns.
CONCERNS = {
	"Workflow": "document_type",
	"Custom Field": "dt",
	"Property Setter": "doc_type",
	"Client Script": "dt",
	"Server Script": "reference_doctype",
	"Notification": "document_type",
	"Print Format": "doc_type",
	"Report": "ref_doctype",
	"Webhook": "webhook_doctype",
	"Custom Role": "ref_doctype",
}
# These may reach everything, also where they name no DocType.
WITHOUT_DOCTYPE = ("Server Script", "Webhook")


def is_watched(doc: Document) -> bool:
	"""Whether this record has a say in how the coalition's records work."""
	if doc.doctype == "User":
		return bool(_user(doc).keys() - {"enabled"})
	if doc.doctype == "Role":
		return doc.name in our_roles()
	if doc.doctype not in CONCERNS:
		return True
	concerns = doc.get(CONCERNS[doc.doctype])
	return concerns in own_doctypes.doctypes() if concerns else doc.doctype in WITHOUT_DOCTYPE


def concerns(doc: Document) -> str | None:
	return doc.get(CONCERNS.get(doc.doctype, "")) or None


def state(doc: Document) -> State:
	"""What of this record counts; what is empty or off is left out."""
	reader = READERS.get(doc.doctype, _fields)
	return {setting: value[:LONGEST] for setting, value in reader(doc).items() if value not in ("", "0")}


def our_roles() -> set[str]:
	own = {name for doctype, name in created_records.records() if doctype == "Role"}
	return {*own, *roles.shipped_desk_roles(), *roles.shipped_portal_roles()}


def _fields(doc: Document) -> State:
	fields = [field for field in doc.meta.fields if field.fieldtype not in no_value_fields]
	tables = [field for field in doc.meta.fields if field.fieldtype in table_fields]
	return {
		**{
			field.fieldname: _value(field.fieldtype, doc.get(field.fieldname))
			for field in fields
			if _counts(field)
		},
		**{field.fieldname: _rows(doc.get(field.fieldname)) for field in tables},
	}


def _counts(field: Document) -> bool:
	return field.fieldtype not in SECRET and field.fieldname not in NOISE


def _value(fieldtype: str, value: object) -> str:
	if value in (None, ""):
		return ""
	return digest(str(value)) if fieldtype in CODE else str(value)


def _rows(rows: list[Document]) -> str:
	"""The rows of a table, with what distinguishes them."""
	return "; ".join(
		", ".join(value for value in _fields(row).values() if value not in ("", "0")) for row in rows
	)


def digest(text: str) -> str:
	"""That it changed, without what it says: a script or a key."""
	return f"{len(text.splitlines())} lines, sha256 {hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _only(names: tuple[str, ...]) -> Callable[[Document], State]:
	return lambda doc: {name: str(doc.get(name) or "") for name in names}


def _user(doc: Document) -> State:
	watched = {*our_roles(), *ENGINE_ROLES}
	held = {f"role {row.role}": "yes" for row in doc.get("roles") or () if row.role in watched}
	key = {"api_key": digest(doc.api_key)} if doc.get("api_key") else {}
	return {**held, **key, "enabled": "yes" if doc.enabled else ""}


def _workflow(doc: Document) -> State:
	states = {
		f"state {row.state}": ", ".join(
			(row.allow_edit, f"docstatus {row.doc_status}", f"{row.update_field}={row.update_value}")
		)
		for row in doc.states
	}
	steps = {
		f"step {row.state}: {row.action}, {row.allowed}": ", ".join(
			filter(
				None, [row.next_state, row.condition, "by its maker too" if row.allow_self_approval else ""]
			)
		)
		for row in doc.transitions
	}
	return {"is_active": str(doc.is_active), "document_type": doc.document_type, **states, **steps}


def _webhook(doc: Document) -> State:
	"""Neither headers nor paths: both carry tokens."""
	host = urlsplit(doc.request_url or "").hostname or ""
	plain = _only(("webhook_doctype", "webhook_docevent", "enabled", "condition"))
	return {**plain(doc), "host": host, "request_url": digest(doc.request_url or "")}


READERS: Mapping[str, Callable[[Document], State]] = {
	"User": _user,
	"Workflow": _workflow,
	"Webhook": _webhook,
	"Role": _only(ROLE_FIELDS),
	"System Settings": _only(SYSTEM_FIELDS),
}
