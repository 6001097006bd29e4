"""Files of a protected record: encrypted where they lie, under names that say nothing.

A transaction cannot undo what was written to the disk: new files are removed where it fails, and old ones
only once it is committed, which the outbox does again until it is done.
"""

import base64
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import get_files_path
from pypika.terms import Criterion

from coalition.base import outbox
from coalition.base.apps.encryption_key import decrypt, encrypt
from coalition.base.outbox.entries import Entry
from coalition.base.privacy.declared import Subject
from coalition.base.privacy.forgetting.spellings import Replacement
from coalition.base.privacy.forgetting.written_files import neutral_name
from coalition.base.privacy.records import Held, subjects

# What the seal keeps of a file, to give it back.
KEPT = ("file_name", "file_url", "is_private", "owner", "attached_to_doctype", "attached_to_name")
KEPT += ("attached_to_field", "content_hash", "folder")


def seal(held: list[Held], seal_name: str) -> list[dict]:
	"""Encrypt the files that are attached to these records; answers what the seal has to remember of them."""
	return [_seal_one(frappe.get_doc("File", name), seal_name) for name in _attached(held)]


def restore(files: list[dict]) -> None:
	"""Give sealed files back as they were."""
	for kept in files:
		if not frappe.db.exists("File", kept["name"]):
			continue
		file = frappe.get_doc("File", kept["name"])
		path = _path(file.file_url)
		if path and path.is_file():
			_write(_path(kept["file_url"]), base64.b64decode(decrypt(path.read_text())))
			_remove_later(path)
		frappe.db.set_value("File", file.name, {field: kept[field] for field in KEPT}, update_modified=False)


def keep_neutral(file: Document, _event: str | None = None) -> None:
	"""Give a neutral name to a file that is attached to a protected record. Called after each upload."""
	if not file.attached_to_name or not _is_protected(file.attached_to_doctype, str(file.attached_to_name)):
		return
	name, address = file.file_name, file.file_url
	new = _rename(file)[1]
	# The engine has just told the upload in the record's timeline.
	told = {"reference_doctype": file.attached_to_doctype, "reference_name": file.attached_to_name}
	for comment in frappe.get_all(
		"Comment", filters={**told, "comment_type": "Attachment"}, fields=["name", "content"]
	):
		content = (comment.content or "").replace(address, new).replace(quote(address, safe="/:"), new)
		content = content.replace(name, Path(new).name)
		frappe.db.set_value("Comment", comment.name, "content", content, update_modified=False)
	file.reload()


def _is_protected(doctype: str, name: str) -> bool:
	among = [subject for subject in subjects().values() if subject.can_be_protected]
	owners = ((subject.doctype, owner) for subject in among for owner in _owners(subject, doctype, name))
	return any(owner and frappe.db.get_value(of, owner, "is_protected") for of, owner in owners)


def _owners(subject: Subject, doctype: str, name: str) -> Iterator[str | None]:
	"""The names of the subjects that this record is, or is a part of: each link may name another."""
	if doctype == subject.doctype:
		yield name
	for part in subject.parts:
		if part.doctype == doctype:
			of_this_kind = {part.link_type: subject.doctype} if part.link_type else {}
			yield frappe.db.get_value(doctype, {"name": name, **of_this_kind}, part.link)


def rename_everywhere(replacement: Replacement) -> dict[str, str]:
	"""Give a neutral name to every file on the site whose own name tells one; answers old address -> new."""
	table = frappe.qb.DocType("File")
	named = Criterion.any(
		column.regexp(each)
		for column in (table.file_name, table.file_url)
		for each in replacement.expressions()
	)
	query = frappe.qb.from_(table).select(table.name).where(named & (table.is_folder == 0))
	return dict(_rename(frappe.get_doc("File", name)) for name in query.run(pluck=True))


def remove_copies(held: list[Held], copied_in: tuple[str, ...] = ()) -> None:
	"""Delete the registers that were imported and the reports that were prepared: they name everybody.

	`copied_in` are the record types of ours that hold such files.
	"""
	doctypes = list({each.doctype for each in held})
	imports = frappe.get_all("Data Import", filters={"reference_doctype": ("in", doctypes)}, pluck="name")
	reports = frappe.get_all("Report", filters={"ref_doctype": ("in", doctypes)}, pluck="name")
	prepared = frappe.get_all("Prepared Report", filters=_prepared_by(reports), pluck="name")
	ours = [(doctype, frappe.get_all(doctype, pluck="name")) for doctype in copied_in]
	for doctype, names in (("Data Import", imports), ("Prepared Report", prepared), *ours):
		attached = {"attached_to_doctype": doctype, "attached_to_name": ("in", [str(name) for name in names])}
		for file in frappe.get_all("File", filters=attached, fields=["name", "file_url"]):
			if path := _path(file.file_url):
				_remove_later(path)
			frappe.db.delete("File", {"name": file.name})


