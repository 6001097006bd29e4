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


def test_a_module_that_imports_setup_closes_a_circle(app: Skeleton) -> None:
	app.write("setup/install.py", "import coalition.pooling\n")
	app.write("pooling/slots.py", "from coalition.setup.roles import ROLES\n")
	assert app.found(check) == ["pooling/slots.py:1: imports go in a circle: pooling → setup → pooling"]
