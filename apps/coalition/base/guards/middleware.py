"""What every request passes once the engine knows who asks (hook `auth_hooks`).

Default deny: who names a guarded DocType needs a right on it, who names a record of it has to be able to read
that, and nobody asks, filters or sorts by a field that they may not read. The engine's own methods check some
of this each in its own way, and many check nothing.
"""

import re
from urllib.parse import unquote

import frappe
from frappe import _

from coalition.base.guards.guarded import hidden_fields, is_guarded
from coalition.base.guards.naming import Named, is_name_of_doctype, is_plain_address, named
from coalition.moved import renamed

ANY_RIGHT = ("read", "select", "create", "write")
# A client does not choose as whom it is answered, nor whose permissions count.
NOT_THE_CLIENTS = ("ignore_user_permissions", "ignore_permissions", "user")


def check_request() -> None:
	"""Refuse what no method of the engine should have to refuse. Raises frappe.PermissionError."""
	_refuse_who_was_switched_off()
	if frappe.session.user == "Administrator":
		return
	request = of_this_request()
	_refuse_other_letters(request)
	guarded = {doctype for doctype in request.doctypes if is_guarded(doctype)}
	_refuse_guarded(guarded, request)
	_refuse_unreadable_records(request)
	_refuse_hidden_questions(request)
	_refuse_imports_of_others()
	_refuse_reports_of_others(request)
	_refuse_files_of_others(request)
	_leave_out_what_is_not_the_clients(guarded, request)


def of_this_request() -> Named:
	"""What the request names, read once."""
	held = frappe.request.environ
	if "coalition.named" not in held:
		held["coalition.named"] = named(frappe.request.path, frappe.form_dict)
	return held["coalition.named"]


def _refuse_who_was_switched_off() -> None:
	"""The engine accepts the key of a user who is disabled."""
	user = frappe.session.user
	if not frappe.get_request_header("Authorization") or user in (None, "Guest", "Administrator"):
		return
	if not frappe.db.get_value("User", user, "enabled"):
		frappe.throw(_("This account is switched off."), frappe.AuthenticationError)


def _refuse_chosen_table_of_keys() -> None:
	"""The engine lets a header choose the DocType that holds the key, and so who asks."""
	if frappe.get_request_header("Frappe-Authorization-Source"):
		frappe.throw(_("A key is looked up among the users alone."), frappe.AuthenticationError)


def _refuse_other_letters(request: Named) -> None:
	"""The database finds a DocType by small letters and without its accents too; nothing else does.

	What is the name of none goes into SQL as it stands in some of the engine's functions.
	"""
	for doctype in request.doctypes | request.mentioned:
		found = frappe.db.exists("DocType", doctype, cache=True)
		if found not in (None, doctype):
			_refuse()
		is_missing = bool(doctype) and not found
		if is_missing and (doctype in request.asked_for or not is_name_of_doctype(doctype)):
			frappe.throw(_("There is no such kind of record."), frappe.DoesNotExistError)


def _refuse_guarded(guarded: set[str], request: Named) -> None:
	for doctype in guarded:
		if frappe.is_table(doctype):
			_refuse_rows_alone(doctype, request)
		elif not any(frappe.has_permission(doctype, right) for right in ANY_RIGHT):
			_refuse()


def _refuse_unreadable_records(request: Named) -> None:
	for doctype in filter(is_guarded, request.mentioned):
		meta = frappe.get_meta(doctype)
		if not meta.istable and request.has_filter_for_name:
			_refuse()
		if not (meta.istable or meta.issingle) and request.names:
			_refuse_unreadable(doctype, request.names)


def _refuse_unreadable(doctype: str, names: frozenset[str]) -> None:
	# All that there are: whether they may be read is asked next.
	for name in frappe.get_all(doctype, filters={"name": ("in", list(names))}, pluck="name"):
		if not frappe.has_permission(doctype, "read", name):
			_refuse()


