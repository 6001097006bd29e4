"""A rehearsal of the worst day: the demo site is backed up, restored beside itself, and compared.

As docs/operate/backup.md tells operators to do it, with the encryption key apart from the dump: first without
it, when the copy has to say so and to refuse, then with it, when all that is sealed has to open.
"""

import hashlib
import json
import tempfile
from pathlib import Path

from devtools import paths, shell
from devtools.failure import Failure
from devtools.installing import sites
from devtools.running import services

COPY = "drill.localhost"
LOOK = paths.ROOT / "devtools" / "inside" / "look_at_restored.py"
LOG = "drill"
# Restoring stops the scheduler: the copy sends nothing before somebody has looked at it.
SETTINGS = """select * from tabSingles where doctype != 'System Settings'
	or field not in ('enable_scheduler', 'modified') order by doctype, field"""


def rehearse(bench: dict, site: str = paths.DEMO_SITE) -> None:
	"""Do it all, and say each step. Raises Failure where the copy is not what the site is."""
	with tempfile.TemporaryDirectory(prefix="coalition-drill-") as folder:
		try:
			_rehearse(bench, site, Path(folder))
		finally:
			sites.drop(bench, COPY)


def _rehearse(bench: dict, site: str, folder: Path) -> None:
	key = _back_up(site, folder)
	_say(f"backed up: {len(list(folder.iterdir()))} files, none with the key in it")
	_restore(bench, folder)
	_compare(bench, site)
	without = _look()
	if without["is_right"] or not without["faults"] or not without["refused"]:
		raise Failure(f"the copy without its key does not say so: {without}")
	_say("restored without its key: the copy says so and refuses")
	_configure(COPY, encryption_key=key)
	opened = _look()
	if not opened["is_right"] or opened["unreadable"] or not opened["opened"]:
		raise Failure(f"the copy with its key cannot read all that is sealed: {opened}")
	_say(f"restored with its key: {opened['opened']} sealed texts opened")


def _say(text: str) -> None:
	print(f"  {text}", flush=True)


def _back_up(site: str, folder: Path) -> str:
	"""A dump and the files in this folder; answers the key, which goes elsewhere."""
	shell.run(
		LOG, "bench", "--site", site, "backup", "--with-files", "--backup-path", folder, cwd=paths.BENCH
	)
	for file in folder.glob("*site_config_backup.json"):
		file.unlink()
	key = json.loads(_config(site).read_text())["encryption_key"]
	telling = [file.name for file in folder.iterdir() if key.encode() in file.read_bytes()]
	if telling:
		raise Failure(f"the key stands in {', '.join(telling)}")
	return key


def _restore(bench: dict, folder: Path) -> None:
	(dump,) = folder.glob("*-database.sql.gz")
	(public,) = (file for file in folder.glob("*-files.tar") if "private" not in file.name)
	(private,) = folder.glob("*-private-files.tar")
	sites.drop(bench, COPY)
	new = ("bench", "new-site", COPY, "--no-mariadb-socket", "--db-name", sites.database(COPY))
	shell.run(LOG, *new, "--source-sql", paths.DUMPS / "bare.sql", cwd=paths.BENCH)
	files = ("--with-public-files", public, "--with-private-files", private)
	shell.run(LOG, "bench", "--site", COPY, "restore", "--force", dump, *files, cwd=paths.BENCH)
	_say("restored")


def _compare(bench: dict, site: str) -> None:
	tables, copied = (_checksums(bench, sites.database(each)) for each in (site, COPY))
	if not tables or not copied:
		raise Failure("the tables could not be read")
	different = {name for name in tables.keys() | copied.keys() if tables.get(name) != copied.get(name)}
	files, files_copied = (_files(each) for each in (site, COPY))
	if different or files != files_copied:
		raise Failure(f"the copy differs: {sorted(different)} {sorted(set(files) ^ set(files_copied))}")
	_say(f"compared: {len(tables)} tables and {len(files)} files are the same")


def _checksums(bench: dict, database: str) -> dict[str, str]:
	client = services.client(bench)
	listed = shell.output(*client, database, "--skip-column-names", "--execute", "show tables").splitlines()
	names = ", ".join(f"`{name}`" for name in listed)
	told = shell.output(*client, database, "--skip-column-names", "--execute", f"checksum table {names}")
	rows = (line.split("\t") for line in told.splitlines())
	settings = shell.output(*client, database, "--execute", SETTINGS)
	return {**{name.partition(".")[2]: checksum for name, checksum in rows}, "tabSingles": settings}


def _files(site: str) -> dict[str, str]:
	roots = [paths.SITES / site / kind / "files" for kind in ("public", "private")]
	return {
		f"{root.parent.name}/{file.relative_to(root)}": hashlib.sha256(file.read_bytes()).hexdigest()
		for root in roots
		for file in root.rglob("*")
		if file.is_file()
	}


def _look() -> dict:
	return json.loads(shell.output(paths.PYTHON, LOOK, COPY, cwd=paths.SITES).splitlines()[-1])


def _config(site: str) -> Path:
	return paths.SITES / site / "site_config.json"


def _configure(site: str, **values: str) -> None:
	file = _config(site)
	file.write_text(json.dumps({**json.loads(file.read_text()), **values}, indent=1))
