"""Erasing what belongs to persons once they leave: the figures stay, and nothing brings the people back."""

import frappe
from frappe import _

from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.due_messages import entries as due_messages
from coalition.base.privacy import consents, requests
from coalition.base.privacy.declared import personal
from coalition.base.privacy.forgetting import papers, traces
from coalition.base.privacy.records import Held, held_of, run_event_of_rewritten, subject_of
from coalition.base.privacy.sealing import seal, sealed_accounts
from coalition.base.program_keys import forgotten_holders

ERASURE = "Personal Data Erasure"


def confirm(name: str) -> None:
	"""Do what was asked for. Raises what requests.to_answer raises, and StillNamed."""
	request = requests.to_answer(ERASURE, name)
	erased = anonymise(request.reference_doctype, request.reference_name)
	requests.answer(request, "Erased", erased_fields="\n".join(erased))


def refuse(name: str) -> None:
	requests.answer(requests.to_answer(ERASURE, name), "Refused")


def anonymise(doctype: str, name: str) -> list[str]:
	"""Erase the persons of a record, wherever its data stands; answers which fields of which records.

	Dates, places, sectors, standing and every figure stay as they are.
	"""
	subject = subject_of(doctype)
	held = [_people_of(each) for each in held_of(subject, name)]
	former = traces.former_values(held, {field for each in held for field in each.values})
	values = former | {value for each in held for value in each.told.values()}
	for each in held:
		_write(each)
	sealed_accounts.bring_users_up_to_date(each.name for each in held if each.doctype == ACCOUNT)
	hanging = [*held, *sealed_accounts.users_of(held)]
	papers.remove_copies(held, subject.copied_in)
	traces.erase(hanging, dict.fromkeys(values - {traces.ERASED}, traces.ERASED))
	forgotten_holders.forget_answers(doctype, name)
	forgotten_holders.rename_users(doctype, name)
	if not subject.can_be_protected:
		# Of a member the organisation remains; who applied and left is told nothing any more.
		due_messages.forget(doctype, name)
	if subject.can_be_protected and frappe.db.get_value(doctype, name, "is_protected"):
		seal.forget_people(doctype, name)
	consents.withdraw_stored(doctype, name, personal(subject.fields))
	run_event_of_rewritten((each.doctype, each.name) for each in held)
	return [_in_words(each.doctype, field) for each in held for field in each.values]


def _people_of(held: Held) -> Held:
	values = {field: held.values[field] for field in personal(held.fields)}
	return Held(held.doctype, held.name, held.fields, values)


def _write(held: Held) -> None:
	meta = frappe.get_meta(held.doctype)
	values = {field: traces.ERASED if meta.get_field(field).reqd else None for field in held.values}
	if held.doctype == ACCOUNT:
		values = sealed_accounts.emptied(held, traces.ERASED)
	frappe.db.set_value(held.doctype, held.name, values)


def _in_words(doctype: str, field: str) -> str:
	# texts: names of DocTypes and labels of their fields.
	return f"{_(doctype)}: {_(frappe.get_meta(doctype).get_label(field))}"