def _refuse_rows_alone(doctype: str, request: Named) -> None:
	"""Rows are read with their record: a list of them would not ask who may read which record.

	A form names the table that it searches from, and reads what fields it has.
	"""
	if doctype in request.asked_for and not request.method.endswith(".getdoctype"):
		_refuse()


def _refuse_hidden_questions(request: Named) -> None:
	"""A filter, an order or a sum answers one question about a field; a thousand of them read it."""
	for doctype in _reachable(request.doctypes):
		for field in hidden_fields(doctype):
			if re.search(rf"\b{re.escape(field)}\b", request.questions, re.IGNORECASE):
				_refuse()


def _refuse_imports_of_others() -> None:
	"""Whoever names an import reads its file: the engine asks neither whether they may, nor whose it is."""
	for field, is_of_others in (
		("data_import", _is_import_of_others),
		("data_import_name", _is_import_of_others),
		("import_file", _is_file_of_others),
	):
		named = frappe.form_dict.get(field)
		# Anything but a name would be a filter.
		if named and (not isinstance(named, str) or is_of_others(named)):
			_refuse()


def _refuse_reports_of_others(request: Named) -> None:
	"""The engine hands out a report that was prepared for somebody to whoever knows its name."""
	if any(map(_is_prepared_for_another, request.prepared)):
		_refuse()


def _is_prepared_for_another(name: str) -> bool:
	owner = frappe.db.get_value("Prepared Report", name, "owner")
	return bool(owner) and owner != frappe.session.user and "System Manager" not in frappe.get_roles()


def _refuse_files_of_others(request: Named) -> None:
	"""The engine reads a file by its path, whatever leads there, before it asks whose it is."""
	for address in request.files:
		if not is_plain_address(address) or (_is_private(address) and not _is_readable(address)):
			_refuse()


def _is_private(address: str) -> bool:
	return unquote(address).startswith("/private/")


def _is_readable(address: str) -> bool:
	"""Whether one of the files there is open to whoever asks; where there is none, it is nobody's."""
	# All of them: who may read them is asked next.
	names = frappe.get_all("File", {"file_url": ("in", (address, unquote(address)))}, pluck="name")
	return any(frappe.has_permission("File", "read", name) for name in names)


def _is_import_of_others(name: str) -> bool:
	doctype = frappe.db.get_value("Data Import", name, "reference_doctype")
	return bool(doctype) and not frappe.has_permission("Data Import", "read", name)


def _is_file_of_others(address: str) -> bool:
	file = frappe.db.get_value("File", {"file_url": address}, ["name", "attached_to_doctype"], as_dict=True)
	return (
		bool(file)
		and is_guarded(file.attached_to_doctype)
		and not frappe.has_permission("File", "read", file.name)
	)


def _reachable(doctypes: frozenset[str]) -> set[str]:
	"""The guarded DocTypes named, and those that a list of a named one can ask through a link or a table."""
	known = [doctype for doctype in doctypes if frappe.db.exists("DocType", doctype, cache=True)]
	links = {
		field.options
		for doctype in known
		for field in frappe.get_meta(doctype).get("fields", {"fieldtype": ("in", ("Link", "Table"))})
	}
	return {doctype for doctype in {*known, *links} if is_guarded(doctype)}


def _doctype_of_report() -> str | None:
	report = frappe.form_dict.get("report_name")
	return frappe.db.get_value("Report", report, "ref_doctype", cache=True) if report else None


def _leave_out_what_is_not_the_clients(guarded: set[str], request: Named) -> None:
	if guarded or request.method.startswith("coalition."):
		_refuse_chosen_table_of_keys()
	if guarded or is_guarded(_doctype_of_report()):
		for key in NOT_THE_CLIENTS:
			frappe.form_dict.pop(key, None)


def _refuse() -> None:
	frappe.throw(_("This is not open to you."), frappe.PermissionError)


# For one version: something had another name.
__getattr__ = renamed(__name__)
