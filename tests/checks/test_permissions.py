import pytest

from devtools.checks.permissions import check

from .conftest import Skeleton

FAULT = "ignore_permissions without a comment that gives the reason"


@pytest.mark.parametrize(
	("statement", "fault"),
	[
		("doc.insert(ignore_permissions=True)", FAULT),
		("doc.insert(ignore_permissions=trusted)", FAULT),
		("doc.flags.ignore_permissions = True", FAULT),
		('doc.flags["ignore_permissions"] = 1', FAULT),
		('new({"ignore_permissions": True})', FAULT),
		('frappe.set_user("Administrator")', "set_user without a comment that gives the reason"),
		("doc.insert(ignore_permissions=True)  # noqa: E501", FAULT),
		("doc.insert(ignore_permissions=True)  # trusted", FAULT),
	],
)
def test_each_bypass_without_a_reason_is_found(app: Skeleton, statement: str, fault: str) -> None:
	app.write("base/sample.py", f"# A comment on something else.\n\n{statement}\n")
	assert app.found(check) == [f"base/sample.py:3: {fault}"]


@pytest.mark.parametrize(
	"text",
	[
		"doc.insert(ignore_permissions=True)  # the applicant has no account yet",
		"# The applicant has no account yet.\ndoc.flags.ignore_permissions = True",
		"# The applicant has no account\n# yet.\nfrappe.set_user(user)",
		"doc.insert(\n\t# The applicant has no account.\n\tignore_permissions=True,\n)",
		"doc.insert(\n\tignore_permissions=True,\n)  # the applicant has no account",
		"# The applicant has no account.\ndoc.insert(\n\tignore_links=True,\n\tignore_permissions=True,\n)",
		"doc.insert(ignore_permissions=False)",
		"doc.flags.ignore_permissions = False",
		'new({"ignore_permissions": 0, "ignore_links": True})',
	],
)
def test_a_reason_beside_or_directly_above_passes_and_so_does_false(app: Skeleton, text: str) -> None:
	app.write("base/sample.py", f"{text}\n")
	assert app.found(check) == []


def test_a_comment_behind_the_line_above_belongs_to_that_line(app: Skeleton) -> None:
	app.write("base/sample.py", "a = 1  # the first number\ndoc.insert(ignore_permissions=True)\n")
	assert app.found(check) == [f"base/sample.py:2: {FAULT}"]


def test_tests_are_exempt(app: Skeleton) -> None:
	app.write("tests/sample.py", "doc.insert(ignore_permissions=True)\n")
	app.write("base/doctype/member/test_member.py", 'frappe.set_user("Guest")\n')
	assert app.found(check) == []
