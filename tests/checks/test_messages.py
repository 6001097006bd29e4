import pytest

from devtools.checks.messages import BARE, BUILT, VARIABLE, check

from .conftest import Skeleton


@pytest.mark.parametrize(
	("expression", "fault"),
	[
		('_(f"Hello {name}")', BUILT),
		('_("Hello " + name)', BUILT),
		('_("Hello %s" % name)', BUILT),
		('_("Hello {0}".format(name))', BUILT),
		('frappe._lt("a" if x else f"{y}")', BUILT),
		("_(label)", VARIABLE),
		("N_(self.doctype)", VARIABLE),
		('frappe.throw("No seat left")', BARE.format("frappe.throw", "_")),
		('frappe.throw(f"{name}")', BARE.format("frappe.throw", "_")),
		('frappe.throw("No seat {0}".format(1))', BARE.format("frappe.throw", "_")),
		('frappe.throw(_("No seat") + " left")', BARE.format("frappe.throw", "_")),
		('frappe.throw(_("No seat left"), title="Sorry")', BARE.format("frappe.throw", "_")),
		('frappe.msgprint(msg="Saved")', BARE.format("frappe.msgprint", "_")),
		('throw("a" if x else _("b"))', BARE.format("throw", "_")),
		('raise frappe.PermissionError("Not yours")', BARE.format("frappe.PermissionError", "_")),
	],
)
def test_each_text_that_escapes_translation_is_found_in_python(
	app: Skeleton, expression: str, fault: str
) -> None:
	app.write("base/sample.py", f"def f():\n\t{expression}\n")
	assert app.found(check) == [f"base/sample.py:2: {fault}"]


@pytest.mark.parametrize(
	"expression",
	[
		'_("Hello {0}").format(name)',
		'frappe._("one " "literal")',
		'_("Open", context="meeting")',
		"_(label)  # texts: the options of Meeting.status",
		'frappe.throw(_("No seat left for {0}").format(name), SeatError, title=_("Sorry"))',
		"frappe.throw(message)",
		'frappe.throw("<br>".join(messages))',
		'frappe.msgprint(_("Saved") + "<br>" + link)',
		'raise ValueError("quorum below zero")',
	],
)
def test_translated_literals_and_declared_variables_pass_in_python(app: Skeleton, expression: str) -> None:
	app.write("base/sample.py", f"def f():\n\t{expression}\n")
	assert app.found(check) == []


def test_a_declaration_may_stand_in_the_comment_above_but_not_further_up(app: Skeleton) -> None:
	app.write("base/sample.py", "# texts: ROLES in setup\nfirst = _(role)\nsecond = _(role)\n")
	assert app.found(check) == [f"base/sample.py:3: {VARIABLE}"]


def test_no_comment_excuses_a_text_that_is_put_together(app: Skeleton) -> None:
	app.write("base/sample.py", 'x = _("a" + b)  # texts: somewhere\n')
	assert app.found(check) == [f"base/sample.py:1: {BUILT}"]


@pytest.mark.parametrize(
	("code", "fault"),
	[
		("__(`Hello ${name}`)", BUILT),
		('__("Hello " + name)', BUILT),
		("__(label)", VARIABLE),
		('__(label || "")', VARIABLE),
		('frappe.throw("No seat")', BARE.format("frappe.throw", "__")),
		("frappe.msgprint(`No ${seat}`)", BARE.format("frappe.msgprint", "__")),
		(
			'frappe.show_alert({ message: "Saved", indicator: "green" })',
			BARE.format("frappe.show_alert", "__"),
		),
		('frappe.msgprint({ title: __("Done"), "message": "Saved" })', BARE.format("frappe.msgprint", "__")),
	],
)
def test_each_text_that_escapes_translation_is_found_in_scripts(app: Skeleton, code: str, fault: str) -> None:
	app.write("base/sample.js", f"// a sample\n{code};\n")
	assert app.found(check) == [f"base/sample.js:2: {fault}"]


@pytest.mark.parametrize(
	"code",
	[
		'__("Hello {0}", [name])',
		"__('It\\'s open', null, 'meeting')",
		"__(`plain`)",
		"__(label) // texts: Meeting.status",
		'frappe.show_alert({ message: __("Saved"), indicator: "green" })',
		"frappe.throw(message)",
		'x = "frappe.throw(\\"text in a string\\")"',
		'/* frappe.throw("in a comment") */',
		"const quote = /[\"'`]/; frappe.throw(__('One')); a / b",
		"function __(text) { return text }",
	],
)
def test_translated_literals_comments_and_strings_pass_in_scripts(app: Skeleton, code: str) -> None:
	app.write("base/sample.js", f"\n{code}\n")
	assert app.found(check) == []


def test_a_call_inside_a_template_literal_is_seen(app: Skeleton) -> None:
	app.write(
		"base/sample.js",
		"html = `<b>\n${rows.map((r) => { return `${__(r.label)}` })} it's ${__('Fine')} \"`;\n",
	)
	assert app.found(check) == [f"base/sample.js:2: {VARIABLE}"]


def test_templates_translate_literals_only(app: Skeleton) -> None:
	app.write(
		"portal/templates/page.html",
		"""
		<p>_(not code)</p>
		{{ _("Welcome, {0}").format(name) }}
		{% if _("Open") %}{{ _('Sign ' ~ what) }}{% endif %}
		{# {{ _(old) }} #}
		{{ _(page.label) }}
		{{ _(page.label) }} {# texts: the pages' labels #}
		""",
	)
	# The comment serves the line it is on and the next, so the fifth line has none.
	assert app.found(check) == [
		f"portal/templates/page.html:3: {BUILT}",
		f"portal/templates/page.html:5: {VARIABLE}",
	]


def test_tests_and_built_files_are_exempt(app: Skeleton) -> None:
	app.write("base/test_sample.py", 'frappe.throw("text")\n')
	app.write("tests/sample.js", 'frappe.throw("text")\n')
	app.write("tests/sample.py", 'frappe.throw("text")\n')
	app.write("public/dist/js/app.js", 'frappe.throw("text")\n')
	app.write("public/js/app.min.js", 'frappe.throw("text")\n')
	assert app.found(check) == []


def test_a_quote_in_a_regular_expression_opens_no_string(app: Skeleton) -> None:
	app.write("base/sample.js", "text.split(/`/);\n__(label);\n`x`;\n")
	assert app.found(check) == [f"base/sample.js:2: {VARIABLE}"]


def test_braces_inside_a_substitution_do_not_end_it(app: Skeleton) -> None:
	app.write("base/sample.js", "x = `${rows.map((r) => { return 1 }).concat(__(label))}`;\n")
	assert app.found(check) == [f"base/sample.js:1: {VARIABLE}"]
