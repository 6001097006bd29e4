import pytest

from devtools.checks.direction import BARE, FORMATTED, check

from .conftest import Skeleton


@pytest.mark.parametrize("call", ['_("Ends on {0}").format(day)', 'frappe._lt("Ends on {0}").format(day)'])
def test_a_translated_text_is_not_filled_by_format(app: Skeleton, call: str) -> None:
	app.write("base/sample.py", f"def f(day):\n\treturn {call}\n")
	assert app.found(check) == [f"base/sample.py:2: {FORMATTED}"]


@pytest.mark.parametrize("call", ['fill(_("Ends on {0}"), day)', "KEY.format(day)", '"{0}".format(_("Day"))'])
def test_what_isolates_and_what_nobody_reads_is_left_alone(app: Skeleton, call: str) -> None:
	app.write("base/sample.py", f"def f(day):\n\treturn {call}\n")
	assert app.found(check) == []


def test_tests_are_exempt(app: Skeleton) -> None:
	app.write("base/test_sample.py", 'def f(day):\n\treturn _("Ends on {0}").format(day)\n')
	app.write("base/tests/page.html", "<p>{{ day }}</p>\n")
	assert app.found(check) == []


@pytest.mark.parametrize(
	("template", "expression"),
	[
		("<p>{{ day }}</p>", "day"),
		("<td>\n{{ letter.number }}</td>", "letter.number"),
		("<p><bdi>{{ one }}</bdi> {{ two | upper }}</p>", "two | upper"),
		("<p>{% if x %}<bdi>{{ one }}</bdi>{% endif %}{{ names[language] }}</p>", "names[language]"),
		('<html dir="{{ direction }}"><p>{{ person }}</p></html>', "person"),
		('<a title="{{ _("Go") }}" href="{{ root }}">{{ name }}</a>', "name"),
	],
)
def test_data_outside_of_an_isolate_is_found(app: Skeleton, template: str, expression: str) -> None:
	app.write("base/templates/page.html", template)
	assert [each.partition(": ")[2] for each in app.found(check)] == [BARE.format(expression)]


@pytest.mark.parametrize(
	"template",
	[
		"<p><bdi>{{ day }}</bdi></p>",
		"<p><bdi><strong>{{ day }}</strong></bdi></p>",
		'<h3 dir="auto">{{ member.name }}</h3>',
		'<a href="{{ path }}" aria-label="{{ fill(_("Remove {0}"), name) }}">{{ _("Remove") }}</a>',
		"<p>{{ entry.title }}: {{ titles[language] }} {{ state_in_words }}</p>",
		"<p>{{ fields.text(name, label) }}</p>",
		"<option>{{ name }}</option><textarea>{{ text }}</textarea>",
		"{% block title %}{{ number }} – {{ coalition }}{% endblock %}",
		"{# {{ day }} #}<p></p>",
		'{% macro described(name) %} aria-describedby="{{ name }}-help"{% endmacro %}',
		"<input value='{{ day }}'><br><p></p>",
	],
)
def test_what_is_isolated_or_ours_passes(app: Skeleton, template: str) -> None:
	app.write("base/templates/page.html", template)
	assert app.found(check) == []


def test_a_template_fills_no_text_by_format(app: Skeleton) -> None:
	for call in ('{{ _("Ends on {0}").format(day) }}', '{% set x = f({"a": _("{0} (!)").format(9)}) %}'):
		app.write("base/templates/page.html", f"<p>\n{call}</p>")
		assert app.found(check) == [f"base/templates/page.html:2: {FORMATTED}"]
