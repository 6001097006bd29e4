"""The worst day, rehearsed: a backup of the demo site is restored, with its key apart from the dump."""

import pytest

from devtools import state
from devtools.installing import sites
from devtools.running import drill


@pytest.mark.thorough
def test_a_backup_restored_with_its_key_is_the_site(capsys: pytest.CaptureFixture) -> None:
	bench = state.load()
	sites.make_demo(bench)
	drill.rehearse(bench)
	told = capsys.readouterr().out
	for words in ("are the same", "without its key: the copy says so", "sealed texts opened"):
		assert words in told
