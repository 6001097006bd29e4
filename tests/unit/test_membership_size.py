from hypothesis import given
from hypothesis.strategies import none, sampled_from, text

from coalition.membership.profile.size import BUDGET_BANDS, CLASSES, PEOPLE_BANDS, size_class

ANSWERS = sampled_from(["", *PEOPLE_BANDS, *BUDGET_BANDS]) | none() | text()


@given(ANSWERS, ANSWERS)
def test_the_larger_of_the_two_answers_counts(people, budget):
	alone = (size_class(people, None), size_class(None, budget))
	assert size_class(people, budget) == max(alone, key=CLASSES.index)


def test_whoever_answers_nothing_has_no_size():
	assert size_class(None, "") == ""


def test_a_small_team_with_a_large_budget_is_large():
	assert size_class("1 to 5", "More than 1,000,000") == "Large"


def test_the_classes_grow_with_the_bands():
	for bands in (PEOPLE_BANDS, BUDGET_BANDS):
		places = [CLASSES.index(each) for each in bands.values()]
		assert places == sorted(places)
