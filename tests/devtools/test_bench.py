from pathlib import Path

from devtools import paths
from devtools.installing import bench


def test_apps_that_somebody_got_stay_listed_and_those_that_are_gone_do_not(root: Path) -> None:
	for name in ("frappe", "coalition", "lending", "not_listed"):
		(paths.BENCH / "apps" / name).mkdir(parents=True)
	paths.SITES.mkdir()
	# The bench command leaves out the last end of line.
	(paths.SITES / "apps.txt").write_text("frappe\nlending\ncoalition\nremoved")
	bench._list_apps()
	assert (paths.SITES / "apps.txt").read_text() == "frappe\ncoalition\nlending\n"
