from pathlib import Path

import pytest

from devtools.checks import overriding

from .conftest import Skeleton


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
	path = tmp_path / "engine.csv"
	path.write_text("Open,مفتوح\nShut,مغلق,door\nDraft,مشروع\nWebsite,الموقع\n", encoding="utf-8")
	monkeypatch.setattr(overriding, "ENGINE", path)
	return path


def found(app: Skeleton, rows: str) -> list[str]:
	app.write("translations/ar.csv", rows)
	return app.found(overriding.check)


def test_a_row_that_changes_the_engines_word_is_named_with_both_words(app: Skeleton, engine: Path) -> None:
	told = "changes the engine's word on the whole site: 'Open' is «مفتوح» there and «شاغر» here"
	assert found(app, "Member,عضو\nOpen,شاغر\n") == [f"translations/ar.csv:2: {told}"]


def test_the_engines_own_word_another_context_and_what_it_does_not_know_pass(
	app: Skeleton, engine: Path
) -> None:
	assert found(app, "Open,مفتوح\nOpen,شاغر,post\nShut,مسدود\nMember,عضو\n") == []


def test_what_is_declared_may_differ_and_has_to(app: Skeleton, engine: Path) -> None:
	assert found(app, "Draft,مسودة\nWebsite,الموقع الإلكتروني\n") == []
	told = "overrides nothing, and is declared to: 'Draft'"
	assert found(app, "Draft,مشروع\n") == [f"translations/ar.csv:1: {told}"]


def test_without_a_bench_nothing_is_compared(app: Skeleton, engine: Path) -> None:
	engine.unlink()
	assert found(app, "Open,شاغر\n") == []


@pytest.mark.skipif(
	not overriding.ENGINE.is_file(), reason="there is no bench, or an engine with other catalogues"
)
def test_the_engine_of_this_bench_is_read() -> None:
	words = overriding.words_of_engine()
	assert len(words) > 1000 and words["Save", ""] == "حفظ"