def _prepared_by(reports: list[str]) -> dict:
	# The field was renamed between releases of the engine.
	has_old = frappe.get_meta("Prepared Report").has_field("ref_report_doctype")
	return {"ref_report_doctype" if has_old else "report_name": ("in", reports)}


def _attached(held: list[Held]) -> list[str]:
	names: list[str] = []
	for each in held:
		attached = {"attached_to_doctype": each.doctype, "attached_to_name": each.name}
		# All that is attached is sealed, whoever may see it.
		names += frappe.get_all("File", filters=attached, pluck="name")
	return names


def _seal_one(file: Document, seal_name: str) -> dict:
	kept = {"name": file.name, **{field: file.get(field) for field in KEPT}}
	path = _path(file.file_url)
	neutral = f"{frappe.generate_hash(length=20)}.sealed"
	if path and path.is_file():
		sealed = encrypt(base64.b64encode(path.read_bytes()).decode())
		_write(Path(get_files_path(neutral, is_private=1)), sealed.encode())
		if not _is_shared(file):
			_remove_later(path)
	_remove_thumbnail(file)
	hidden = {
		"file_name": neutral,
		"file_url": f"/private/files/{neutral}",
		"is_private": 1,
		# Whoever uploaded a file may otherwise read and delete it.
		"owner": "Administrator",
		"attached_to_doctype": "Sealed Name",
		"attached_to_name": seal_name,
		"attached_to_field": None,
		"thumbnail_url": None,
		"content_hash": None,
	}
	frappe.db.set_value("File", file.name, hidden, update_modified=False)
	return kept


def _rename(file: Document) -> tuple[str, str]:
	neutral = neutral_name(file.file_name)
	path = _path(file.file_url)
	url = file.file_url
	if path:
		folder = "/private/files/" if file.file_url.startswith("/private/") else "/files/"
		url = f"{folder}{neutral}"
		if path.is_file():
			_write(_path(url), path.read_bytes())
			_remove_later(path)
	_remove_thumbnail(file)
	changes = {"file_name": neutral, "file_url": url, "thumbnail_url": None}
	# Another record may show the same file.
	for name in frappe.get_all("File", filters={"file_url": file.file_url}, pluck="name"):
		frappe.db.set_value("File", name, changes, update_modified=False)
	return file.file_url or "", url or ""


def _is_shared(file: Document) -> bool:
	"""Whether a record that is not protected shows the same file."""
	same = {"file_url": file.file_url, "name": ("!=", file.name)}
	return bool(frappe.db.exists("File", same))


def _path(url: str | None) -> Path | None:
	"""Where a file of this site lies; None for one that lies elsewhere."""
	for root, is_private in (("/private/files/", 1), ("/files/", 0)):
		if url and url.startswith(root):
			inside = Path(get_files_path(is_private=is_private)).resolve()
			found = [inside / url.removeprefix(root), inside / unquote(url.removeprefix(root))]
			path = next((path for path in found if path.exists()), found[0]).resolve()
			return path if path.is_relative_to(inside) else None
	return None


def _remove_thumbnail(file: Document) -> None:
	if path := _path(file.thumbnail_url):
		_remove_later(path)


def _write(path: Path, content: bytes) -> None:
	with path.open("wb") as written:
		written.write(content)
		os.fsync(written.fileno())
	frappe.db.after_rollback.add(lambda: path.unlink(missing_ok=True))


def _remove_later(path: Path) -> None:
	"""Once this is committed: at once, and by the outbox where the process dies before."""
	inside = path.relative_to(Path(frappe.get_site_path()).resolve())
	outbox.put("remove_file", {"path": str(inside)}, title=_("A file that is to go"))
	frappe.db.after_commit.add(lambda: path.unlink(missing_ok=True))


def remove_file(due: dict[str, str], _entry: Entry) -> None:
	"""The outbox's handler: `path` lies in the site's folder."""
	(Path(frappe.get_site_path()) / due["path"]).unlink(missing_ok=True)
