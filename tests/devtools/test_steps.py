from pathlib import Path

import pytest

from devtools import paths, steps
from devtools.installing import sites


def test_a_step_runs_once(root: Path) -> None:
	ran = []
	assert steps.once("site", "a site", "1", lambda: ran.append(1))
	assert not steps.once("site", "a site", "1", lambda: ran.append(2))
	assert ran == [1]


def test_a_step_runs_again_where_what_it_is_made_from_changed(root: Path) -> None:
	steps.once("site", "a site", "1", lambda: None)
	assert steps.once("site", "a site", "2", lambda: None)
	assert steps.once("site", "a site", "1", lambda: None)


def test_a_step_that_broke_off_runs_again_even_if_it_was_done_before(root: Path) -> None:
	def interrupted() -> None:
		raise KeyboardInterrupt

	steps.once("site", "a site", "1", lambda: None)
	with pytest.raises(KeyboardInterrupt):
		steps.once("site", "a site", "2", interrupted)
	assert not steps.is_done("site")
	assert steps.once("site", "a site", "1", lambda: None)


def test_a_step_prints_one_line_with_its_seconds(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
	steps.once("site", "a site", "1", lambda: None)
	steps.once("site", "a site", "1", lambda: None)
	assert capsys.readouterr().out == "  a site ... 0.0 s\n"


def test_a_step_that_broke_off_says_so_on_its_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
	with pytest.raises(ZeroDivisionError):
		steps.once("site", "a site", "1", lambda: 1 / 0)
	assert capsys.readouterr().out == "  a site ... not done\n"


def test_steps_are_forgotten_by_name_and_by_beginning(root: Path) -> None:
	for name in ("app", "site-one", "site-two", "tools"):
		steps.once(name, "", "1", lambda: None)
	steps.forget("app", "site-*", "never-done")
	assert [name for name in ("app", "site-one", "site-two", "tools") if steps.is_done(name)] == ["tools"]


def test_all_steps_but_some_are_forgotten(root: Path) -> None:
	for name in ("app", "mariadb", "tools"):
		steps.once(name, "", "1", lambda: None)
	steps.forget_all_but("tools", "mariadb")
	assert [steps.is_done(name) for name in ("app", "mariadb", "tools")] == [False, True, True]


def test_a_digest_changes_with_contents_and_names_alone(tmp_path: Path) -> None:
	file = tmp_path / "app" / "hooks.py"
	file.parent.mkdir()
	file.write_text("one")
	first = steps.digest(file.parent)
	(tmp_path / "app" / "__pycache__").mkdir()
	(tmp_path / "app" / "__pycache__" / "hooks.pyc").write_text("compiled")
	assert steps.digest(file.parent) == first
	(tmp_path / "app" / "test_hooks.py").write_text("left out")
	assert steps.digest(file.parent, leave_out=lambda name: name == Path("app/test_hooks.py")) == first
	(tmp_path / "app" / "test_hooks.py").unlink()
	file.write_text("two")
	assert steps.digest(file.parent) != first
	file.write_text("one")
	file.rename(file.with_name("other.py"))
	assert steps.digest(file.parent) != first


def test_a_test_makes_no_site_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
	app = root / "app"
	(app / "tests").mkdir(parents=True)
	(app / "hooks.py").write_text("one")
	monkeypatch.setattr(paths, "APP", app)
	first = sites.app_digest()
	(app / "test_hooks.py").write_text("a test")
	(app / "tests" / "factories.py").write_text("for tests")
	assert sites.app_digest() == first
	(app / "patches.py").write_text("stored data")
	assert sites.app_digest() != first
