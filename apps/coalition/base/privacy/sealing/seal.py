"""Protecting a record: its name goes into a seal, and a pseudonym takes its place everywhere."""

import json
import secrets
from dataclasses import asdict, dataclass, field

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.apps.encryption_key import decrypt, encrypt, require_right
from coalition.base.privacy import consents
from coalition.base.privacy.declared import Subject, agreed, common, personal, sealed
from coalition.base.privacy.errors import NotProtectable, ProtectedStays
from coalition.base.privacy.forgetting import papers, traces
from coalition.base.privacy.records import Held, held_of, run_event_of_rewritten, subject_of
from coalition.base.privacy.sealing import sealed_accounts
from coalition.base.privacy.sealing.keyed import digest
from coalition.base.privacy.sealing.pseudonyms import pseudonym
from coalition.base.program_keys import forgotten_holders
from coalition.base.records import locking
from coalition.base.records.decisions import has_changed
from coalition.base.search import stored as searched_names
from coalition.base.text.bidi import fill
from coalition.base.text.letters import folded

SEAL = "Sealed Name"


@dataclass
class Contents:
	"""What a seal keeps: the records with the values that they held, and their files."""

	records: list[dict] = field(repr=False)
	files: list[dict] = field(repr=False)


def protect(doctype: str, name: str) -> str:
	"""Seal the name and the contact data of a record; answers its pseudonym. All of it happens, or nothing.

	What is protected already stays as it is. Raises NotProtectable, StillNamed.
	"""
	subject = subject_of(doctype)
	if not subject.can_be_protected:
		frappe.throw(_("This kind of record cannot be protected."), NotProtectable)
	stored = locking.locked_values(doctype, name, ["is_protected", subject.title])
	if not stored:
		raise frappe.DoesNotExistError
	if stored.is_protected:
		return stored[subject.title]
	return _protect(subject, held_of(subject, name))


def _protect(subject: Subject, held: list[Held]) -> str:
	own = held[0]
	seal_name = frappe.generate_hash(length=10)
	chosen = pseudonym(secrets.choice, _taken(subject))
	papers.remove_copies(held, subject.copied_in)
	files = papers.seal(held, seal_name)
	_replace(subject, held, chosen)
	forgotten_holders.forget_answers(own.doctype, own.name)
	forgotten_holders.rename_users(own.doctype, own.name)
	_store(seal_name, own, chosen, Contents(_to_keep(held), files), _fingerprint(subject, own))
	frappe.db.set_value(own.doctype, own.name, "is_protected", 1)
	# Where the protection is lifted one day, nobody has agreed to anything yet.
	consents.withdraw_stored(own.doctype, own.name, {field.name for field in subject.fields})
	run_event_of_rewritten((each.doctype, each.name) for each in held)
	return chosen


def _replace(subject: Subject, held: list[Held], chosen: str) -> None:
	"""Write what stands instead into these records, and wherever else their values stand."""
	former = traces.former_values(held, {name for each in held for name in sealed(each.fields)})
	stands = [_replacement_values(each, subject, chosen) for each in held]
	by = _replacements(subject, held, former, chosen)
	for each, values in zip(held, stands, strict=True):
		by |= {str(each.values[name]): values[name] for name in common(each.fields)}
		# A form that is open elsewhere must not bring the name back: the record counts as changed.
		frappe.db.set_value(each.doctype, each.name, values)
	sealed_accounts.bring_users_up_to_date(each.name for each in held if each.doctype == ACCOUNT)
	# What bears the pseudonym already keeps it.
	by.pop(chosen, None)
	traces.erase([*held, *sealed_accounts.users_of(held)], by)
	for each in held:
		searched_names.refresh(each.doctype, each.name)


def _taken(subject: Subject) -> set[str]:
	# Nobody who is or was protected shares a pseudonym.
	return {*frappe.get_all(SEAL, pluck="pseudonym"), *frappe.get_all(subject.doctype, pluck=subject.title)}


def _replacements(subject: Subject, held: list[Held], former: set[str], chosen: str) -> dict[str, str]:
	"""What is written instead: the pseudonym for whatever names the record, a dash for the rest."""
	by = dict.fromkeys(former, chosen)
	titles = {subject.title, *(part.same_name for part in subject.parts)}
	for each in held:
		people = set(personal(each.fields)) - titles
		by.update({text: traces.ERASED if name in people else chosen for name, text in each.told.items()})
	return by


def _replacement_values(held: Held, subject: Subject, chosen: str) -> dict[str, str | None]:
	"""Field -> what stands in it while the record is protected."""
	if held.doctype == ACCOUNT:
		return sealed_accounts.replacement_values(held, chosen)
	meta = frappe.get_meta(held.doctype)
	values = {name: traces.ERASED if meta.get_field(name).reqd else None for name in sealed(held.fields)}
	return {**values, **({subject.title: chosen} if subject.title in values else {})}


def seal_accounts(doctype: str, name: str) -> None:
	"""Seal what the accounts of a protected record are called, where they are not sealed yet.

	These were made since, or before accounts were sealed at all. Raises NotProtectable, StillNamed.
	"""
	stored, subject = seal_of(doctype, name), subject_of(doctype)
	contents = contents_of(stored)
	known = {each["name"] for each in contents.records if each["doctype"] == ACCOUNT}
	held = [each for each in held_of(subject, name) if each.doctype == ACCOUNT and each.name not in known]
	if held:
		_replace(subject, held, stored.pseudonym)
		contents.records += [_kept(each) for each in held]
		_keep(stored, contents)


