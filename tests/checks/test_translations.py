import json
import re

import pytest

from devtools.checks.finding import Unreadable
from devtools.checks.translatable import PLURALS
from devtools.checks.translations import check

from .conftest import Skeleton

MODULES = "Base,الأساس\nMembership,العضوية\nGovernance,الحوكمة\nPooling,التشارك\n"


def with_rows(app: Skeleton, rows: str = "") -> list[str]:
	app.write("translations/ar.csv", MODULES + rows)
	return app.found(check)


def missing(app: Skeleton) -> list[str]:
	return [found.split("has no Arabic row: ")[1].strip("'") for found in with_rows(app)]


def test_a_missing_catalogue_is_found(app: Skeleton) -> None:
	assert app.found(check) == ["translations/ar.csv:1: there is no Arabic catalogue"]


@pytest.mark.parametrize(
	("translation", "fault"),
	[
		("بأي عملة؟ مثل \u20661", "opens an isolate that it does not close, or is cut off"),
		("بأي عملة؟ مثل", "has lost its end"),
		("بأي عملة؟ مثل \u20661\u2069", "has lost its end"),
	],
)
def test_a_translation_that_is_cut_off_is_found(app: Skeleton, translation: str, fault: str) -> None:
	app.write("base/a.py", '_("In which currency, such as 1 USD?")\n')
	found = with_rows(app, f'"In which currency, such as 1 USD?",{translation}\n')
	assert any(fault in each for each in found)


def test_module_names_need_rows(app: Skeleton) -> None:
	app.write("translations/ar.csv", MODULES.replace("Pooling,التشارك\n", ""))
	assert app.found(check) == ["modules.txt:4: has no Arabic row: 'Pooling'"]


def test_texts_of_python_are_found_at_their_first_place(app: Skeleton) -> None:
	app.write(
		"base/a.py", '_("Open")\n_("Open")\nN_("Council")\nmark("Assembly")\n_lt("Later")\n_("{0}: 5 %")\n'
	)
	app.write("base/b.py", '_("Open")\n')
	assert with_rows(app) == [
		"base/a.py:1: has no Arabic row: 'Open'",
		"base/a.py:3: has no Arabic row: 'Council'",
		"base/a.py:4: has no Arabic row: 'Assembly'",
		"base/a.py:5: has no Arabic row: 'Later'",
	]


def test_texts_of_scripts_and_templates_are_found(app: Skeleton) -> None:
	app.write("base/a.js", '// __("Not this")\nlet x = `${__("It\\u0027s open")}`;\n')
	app.write("portal/page.html", '<p>\n{{ _("Welcome") }}</p>\n')
	assert with_rows(app) == [
		'base/a.js:2: has no Arabic row: "It\'s open"',
		"portal/page.html:2: has no Arabic row: 'Welcome'",
	]


def test_texts_of_a_doctype_are_found(app: Skeleton) -> None:
	fields = [
		{"fieldname": "kind", "fieldtype": "Select", "label": "Kind", "options": "\nNamed\nSecret"},
		{"fieldname": "tab", "fieldtype": "Tab Break", "label": "Result", "description": "After it closed."},
		{"fieldname": "naming_series", "fieldtype": "Select", "options": "BAL-.YYYY.-"},
		{"fieldname": "body", "fieldtype": "Link", "options": "Body"},
	]
	roles = [{"role": "Council Member"}, {"role": "System Manager"}]
	data = {"doctype": "DocType", "name": "Ballot", "fields": fields, "permissions": roles}
	app.write_json("governance/doctype/ballot/ballot.json", data)
	expected = ["Ballot", "Kind", "Result", "After it closed.", "Council Member", "Named", "Secret"]
	assert missing(app) == expected


def test_texts_of_a_workspace_are_found(app: Skeleton) -> None:
	content = json.dumps(
		[
			{"type": "header", "data": {"text": '<span class="h4"><b>Your Work</b></span>'}},
			{"type": "shortcut", "data": {"shortcut_name": "Ballots"}},
		]
	)
	data = {
		"doctype": "Workspace",
		"label": "Decisions",
		"title": "Decisions",
		"content": content,
		"shortcuts": [{"label": "Ballots"}],
		"links": [{"label": "Reports"}],
	}
	app.write_json("governance/workspace/decisions/decisions.json", data)
	assert missing(app) == ["Decisions", "Ballots", "Reports", "Your Work"]


@pytest.mark.parametrize(
	"data",
	[
		{"doctype": "Report", "report_name": "Seen"},
		{"doctype": "Number Card", "label": "Seen"},
		{"doctype": "Dashboard Chart", "chart_name": "Seen"},
		{"doctype": "Workflow State", "workflow_state_name": "Seen"},
		{"doctype": "Workflow", "states": [{"state": "Seen"}]},
		{"doctype": "Workflow", "transitions": [{"action": "Seen"}]},
	],
)
def test_texts_of_each_kind_of_record_are_found_also_in_a_fixture(
	app: Skeleton, data: dict[str, object]
) -> None:
	app.write_json("fixtures/records.json", [data])
	assert missing(app) == ["Seen"]


def test_a_row_serves_every_context_and_a_row_with_context_that_one_alone(app: Skeleton) -> None:
	app.write("base/a.py", '_("Open", context="meeting")\n_("Shut", context="meeting")\n_("Shut")\n')
	assert with_rows(app, "Open,مفتوح\nShut,مغلق,meeting\n") == ["base/a.py:3: has no Arabic row: 'Shut'"]


