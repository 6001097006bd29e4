"""Who can sign in to the demo is printed, each with a password."""

import re

import pytest

from devtools import paths
from devtools.running import status

# What modules declare by the hook `coalition_demo_data`.
DEMO = (paths.APP / "base" / "demo.py", *paths.APP.glob("*/demo/*.py"))


def test_each_login_of_the_demo_is_shown_with_its_password(
	monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path
) -> None:
	monkeypatch.setattr(paths, "STATE", tmp_path)
	bench = {"passwords": {"administrator": "word-of-the-engine", "demo": "word-of-the-demo"}}
	monkeypatch.setattr(status.state, "load", lambda: bench)
	monkeypatch.setattr(status.locks, "holder", lambda _name: None)
	status.show()
	lines = capsys.readouterr().out.splitlines()
	for name in _names_in_the_demo():
		assert [line for line in lines if name in line and " word-of-the-demo " in line], name
	assert [line for line in lines if "Administrator" in line and " word-of-the-engine " in line]


def _names_in_the_demo() -> list[str]:
	texts = [path.read_text(encoding="utf-8") for path in DEMO]
	portal = [name for text in texts for name in re.findall(r'^USER_NAME = "(.+)"', text, re.MULTILINE)]
	desk = [name for text in texts for name in re.findall(r'"(\S+@coalition\.localhost)"', text)]
	assert len(portal) == 2 and len(desk) == 4
	return [*portal, *desk]
