from pathlib import Path

import pytest

from devtools.checks import engine_texts, overriding, translations

from .conftest import Skeleton


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Skeleton:
	"""An engine with a script, a server module and a DocType where our roles come."""
	made = Skeleton(tmp_path / "frappe")
	made.write("translations/ar.csv", "Save,حفظ\nUser,مستخدم\nEmpty,\n")
	made.write("public/js/frappe/list.js", '__("Save"); __("Edit Filters"); __("{0}"); __("Empty");')
	made.write("public/js/frappe/recorder/page.js", '__("Record all queries");')
	made.write("desk/form/assign.py", '_("Nobody is assigned")')
	made.write_json(
		"core/doctype/user/user.json",
		{"doctype": "DocType", "name": "User", "fields": [{"fieldtype": "Data", "label": "Desk Theme"}]},
	)
	monkeypatch.setattr(engine_texts, "ENGINE", made.folder)
	return made


def found(app: Skeleton, rows: str) -> list[str]:
	app.write("translations/ar.csv", rows)
	return [finding.split(": ", 1)[1] for finding in app.found(engine_texts.check)]


def test_what_roles_meet_in_english_is_named(app: Skeleton, engine: Skeleton) -> None:
	assert found(app, "Member,عضو\n") == [], "an app that has no rows for the engine leaves it to others"
	assert found(app, "Save,حفظ,\n") == [
		"the engine's 'Edit Filters' has no Arabic: list.js:1",
		"the engine's 'Empty' has no Arabic: list.js:1",
		"the engine's 'Nobody is assigned' has no Arabic: assign.py:1",
		"the engine's 'Desk Theme' has no Arabic: user.json:7",
	]


def test_a_row_of_ours_serves_and_has_to_be_said_somewhere(app: Skeleton, engine: Skeleton) -> None:
	rows = "Edit Filters,تعديل المرشّحات,\nEmpty,فارغ,\nNobody is assigned,لم يُكلَّف أحد,\nDesk Theme,المظهر,\n"
	assert found(app, rows) == []
	assert found(app, rows + "Gone,ذهب,\n") == ["the engine says nowhere 'Gone'"]


def test_without_a_bench_nothing_is_asked(
	app: Skeleton, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(engine_texts, "ENGINE", tmp_path / "none")
	assert found(app, "Gone,ذهب,\n") == []


def test_the_engines_row_is_no_unused_one_and_counts_with_one_form(app: Skeleton) -> None:
	app.write("translations/ar.csv", "{0} days ago,قبل {0} يوم,\nCoalition,التحالف\n")
	told = app.found(translations.check)
	assert not any("days ago" in each for each in told)
	assert any("nothing uses 'Coalition'" in each for each in told)


@pytest.mark.skipif(not engine_texts.ENGINE.is_dir(), reason="there is no bench")
def test_the_engine_of_this_bench_is_read_whole() -> None:
	said = {text.text for text in engine_texts.all_texts()}
	assert len(said) > 1500
	assert {"Search for {0}", "Connections", "Edit Filters"} <= said


def test_each_correction_stands_below_a_reason_and_once() -> None:
	lines = overriding.CORRECTED.read_text(encoding="utf-8").splitlines()
	assert lines[0].startswith("# ")
	sources = [line for line in lines if line and not line.startswith("# ")]
	assert len(sources) == len(set(sources)) > 300
	assert not set(sources) & set(overriding.MEANT)