@pytest.mark.parametrize(
	("rows", "fault"),
	[
		("Hello {0},\n", "5: has no translation: 'Hello {0}'"),
		("Hello {0},Hello {0}\n", "5: translates 'Hello {0}' by itself"),
		("Hello {0},مرحبا {1}\n", "5: has other placeholders than 'Hello {0}'"),
		("Hello {0},مرحبا\n", "5: has other placeholders than 'Hello {0}'"),
		("Hello {0},مرحبا {0}\nHello {0},أهلا {0}\n", "6: stands twice: 'Hello {0}'"),
		("Hello {0},مرحبا {0}\n\nOld,قديم\n", "7: nothing uses 'Old'"),
		('Hello {0},"مرحبا\n{0}"\nOld,قديم\n', "7: nothing uses 'Old'"),
		("Hello {0},مرحبا {0}\nHello {0},أهلا {0},door\n", "6: nothing uses 'Hello {0}'"),
		(
			"Hello {0},مرحبا {0} 944 000\n",
			"5: shows groups of digits in reverse, or torn: isolate them, with hard spaces: 'Hello {0}'",
		),
	],
)
def test_each_fault_of_a_row_is_found(app: Skeleton, rows: str, fault: str) -> None:
	app.write("base/a.py", '_("Hello {0}")\n')
	assert with_rows(app, rows) == [f"translations/ar.csv:{fault}"]


def test_a_complete_catalogue_passes_also_over_several_lines(app: Skeleton) -> None:
	app.write("base/a.py", '_("Hello, {name}\\nand welcome")\n_("<b>Open</b> now ")\n')
	app.write("base/test_a.py", '_("Only in a test")\n')
	assert with_rows(app, '"Hello, {name}\nand welcome","مرحبا {name}"\nOpen now,مفتوح\n') == []


def test_a_row_without_words_may_stay_as_it_is(app: Skeleton) -> None:
	assert with_rows(app, "{0}: {1},{0}: {1}\n") == ["translations/ar.csv:5: nothing uses '{0}: {1}'"]


def test_the_browser_looks_a_text_up_with_its_tags_and_the_server_without(app: Skeleton) -> None:
	app.write("base/a.js", '__("<b>Open</b>");\n')
	app.write("portal/page.html", '{{ _("<b>Shut</b>", context="door") }}\n')
	assert with_rows(app, "<b>Open</b>,<b>مفتوح</b>\nShut,مغلق,door\n") == []


def test_a_row_with_one_cell_stops_the_check(app: Skeleton) -> None:
	with pytest.raises(Unreadable, match="two or three cells, this one 1"):
		with_rows(app, "alone\n")


def test_a_text_is_shown_where_it_stands_whole_before_where_it_is_part_of_another(app: Skeleton) -> None:
	app.write("base/role.json", '{"doctype": "Role",\n"note": "Reader of all",\n"role_name": "Reader"}')
	assert with_rows(app) == ["base/role.json:3: has no Arabic row: 'Reader'"]


def plural_rows(*forms: str) -> str:
	return "".join(
		f"{{0}} days,{form},{category}\n" for form, category in zip(forms, PLURALS, strict=False) if form
	)


PLURAL_CALLS = (
	'ngettext("{0} day", "{0} days", count)',
	'<p>{{ ngettext("{0} day", "{0} days", count) }}</p>',
)
SIX = ("{0} يوم", "يوم واحد", "يومان", "{0} أيام", "{0} يوماً", "{0} يوم")


def test_a_sentence_that_counts_needs_a_row_for_each_form(app: Skeleton) -> None:
	for name, call in zip(("base/a.py", "base/page.html"), PLURAL_CALLS, strict=True):
		app.write(name, call + "\n")
	assert with_rows(app, plural_rows(*SIX)) == []
	assert with_rows(app, plural_rows("", *SIX[1:])) == [
		"base/a.py:1: has no Arabic row with the context «zero»: '{0} days'"
	]
	# One for all of them is none.
	assert len(with_rows(app, "{0} days,{0} يوم\n")) == len(PLURALS) + 1


def test_a_noun_may_say_the_number_where_it_is_one_or_two_and_nowhere_else(app: Skeleton) -> None:
	app.write("base/a.py", PLURAL_CALLS[0] + "\n")
	(found,) = with_rows(app, plural_rows(*SIX[:3], "أيام", *SIX[4:]))
	assert "other placeholders" in found


@pytest.mark.parametrize("translation", ["منذ {0} يوماً", "خلال {0} ساعة", "{0} من {1} أعضاء"])
def test_counting_with_one_form_for_all_numbers_is_found(app: Skeleton, translation: str) -> None:
	app.write("base/a.py", '_("{0} of {1}")\n')
	assert any("take ngettext()" in found for found in with_rows(app, f"{{0}} of {{1}},{translation}\n"))


@pytest.mark.parametrize("turned", ["مثل 2027-01-31", "مثل +963", "يبدأ بـ https://.", "مثل 0944 123"])
def test_what_an_arabic_sentence_turns_round_is_isolated(app: Skeleton, turned: str) -> None:
	app.write("base/a.py", '_("Such as this")\n')
	assert any("isolate them" in found for found in with_rows(app, f"Such as this,{turned}\n"))
	kept = re.sub(r"[+\dh][^\u0600-\u06ff]*$", lambda found: f"\u2066{found[0]}\u2069", turned)
	assert with_rows(app, f"Such as this,{kept.replace(' ', chr(0xA0))}\n") == []


def test_the_tanwin_is_spelled_one_way(app: Skeleton) -> None:
	app.write("translations/ar.csv", "A member,عضو\u064b\u0627\nAn applicant,طالب\u0627\u064b\n")
	told = [each for each in app.found(check) if "tanwin" in each]
	assert [each.rpartition(": ")[2] for each in told] == ["'A member'"]
