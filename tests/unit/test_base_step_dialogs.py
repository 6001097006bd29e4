"""What a dialog takes of what was sent, and what it still asks for: pure rules."""

from hypothesis import given
from hypothesis import strategies as st

from coalition.base.step_dialogs.contract import Question, answered, missing

NAMES = st.sampled_from(("decided_in", "decision_date", "reason", "text"))
QUESTIONS = st.lists(st.builds(Question, NAMES, st.booleans()), unique_by=lambda each: each.name)
VALUES = st.dictionaries(
	st.one_of(NAMES, st.text(max_size=5)), st.one_of(st.none(), st.integers(), st.text(max_size=5))
)


@given(QUESTIONS, VALUES)
def test_nothing_is_taken_that_was_not_asked_and_all_of_it_as_text(questions, values):
	taken = answered(questions, values)
	assert set(taken) == {each.name for each in questions} & set(values)
	assert all(isinstance(value, str) for value in taken.values())


@given(QUESTIONS, VALUES)
def test_missing_is_what_is_required_and_says_nothing(questions, values):
	empty = missing(questions, values)
	assert all(each.required for each in empty)
	for each in questions:
		said = str(values[each.name]).strip() if values.get(each.name) is not None else ""
		assert (each in empty) == (each.required and not said)


def test_a_text_keeps_its_lines_and_blanks():
	assert answered([Question("text")], {"text": " أ\nب "}) == {"text": " أ\nب "}
	assert missing([Question("text", required=True)], {"text": " \n\t"}) == [Question("text", required=True)]
