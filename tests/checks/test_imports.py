import pytest

from devtools.checks.imports import check

from .conftest import Skeleton


@pytest.mark.parametrize(
	("file", "statement", "fault"),
	[
		(
			"governance/ballot.py",
			"from coalition.pooling.slots import free",
			"governance reaches into pooling.slots: import what pooling publishes",
		),
		(
			"governance/ballot.py",
			"import coalition.pooling.slots",
			"governance reaches into pooling.slots: import what pooling publishes",
		),
		(
			"governance/ballot.py",
			"from coalition.pooling import slots",
			"governance reaches into pooling.slots: import what pooling publishes",
		),
		(
			"governance/doctype/ballot/ballot.py",
			"from ....pooling.slots import free",
			"governance reaches into pooling.slots: import what pooling publishes",
		),
		(
			"portal/page.py",
			"def f():\n\tfrom coalition.pooling import free",
			"portal finds by hooks what modules declare, but imports pooling",
		),
		(
			"api/dispatch.py",
			"from coalition.pooling.slots import free",
			"api finds by hooks what modules declare, but imports pooling",
		),
		(
			"portal/page.py",
			"import coalition.api",
			"portal imports none of those that serve modules, but imports api",
		),
		(
			"base/guards.py",
			"import coalition.portal",
			"base imports none of those that serve modules, but imports portal",
		),
		("base/guards.py", "import coalition.pooling", "base imports no other module, but imports pooling"),
		(
			"membership/standing/standing.py",
			"from coalition import pooling",
			"membership imports no module but base, but imports pooling",
		),
	],
)
def test_each_way_past_the_front_door_is_found(app: Skeleton, file: str, statement: str, fault: str) -> None:
	app.write("pooling/slots.py", "")
	for serving in ("api", "portal"):
		app.write(f"{serving}/__init__.py", "")
	app.write(file, f"{statement}\n")
	assert app.found(check) == [f"{file}:{statement.count(chr(10)) + 1}: {fault}"]


def test_the_front_door_base_portal_and_the_own_module_pass(app: Skeleton) -> None:
	app.write("membership/__init__.py", "from .standing import standing\n")
	app.write("membership/standing/standing.py", "from coalition.base.money.money import add\n")
	app.write("base/money/money.py", "import frappe\n")
	app.write("portal/page.py", "")
	app.write(
		"governance/ballot.py",
		"""
		import coalition.membership
		from coalition.governance.doctype.ballot import ballot
		from coalition.membership import standing
		from coalition.portal.page import page
		from . import tally
		path = "coalition.pooling.slots.free"
		""",
	)
	assert app.found(check) == []


def test_setup_patches_tests_and_hooks_may_reach_anywhere(app: Skeleton) -> None:
	app.write("pooling/slots.py", "")
	for file in ("setup/install.py", "patches/v1.py", "governance/test_ballot.py", "hooks.py"):
		app.write(file, "from coalition.pooling.slots import free\n")
	assert app.found(check) == []


def test_a_circle_is_told_once_with_its_path(app: Skeleton) -> None:
	app.write("pooling/slots.py", "\nimport coalition.helpers\n")
	app.write("helpers/page.py", "import coalition.governance\n")
	app.write("governance/ballot.py", "import coalition.pooling\n")
	assert app.found(check) == [
		"governance/ballot.py:1: imports go in a circle: governance → pooling → helpers → governance"
	]


@pytest.mark.parametrize("unit", ["audit", "base", "membership", "pooling"])
def test_who_imports_setup_is_told_also_where_no_circle_is_closed(app: Skeleton, unit: str) -> None:
	app.write("setup/roles.py", "ROLES = ()\n")
	app.write("setup/install.py", "from coalition.setup.roles import ROLES\n")
	app.write("patches/v1.py", "from coalition.setup.roles import ROLES\n")
	app.write(f"{unit}/test_slots.py", "from coalition.setup.roles import ROLES\n")
	app.write(f"{unit}/slots.py", "from coalition.setup.roles import ROLES\n")
	assert app.found(check) == [
		f"{unit}/slots.py:1: setup is imported by nobody who serves a site, but {unit} imports it"
	]
