"""E-mail addresses in whichever way people write and paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.emails import NotAnEmail, read_email, shown


@pytest.mark.parametrize(
	"typed",
	[
		*(
			"a@b.org",
			"a@b.org,",
			"mailto:a@b.org",
			"a@b.org،",
			"<a@b.org>",
			"Amal <a@b.org>",
			"أمل <a@b.org>",
		),
		*("A@B.ORG", "a@b.org.", "«a@b.org»", "a@b.org?subject=x", "mailto:a@b.org?subject=x", "a＠b.org"),
		*("\u202aa@b.org\u202c", " a@b.org\n", "إيميل: a@b.org", "E-mail: a@b.org"),
	],
)
def test_what_stands_around_an_address_is_forgiven(typed):
	assert read_email(typed) == "a@b.org"


def test_an_arabic_domain_works_and_is_shown_as_it_is_written():
	stored = read_email("amal@منظمة.سوريا")
	assert stored == "amal@xn--ogb3a0bbd.xn--mgbtf8fl"
	assert shown(stored) == "amal@منظمة.سوريا"
	assert read_email(shown(stored)) == stored


@pytest.mark.parametrize(
	("typed", "problem"),
	[
		("أمل@منظمة.سوريا", "not_ascii"),
		*((each, "several_emails") for each in ("a@b.org b@c.org", "a@b.org; c@d.org", "a@b.org، c@d.org")),
		*(
			(each, "not_an_email")
			for each in ("a@b", "a b@c.org", "a@b..org", "a@-b.org", "@b.org", "a@", "")
		),
		*(
			(each, "not_an_email")
			for each in ("a@localhost", "a@[127.0.0.1]", "لا يوجد", "a.@b.org", "a@b_c.org")
		),
	],
)
def test_what_is_no_address_is_told_with_its_reason(typed, problem):
	with pytest.raises(NotAnEmail) as error:
		read_email(typed)
	assert error.value.problem == problem


@given(st.text() | st.emails())
def test_any_text_is_an_address_or_refused(text):
	try:
		address = read_email(text)
	except NotAnEmail:
		return
	assert address.isascii() and address == address.lower()
	assert read_email(address) == read_email(shown(address)) == address
