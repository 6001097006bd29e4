"""What names a place from before the move finds the new one, for one version."""

import importlib
import warnings
from pathlib import Path

import pytest

import coalition
from coalition import moved

APP = Path(coalition.__file__).parent


def file_of(module: str) -> Path:
	path = APP.joinpath(*module.split(".")[1:])
	return path.with_suffix(".py") if path.with_suffix(".py").is_file() else path / "__init__.py"


@pytest.mark.parametrize(("before", "now"), moved.MODULES.items())
def test_each_is_where_the_table_says_and_nothing_is_left_where_it_was(before, now):
	assert file_of(now).is_file() and not file_of(before).is_file()
	assert moved.now_called(f"{before}.something") == f"{now}.something"


@pytest.mark.parametrize(
	"before",
	[
		*("coalition.base.figures", "coalition.base.hops", "coalition.membership.proposing.changes"),
		*("coalition.membership.cooperating.matching", "coalition.access.expressions"),
	],
)
def test_an_import_of_before_is_the_module_itself_and_no_second_one(before):
	with warnings.catch_warnings(record=True) as told:
		warnings.simplefilter("always")
		importlib.sys.modules.pop(before, None)
		found = importlib.import_module(before)
	assert found is importlib.import_module(moved.MODULES[before])
	assert any(moved.MODULES[before] in str(one.message) for one in told)


def test_what_a_module_held_whose_name_a_package_bears_is_found_there():
	from coalition.base.money import Amount
	from coalition.base.money.money import Amount as now

	assert Amount is now
	assert moved.now_called("coalition.base.money.Amount") == "coalition.base.money.money.Amount"
	with pytest.raises(ImportError):
		from coalition.base.money import Nothing  # noqa: F401


def test_what_never_moved_keeps_its_name():
	for name in ("coalition.base.errors.TooManyTries", "frappe.client.get", "coalition"):
		assert moved.now_called(name) == name


@pytest.mark.parametrize(("before", "now"), moved._RENAMED.items())
def test_what_has_another_name_is_found_under_the_one_before(before, now):
	place, _dot, name = f"coalition.{before}".rpartition(".")
	found_in, _dot, called = f"coalition.{now}".rpartition(".")
	found = getattr(importlib.import_module(place), name)
	assert found is getattr(importlib.import_module(found_in), called)


def test_what_no_name_stood_for_is_still_an_error():
	with pytest.raises(AttributeError, match="nothing_of_before"):
		_ = importlib.import_module("coalition.base.apps.roles").nothing_of_before
