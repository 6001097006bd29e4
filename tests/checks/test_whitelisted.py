import pytest

from devtools.checks.whitelisted import NO_GUARD, check

from .conftest import Skeleton


def written(app: Skeleton, source: str) -> list[str]:
	app.write("membership/entry.py", source)
	return app.found(check)


def test_all_three_faults_of_one_function_are_told(app: Skeleton) -> None:
	found = written(
		app,
		"""
		@frappe.whitelist()
		def admit(name, day: str, *rest):
			frappe.get_doc("Member", name).admit()
		""",
	)
	prefix = "membership/entry.py:2: whitelisted admit: "
	assert found == [
		prefix + "names no methods=[...]",
		prefix + "gives no type to name, rest",
		prefix + NO_GUARD,
	]


@pytest.mark.parametrize(
	"guard",
	[
		'frappe.only_for("Council Member")',
		'frappe.has_permission("Member", "write", throw=True)',
		"require_council()",
		"member = guards.require_member(name)",
		"return require_member(name)",
		'frappe.get_doc("Member", name).check_permission("write")',
		'doc = frappe.get_doc("Member", name); doc.check_permission("write")',
	],
)
def test_each_kind_of_guard_passes_as_first_statement_after_the_docstring(app: Skeleton, guard: str) -> None:
	source = (
		f'@frappe.whitelist(methods=["POST"])\ndef admit(name: str):\n\t"""Admit."""\n\t{guard}\n\tdo(name)\n'
	)
	assert written(app, source) == []


@pytest.mark.parametrize(
	"first",
	[
		'frappe.has_permission("Member", "write")',
		'frappe.has_permission("Member", throw=False)',
		"prepare(); require_council()",
		'doc = frappe.get_doc("Member", name); doc.save()',
		'doc = frappe.get_doc("Member", name); other.check_permission()',
		'doc = frappe.get_doc("Member", name)',
		"if name: require_council()",
		"pass",
	],
)
def test_what_only_resembles_a_guard_is_found(app: Skeleton, first: str) -> None:
	source = f'@frappe.whitelist(methods=["POST"])\ndef admit(name: str):\n\t{first}\n'
	assert written(app, source) == [f"membership/entry.py:2: whitelisted admit: {NO_GUARD}"]


def test_a_guard_decorator_counts_only_below_the_whitelisting_one(app: Skeleton) -> None:
	found = written(
		app,
		"""
		@frappe.whitelist(methods=["POST"])
		@require_role("Council Member")
		def below(): ...

		@require_role("Council Member")
		@frappe.whitelist(methods=["POST"])
		def above(): ...
		""",
	)
	assert found == [f"membership/entry.py:7: whitelisted above: {NO_GUARD}"]


def test_a_method_needs_no_type_for_self_but_a_guard(app: Skeleton) -> None:
	found = written(
		app,
		"""
		class Member(Document):
			@frappe.whitelist(methods=["POST"])
			def good(self, day: str):
				self.check_permission("write")

			@frappe.whitelist(methods=["POST"])
			def bad(self, day: str):
				self.save()
		""",
	)
	assert found == [f"membership/entry.py:7: whitelisted bad: {NO_GUARD}"]


def test_an_entry_for_guests_says_why_in_a_guest_comment(app: Skeleton) -> None:
	found = written(
		app,
		"""
		# guest: anybody who holds a letter may verify it
		@frappe.whitelist(methods=["GET"], allow_guest=True)
		def verify(code: str): ...

		@frappe.whitelist(methods=["GET"], allow_guest=True)  # guest: the public list
		def listed(): ...

		# for everybody
		@frappe.whitelist(methods=["GET"], allow_guest=True)
		def silent(): ...

		@frappe.whitelist(methods=["GET"], allow_guest=False)
		def closed(): ...
		""",
	)
	assert found == [
		"membership/entry.py:10: whitelisted silent: is open to guests without a comment '# guest: why'",
		f"membership/entry.py:13: whitelisted closed: {NO_GUARD}",
	]


@pytest.mark.parametrize("decorator", ["frappe.whitelist", "whitelist()", "frappe.whitelist(methods=[])"])
def test_every_spelling_without_methods_is_found(app: Skeleton, decorator: str) -> None:
	found = written(app, f"@{decorator}\ndef admit():\n\trequire_council()\n")
	assert found == ["membership/entry.py:2: whitelisted admit: names no methods=[...]"]


def test_a_whitelisted_function_in_tests_is_not_exempt_and_a_plain_one_is_free(app: Skeleton) -> None:
	app.write("tests/test_entry.py", "@frappe.whitelist\ndef a(x):\n\tpass\n\ndef plain(x):\n\tpass\n")
	assert len(app.found(check)) == 3
