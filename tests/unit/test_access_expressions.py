import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.access.lists.expressions import (
	Column,
	NotAnExpression,
	alias_of,
	columns_of_field,
	columns_of_terms,
)

GOOD = {
	"name": [("", "name")],
	"`name`": [("", "name")],
	"*": [("", "*")],
	"`tabMember Organisation`.`name`": [("tabMember Organisation", "name")],
	"tabUser.name": [("tabUser", "name")],
	"`tabPlace_1`.`place_name` as title": [("tabPlace_1", "place_name")],
	"name as 'Child Row:name'": [("", "name")],
	"count(*) as count": [("", "*")],
	"count(distinct `tabX`.`name`) as total_count": [("tabX", "name")],
	"distinct kind": [("", "kind")],
	"SUM(amount)": [("", "amount")],
	r"locate('it\'s (a) , test', `tabX`.`name`) as `_relevance`": [("tabX", "name")],
	"(1 / nullif(locate('حم', `tabX`.`name`), 0)) as `_relevance`": [("tabX", "name")],
	"ifnull(`_user_tags`,'')": [("", "_user_tags")],
	"'a label' as kind": [],
}
BAD = (
	"",
	" ",
	"(select password from __Auth)",
	"(select conv(hex(mid(sid,1,6)),16,10) from tabSessions limit 1)*1",
	"max((select group_concat(name) from `tabX` where 1*1)) as x",
	"name, (select 1)",
	"name; drop table x",
	"sleep(5)",
	"count(sleep(5))",
	"name -- x",
	"name /* x */",
	"name union select 1",
	"name from x",
	"a b",
	"@@version",
	"'open",
	"count(",
	"count(name",
	"name)",
	"if(1, name, 2)",
	"concat(name, 1)",
	"name = 1",
	"name or 1",
	"`a``b`",
	"x.y.z",
	"((((((((name))))))))",
	"0x41",
	"benchmark(1, 2)",
	"name collate utf8mb4_bin",
	"binary name",
)


@pytest.mark.parametrize("text", GOOD)
def test_what_the_engines_lists_are_made_of_is_read(text):
	assert [(column.table, column.name) for column in columns_of_field(text)] == GOOD[text]


@pytest.mark.parametrize("text", BAD)
def test_anything_else_is_refused_as_a_field_and_as_an_order(text):
	with pytest.raises(NotAnExpression):
		columns_of_field(text)
	with pytest.raises(NotAnExpression):
		columns_of_terms(text.replace(",", ";"))


def test_an_order_holds_several_terms_with_directions():
	text = "ifnull(_relevance, -9999) desc, `tabX`.`modified` DESC, idx asc, name"
	names = [column.name for column in columns_of_terms(text)]
	assert names == ["_relevance", "modified", "idx", "name"]


def test_a_field_is_called_as_its_alias_says_in_whatever_letters():
	assert alias_of("count(`tabX`.`name`) AS _aggregate_column") == "_aggregate_column"
	assert alias_of("name as 'Child:name'") == "Child:name"
	assert alias_of("`tabX`.`name`") == ""


@given(st.text(alphabet="abc`'\"(),./* selct0-", max_size=40))
def test_whatever_is_written_is_read_or_refused_and_no_query_stands_inside(text):
	try:
		found = columns_of_field(text)
	except NotAnExpression:
		return
	assert not any(set(column.name) & set("(), ;'") for column in found if "`" not in text)


@given(st.text(max_size=60))
def test_a_text_that_is_quoted_as_the_database_does_is_one_text(text):
	quoted = "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
	assert columns_of_field(f"locate({quoted}, `name`)") == (Column("", "name"),)
