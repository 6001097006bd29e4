from devtools.checks.commits import check

from .conftest import Skeleton


def test_a_commit_below_a_doctype_folder_is_found_whatever_the_comment_says(app: Skeleton) -> None:
	app.write(
		"base/doctype/member/member.py", "# So that it is kept.\nfrappe.db.commit()\nfrappe.db.rollback()\n"
	)
	assert app.found(check) == [
		"base/doctype/member/member.py:2: frappe.db.commit in a DocType: the request ends the transaction",
		"base/doctype/member/member.py:3: frappe.db.rollback in a DocType: the request ends the transaction",
	]


def test_elsewhere_a_commit_needs_a_reason(app: Skeleton) -> None:
	app.write(
		"base/job.py",
		"""
		frappe.db.commit()
		frappe.local.db.rollback()
		frappe.db.commit()  # each batch stands alone, so that a failed one is run again
		# Nothing of a failed page may stay.
		frappe.db.rollback()
		repository.commit()
		""",
	)
	assert app.found(check) == [
		"base/job.py:1: frappe.db.commit without a comment that gives the reason",
		"base/job.py:2: frappe.local.db.rollback without a comment that gives the reason",
	]


def test_going_back_to_a_savepoint_and_tests_are_free(app: Skeleton) -> None:
	app.write("base/doctype/member/member.py", 'frappe.db.rollback(save_point="before")\n')
	app.write("base/doctype/member/test_member.py", "frappe.db.commit()\n")
	assert app.found(check) == []
