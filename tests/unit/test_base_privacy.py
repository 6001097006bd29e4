import random
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.privacy.declared import Kind, PrivateField, Subject, personal, sealed
from coalition.base.privacy.public_view import Consent, public_view
from coalition.base.privacy.sealing.pseudonyms import NUMBERS, WORDS, pseudonym
from coalition.base.privacy.sealing.reasons import says_something
from coalition.base.privacy.sealing.window import MINUTES_OPEN, Opening, Refusal, closes_at, refusal

FIELDS = (
	PrivateField("title", Kind.IDENTITY, policy="name"),
	PrivateField("latin", Kind.IDENTITY, policy="name"),
	PrivateField("place", Kind.COUNTED, policy="place"),
	PrivateField("phone", Kind.PERSON, policy="contact"),
	PrivateField("person", Kind.PERSON),
	PrivateField("since", Kind.COUNTED),
)
SUBJECT = Subject("Anything", title="title", fields=FIELDS)
NAMES = [field.name for field in FIELDS] + ["unknown"]
TODAY = date(2026, 11, 22)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1))
CONSENTS = st.lists(st.builds(Consent, st.sampled_from(NAMES), DAYS, st.none() | DAYS))
POLICIES = st.sets(st.sampled_from(["name", "place", "contact", ""]))
VALUES = st.dictionaries(st.sampled_from(NAMES), st.none() | st.text(max_size=3))


@given(VALUES, CONSENTS, POLICIES)
def test_of_a_protected_record_nothing_is_public(values, consents, policies):
	assert public_view(SUBJECT, values, consents, policies, True, TODAY) == {}


@given(VALUES, CONSENTS, POLICIES)
def test_what_is_public_was_declared_allowed_and_agreed_to(values, consents, policies):
	for field in public_view(SUBJECT, values, consents, policies, False, TODAY):
		declared = SUBJECT.field(field)
		assert declared and declared.policy and declared.policy in policies
		assert any(each.field == field and each.holds_on(TODAY) for each in consents)


@given(VALUES, CONSENTS, POLICIES)
def test_who_is_not_named_shows_nothing(values, consents, policies):
	shown = public_view(SUBJECT, values, consents, policies, False, TODAY)
	assert not shown or shown["title"] == values["title"]


@given(VALUES, CONSENTS, POLICIES, st.sampled_from(NAMES))
def test_withdrawing_takes_one_field_away_at_once_whatever_day_it_bears(values, consents, policies, field):
	withdrawn = [
		Consent(each.field, each.agreed_on, date(2030, 1, 1)) if each.field == field else each
		for each in consents
	]
	before = public_view(SUBJECT, values, consents, policies, False, TODAY)
	after = public_view(SUBJECT, values, withdrawn, policies, False, TODAY)
	expected = {} if field == "title" else {name: value for name, value in before.items() if name != field}
	assert after == expected


@given(VALUES, CONSENTS, POLICIES, POLICIES)
def test_a_narrower_policy_never_shows_more(values, consents, wide, narrow):
	many = public_view(SUBJECT, values, consents, wide, False, TODAY)
	few = public_view(SUBJECT, values, consents, wide & narrow, False, TODAY)
	assert few.items() <= many.items()


@given(VALUES, POLICIES)
def test_without_consents_nothing_is_public(values, policies):
	assert public_view(SUBJECT, values, [], policies, False, TODAY) == {}


def test_a_person_is_sealed_and_erased_and_what_is_counted_is_neither():
	assert sealed(FIELDS) == ("title", "latin", "phone", "person")
	assert personal(FIELDS) == ("phone", "person")


@given(st.integers(), st.sets(st.sampled_from(WORDS)), st.integers(0, 100))
def test_a_pseudonym_is_nobody_elses_and_has_western_digits(seed, words, taken):
	chance = random.Random(seed)
	before = {f"عضو {word} {number}" for word in words for number in NUMBERS[:taken]}
	name = pseudonym(chance.choice, before)
	assert name not in before
	assert name.split()[0] == "عضو" and name.split()[-1].isascii()


def test_where_all_pseudonyms_are_taken_it_says_so():
	taken = {f"عضو {word} {number}" for word in WORDS for number in NUMBERS}
	with pytest.raises(LookupError):
		pseudonym(random.Random(1).choice, taken)


APPROVED = datetime(2026, 11, 22, 12, 0)
MOMENTS = st.datetimes(min_value=datetime(2026, 11, 20), max_value=datetime(2026, 11, 25))


def opening(**changes) -> Opening:
	values = {"asked_by": "she", "is_approved": True, "approved_at": APPROVED, "until": closes_at(APPROVED)}
	return Opening(**{**values, **changes})


@given(MOMENTS, st.lists(MOMENTS, max_size=3), st.sampled_from(["she", "he", ""]), st.booleans())
def test_a_seal_is_open_for_the_asker_alone_in_its_quarter_of_an_hour(now, looks, person, is_approved):
	shown = refusal(opening(is_approved=is_approved), person, now, looks) is None
	in_time = APPROVED <= now < APPROVED + timedelta(minutes=MINUTES_OPEN)
	assert shown == (is_approved and person == "she" and in_time and all(look <= now for look in looks))


@given(MOMENTS)
def test_a_later_end_that_somebody_wrote_opens_no_longer(until):
	late = APPROVED + timedelta(minutes=MINUTES_OPEN)
	assert refusal(opening(until=until), "she", late) is Refusal.EXPIRED


def test_a_clock_that_was_set_back_is_named():
	early = APPROVED - timedelta(seconds=1)
	assert refusal(opening(), "she", early) is Refusal.CLOCK_CHANGED
	assert refusal(opening(), "she", APPROVED, [APPROVED + timedelta(seconds=9)]) is Refusal.CLOCK_CHANGED


@pytest.mark.parametrize(
	"reason", ["", None, "سبب", "1 2 3 4", "aaa aaa aaa", ". . . .", "أ ب ت", "x x x x x x"]
)
def test_a_reason_that_says_nothing_is_none(reason):
	assert not says_something(reason)


@pytest.mark.parametrize("reason", ["نحتاج الاسم لاتفاقية الاحتضان", "The donor's bank asks for it"])
def test_a_sentence_is_a_reason(reason):
	assert says_something(reason)
