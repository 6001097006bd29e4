"""Files that no row claims: what a process left that died between writing a file and committing its row.

Sealed and renamed files have names of our making that say nothing; whatever is called otherwise is the
engine's or another app's, and stays. A paper among them may name somebody who is protected meanwhile, and no
search by rows would find it: it goes within two hours.
"""

import re
import time
from pathlib import Path

import frappe
from frappe.utils import get_files_path

_NEUTRAL = re.compile(r"[0-9a-f]{20}(\.\w{1,10})?")
# Seconds after which whoever wrote a file has committed its row, or never will.
_AN_HOUR = 3600


def sweep(older_than: float = _AN_HOUR) -> None:
	"""The hourly job: delete files with neutral names that stand in no row, older than these seconds."""
	for is_private, root in ((1, "/private/files/"), (0, "/files/")):
		folder = Path(get_files_path(is_private=is_private))
		old = {root + path.name: path for path in folder.iterdir() if _is_old(path, older_than)}
		# The system's own files; nothing of them is shown.
		claimed = frappe.get_all("File", filters={"file_url": ("in", ["", *old])}, pluck="file_url")
		for address in old.keys() - set(claimed):
			old[address].unlink(missing_ok=True)


def _is_old(path: Path, seconds: float) -> bool:
	is_ours = _NEUTRAL.fullmatch(path.name) and path.is_file()
	return bool(is_ours) and path.stat().st_mtime < time.time() - seconds
