import pytest

from devtools.checks.projections import check

from .conftest import Skeleton


@pytest.mark.parametrize(
	"reading",
	[
		'frappe.db.get_value("Member Organisation", name, "standing")',
		"member.standing",
		'member.get("standing")',
		'frappe.get_all("Member Organisation", {"standing": "Active"})',
		'frappe.get_all("Member Organisation", fields=["name", "standing_since"])',
	],
)
def test_a_decision_by_what_is_stored_for_lists_is_found(app: Skeleton, reading: str) -> None:
	app.write("governance/ballots.py", f"if {reading}:\n\tpass\n")
	field = "standing_since" if "since" in reading else "standing"
	assert app.found(check) == [
		f"governance/ballots.py:1: reads {field}, which is stored for lists: ask what it is computed by"
	]


def test_asking_what_it_is_computed_by_is_free(app: Skeleton) -> None:
	app.write(
		"governance/ballots.py",
		"""
		from coalition import membership
		from coalition.membership.standing.standing import standing
		if membership.entitled(member, "vote") or standing(facts, day, policy).state or log.standing():
			pass
		""",
	)
	assert app.found(check) == []


def test_who_writes_it_and_tests_may_name_it(app: Skeleton) -> None:
	app.write("membership/standing/projection.py", "member.standing = now\n")
	app.write("governance/test_ballots.py", "member.standing\n")
	assert app.found(check) == []