def _keep(seal: Document, contents: Contents) -> None:
	frappe.db.set_value(SEAL, seal.name, "contents", _encrypted(contents))


def _encrypted(contents: Contents) -> str:
	return encrypt(json.dumps(asdict(contents), default=str))


def _to_keep(held: list[Held]) -> list[dict]:
	"""What gives the record its data back. Folded names are made anew; here they would outlive erasing."""
	return [_kept(each) for each in held if each.doctype != searched_names.TABLE]


def _kept(held: Held) -> dict:
	return {"doctype": held.doctype, "name": held.name, "values": held.values}


def _store(name: str, own: Held, chosen: str, contents: Contents, fingerprint: str) -> None:
	seal = frappe.new_doc(SEAL)
	seal.update(
		{
			"reference_doctype": own.doctype,
			"reference_name": own.name,
			"pseudonym": chosen,
			"contents": _encrypted(contents),
			"fingerprint": fingerprint,
			"sealed_by": frappe.session.user,
			"sealed_on": frappe.utils.now_datetime(),
		}
	)
	# Nobody has a right to seals; whoever may change the record may protect it.
	seal.insert(ignore_permissions=True, set_name=name)


def seal_of(doctype: str, name: str) -> Document:
	"""The seal of a protected record, locked. Raises NotProtectable where there is none."""
	filters = {"reference_doctype": doctype, "reference_name": name, "lifted_on": ("is", "not set")}
	found = locking.locked_name(SEAL, filters)
	if not found:
		frappe.throw(_("This record is not protected."), NotProtectable)
	# As it is stored now: who waited for an erasure would bring back whom it erased.
	return locking.locked(SEAL, found)


def contents_of(seal: Document) -> Contents:
	return Contents(**json.loads(decrypt(seal.contents)))


def names_in(doctype: str, name: str) -> dict[str, str]:
	"""Field -> value of what a protected record is called and how it is reached. For those who may look."""
	contents = contents_of(seal_of(doctype, name))
	own = next(each for each in contents.records if (each["doctype"], each["name"]) == (doctype, name))
	return {field: value for field, value in own["values"].items() if value}


def lift(doctype: str, name: str) -> None:
	"""Give a protected record its name, contact data and files back. Two people asked for it and agreed."""
	seal = seal_of(doctype, name)
	contents = contents_of(seal)
	there = [each for each in contents.records if frappe.db.exists(each["doctype"], each["name"])]
	for each in there:
		is_account = each["doctype"] == ACCOUNT
		back = sealed_accounts.coming_back(each["name"], each["values"]) if is_account else each["values"]
		frappe.db.set_value(each["doctype"], each["name"], back)
	sealed_accounts.bring_users_up_to_date(each["name"] for each in there if each["doctype"] == ACCOUNT)
	papers.restore(contents.files)
	opened = {"is_protected": 0, **dict.fromkeys(agreed(subject_of(doctype).fields))}
	frappe.db.set_value(doctype, name, opened)
	# What was sealed stands in the record again; the seal keeps that there was one.
	lifted = {"contents": "", "fingerprint": None, "lifted_on": frappe.utils.now_datetime()}
	frappe.db.set_value(SEAL, seal.name, lifted)
	run_event_of_rewritten((each["doctype"], each["name"]) for each in there)


def forget_people(doctype: str, name: str) -> None:
	"""Take out of a seal what belongs to persons: they left."""
	seal = seal_of(doctype, name)
	contents = contents_of(seal)
	subject = subject_of(doctype)
	fields = {each.doctype: personal(each.fields) for each in subject.record_types}
	for each in contents.records:
		# Of a record type that nobody declares any more, whose its values are is not known: all of them go.
		each["values"].update(dict.fromkeys(fields.get(each["doctype"], each["values"])))
	_keep(seal, contents)


def keep_sealed(doc: Document) -> None:
	"""Refuse to write into a protected record what its seal holds. For `validate` of such records.

	Nor is one made while none that is sealed would be recognised: raises EncryptionKeyDiffers.
	"""
	if doc.is_new():
		require_right()
	before = doc.get_doc_before_save()
	doc.is_protected = before.is_protected if before else 0
	if not doc.is_protected:
		return
	subject = subject_of(doc.doctype)
	names = (*sealed(subject.fields), *(rows.table for rows in subject.rows))
	changed = next((name for name in names if has_changed(doc, name)), None)
	if changed:
		# texts: labels of the DocType.
		label = _(doc.meta.get_label(changed))
		frappe.throw(
			fill(_("{0} is sealed: this member is protected. Ask to lift the protection first."), label),
			ProtectedStays,
		)


def fingerprint(doctype: str, *identity: str) -> str:
	"""What a protected record is recognised by when its register is read again; tells nothing of the name.

	Raises EncryptionKeyDiffers: with another key nobody would be recognised.
	"""
	require_right()
	return digest(doctype, *(folded(each) for each in identity))


def fingerprints(doctype: str) -> set[str]:
	"""Those of all records of this type that are protected now. Raises EncryptionKeyDiffers."""
	require_right()
	return set(frappe.get_all(SEAL, filters={"reference_doctype": doctype}, pluck="fingerprint"))


def _fingerprint(subject: Subject, own: Held) -> str:
	beside = frappe.db.get_value(own.doctype, own.name, list(subject.told_apart_by)) or ()
	beside = beside if isinstance(beside, tuple) else (beside,)
	return fingerprint(own.doctype, own.values[subject.title] or "", *beside)
