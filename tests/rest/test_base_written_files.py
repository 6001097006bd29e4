"""Processes that are killed while they store papers: each row has its file, and the rest tells nobody."""

import os
import random
from multiprocessing.synchronize import Event
from pathlib import Path
from time import sleep
from urllib.parse import unquote

import frappe
import pytest

from devtools import paths
from tests import site
from tests.rest.applicant import Applicant
from tests.rest.at_once import PROCESSES
from tests.thorough import IS_THOROUGH

KILLS = 100 if IS_THOROUGH else 10
NAME = "جمعية الأمل السرية"
FOLDER = paths.SITES / os.environ.get("COALITION_SITE", "") / "private" / "files"


@pytest.fixture
def member(charter) -> str:
	from coalition.tests import factories

	with site.at_the_console():
		return factories.member().name


def _store(member: str, site_name: str, begun: Event) -> None:
	"""Store paper after paper, each with its row, until somebody ends it."""
	os.environ["COALITION_SITE"] = site_name
	with site.at_the_console():
		while True:
			_file(member).insert()
			frappe.db.commit()
			begun.set()


def _file(member: str):
	return frappe.get_doc(
		{
			"doctype": "File",
			"file_name": f"{NAME}.pdf",
			"attached_to_doctype": "Member Organisation",
			"attached_to_name": member,
			"is_private": 1,
			"content": frappe.generate_hash(length=40),
		}
	)


def test_a_process_that_dies_leaves_no_row_without_a_file_and_no_name(member):
	before = set(FOLDER.iterdir())
	seed = random.randrange(10**6)
	print(f"random.Random({seed})")
	chance = random.Random(seed)
	for _time in range(KILLS):
		begun = PROCESSES.Event()
		worker = PROCESSES.Process(target=_store, args=(member, os.environ["COALITION_SITE"], begun))
		worker.start()
		assert begun.wait(60)
		sleep(chance.uniform(0, 0.4))
		worker.kill()
		worker.join()
	written = set(FOLDER.iterdir()) - before
	assert written and not [path for path in written if NAME in path.name]
	rows = _rows(member)
	assert rows and {Path(row.file_url).name for row in rows} <= {path.name for path in written}
	assert {row.file_name.startswith(NAME) for row in rows} == {True}
	_sweep()
	assert set(FOLDER.iterdir()) - before == {FOLDER / Path(row.file_url).name for row in rows}


def test_what_was_written_in_the_moment_before_its_commit_is_swept(member):
	before = set(FOLDER.iterdir())
	other = PROCESSES.Process(target=_die_before_the_commit, args=(member, os.environ["COALITION_SITE"]))
	other.start()
	other.join(60)
	assert other.exitcode == 9
	(left,) = set(FOLDER.iterdir()) - before
	assert NAME not in left.name and not _rows(member)
	_sweep()
	assert not left.exists()


def _die_before_the_commit(member: str, site_name: str) -> None:
	os.environ["COALITION_SITE"] = site_name
	with site.at_the_console():
		_file(member).insert()
		os._exit(9)


def _rows(member: str) -> list:
	attached = {"attached_to_doctype": "Member Organisation", "attached_to_name": member}
	with site.at_the_console():
		return frappe.get_all("File", filters=attached, fields=["file_name", "file_url"])


def _sweep() -> None:
	from coalition.base.privacy.forgetting import left_files

	with site.at_the_console():
		left_files.sweep(older_than=0)


def test_a_paper_is_fetched_under_the_name_that_it_was_given(address, charter):
	applicant = Applicant(address)
	applicant.fill()
	assert applicant.upload("النظام الداخلي.pdf", b"%PDF-1.4 x").status_code == 303
	assert applicant.send().status_code == 303
	with site.at_the_console():
		attached = {"attached_to_doctype": "Membership Application", "file_name": ("like", "النظام%")}
		address_of_file = frappe.get_all("File", attached, pluck="file_url", order_by="creation desc")[0]
	from tests.rest.client import Client

	secretary = Client(address, site.person("Coalition Secretariat"))
	answer = secretary.session.get(address + address_of_file)
	assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
	assert "النظام" not in address_of_file
	assert "filename*=UTF-8''%D8%A7%D9%84%D9%86" in answer.headers["Content-Disposition"]


def test_a_file_that_two_records_share_is_called_as_the_readable_one_calls_it(address, charter, member):
	"""The engine stores equal files once: its other name may be one that nobody here may read."""
	from coalition.tests import factories
	from tests.rest.client import Client

	user, content = site.person("Branch Officer"), frappe.generate_hash(length=40)
	with site.at_the_console():
		branch = factories.branch()
		branch.append("officers", {"user": user, "from_date": "2020-01-01"})
		branch.save()
		own = factories.member(branch=branch.name).name
		for holder, name in ((own, "علني.pdf"), (member, "سري.pdf")):
			shared = _file(holder).update({"file_name": name, "content": content}).insert()
	answer = Client(address, user).session.get(address + shared.file_url)
	assert answer.status_code == 200
	told = unquote(answer.headers["Content-Disposition"])
	assert "علني" in told and "سري" not in told
