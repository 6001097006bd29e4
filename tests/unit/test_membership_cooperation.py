from hypothesis import given
from hypothesis.strategies import builds, frozensets, lists, sampled_from, text

from coalition.membership.cooperation.matching import Point, Profile, Stance, who_with_whom

MEMBERS = sampled_from(["أ", "ب", "ج", "د"])
TOPICS, PLACES = sampled_from(["", "الصحة", "التعليم"]), sampled_from(["", "حمص", "إدلب"])
POINTS = builds(Point, MEMBERS, sampled_from(Stance), TOPICS, PLACES, text(max_size=3))
SIZES = sampled_from(["", "Small", "Medium", "Large"])
PROFILES = builds(Profile, MEMBERS, SIZES, frozensets(TOPICS), frozensets(PLACES))


def wants(member: str, topic: str = "الصحة", place: str = "حمص") -> Point:
	return Point(member, Stance.WANTS, topic, place)


@given(lists(POINTS), lists(PROFILES, unique_by=lambda each: each.member), TOPICS, PLACES)
def test_nobody_is_paired_who_refuses_or_never_wanted(points, profiles, topic, place) -> None:
	answer = who_with_whom(points, profiles, topic, place)
	willing = {point.member for point in answer.of(Stance.WANTS)}
	refusing = {point.member for point in answer.of(Stance.REFUSES)}
	for pair in answer.pairs:
		assert {pair.one, pair.other} <= willing - refusing
		assert pair.one < pair.other


@given(lists(POINTS), lists(PROFILES, unique_by=lambda each: each.member), TOPICS, PLACES)
def test_every_conflict_of_a_pair_is_told(points, profiles, topic, place) -> None:
	answer = who_with_whom(points, profiles, topic, place)
	for pair in answer.pairs:
		both = {pair.one, pair.other}
		assert list(pair.hurts) == [each for each in answer.of(Stance.CONFLICTS) if each.member in both]


@given(lists(POINTS), lists(PROFILES, unique_by=lambda each: each.member), TOPICS, PLACES)
def test_whoever_spoke_is_not_among_those_to_be_asked(points, profiles, topic, place) -> None:
	answer = who_with_whom(points, profiles, topic, place)
	assert not {point.member for point in answer.points} & set(answer.unasked)


@given(lists(POINTS), TOPICS, PLACES)
def test_the_order_in_which_members_spoke_changes_nothing(points, topic, place) -> None:
	assert who_with_whom(points, [], topic, place) == who_with_whom(points[::-1], [], topic, place)


def test_two_who_want_the_same_in_different_places_do_not_meet() -> None:
	points = [wants("أ", place="حمص"), wants("ب", place="إدلب")]
	assert who_with_whom(points, [], "الصحة").pairs == ()


def test_who_names_no_place_meets_everybody_on_the_topic() -> None:
	pair = who_with_whom([wants("أ", place=""), wants("ب", place="إدلب")], [], "الصحة").pairs[0]
	assert (pair.one, pair.other) == ("أ", "ب")


def test_a_point_that_names_neither_topic_nor_place_answers_no_question() -> None:
	assert who_with_whom([wants("أ", "", "")], []).points == ()


def test_small_beside_large_is_told() -> None:
	profiles = [Profile("أ", "Small"), Profile("ب", "Large")]
	assert who_with_whom([wants("أ"), wants("ب")], profiles).pairs[0].is_uneven


def test_who_works_on_it_and_said_nothing_can_be_asked() -> None:
	works = Profile("ج", topics=frozenset({"الصحة"}), places=frozenset({"حمص"}))
	elsewhere = Profile("د", topics=frozenset({"الصحة"}), places=frozenset({"إدلب"}))
	assert who_with_whom([wants("أ")], [works, elsewhere], "الصحة", "حمص").unasked == ("ج",)
