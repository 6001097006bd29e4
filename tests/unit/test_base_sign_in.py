"""The pure parts of signing in: numbers, names, codes, passwords, addresses."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.accounts import account_names, passwords, sign_in_codes
from coalition.base.request import client_ip
from coalition.base.text import addresses

DIGITS = st.text("0123456789", min_size=10, max_size=12).filter(lambda text: text[0] != "0")
IPV4 = st.ip_addresses(v=4).map(str)
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def test_a_placeholder_is_known_as_one_however_it_is_written():
	address = addresses.placeholder()
	written = (address, address.upper(), f"Layla <{address}>", f" {address} ", f"{address}.")
	assert [addresses.is_placeholder(each) for each in written] == [True] * 5


@pytest.mark.parametrize(
	"real",
	[
		"",
		None,
		"layla@example.org",
		"no-mail.invalid@example.org",
		"x@sub.no-mail.invalid.org",
		"x@mail.invalid",
	],
)
def test_an_address_that_somebody_may_have_is_no_placeholder(real):
	assert not addresses.is_placeholder(real)


@given(IPV4, IPV4, st.lists(st.text(max_size=20).filter(lambda text: "," not in text), max_size=4))
def test_what_a_caller_writes_into_the_header_changes_nothing(peer, real, forged):
	behind_one = client_ip.caller(peer, ", ".join([*forged, real]), proxies=1)
	assert behind_one == real
	assert client_ip.caller(peer, ", ".join(forged), proxies=0) == peer


@given(st.ip_addresses(v=6).filter(lambda address: not address.ipv4_mapped), st.integers(0, 2**64 - 1))
def test_all_addresses_of_one_line_count_as_one(address, other):
	network = int(address) >> 64 << 64
	neighbour = str(ipaddress.IPv6Address(network + other))
	if not ipaddress.IPv6Address(neighbour).ipv4_mapped:
		assert client_ip.caller(neighbour, "", 0) == client_ip.caller(str(address), "", 0)


def test_fewer_hops_than_proxies_never_reach_past_the_header():
	assert client_ip.caller("10.0.0.1", "198.51.100.7", proxies=3) == "198.51.100.7"
	assert client_ip.caller("10.0.0.1", "rubbish", proxies=1) == "10.0.0.1"
	assert client_ip.caller("", "", proxies=0) == "unknown"


def test_a_code_is_read_as_it_was_told():
	code = sign_in_codes.new_code()
	told = sign_in_codes.in_groups(code)
	assert [len(group) for group in told.split()] == [3, 3, 4]
	for typed in (code, told, told.replace(" ", "-"), told.translate(ARABIC), f"‏{told}‎"):
		assert sign_in_codes.read_code(typed) == code


@given(st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(place, change):
	code = sign_in_codes.new_code()
	wrong = code[:place] + str((int(code[place]) + change) % 10) + code[place + 1 :]
	assert sign_in_codes.read_code(wrong) is None and sign_in_codes.is_mistyped(wrong)
	assert not sign_in_codes.is_mistyped(code) and not sign_in_codes.is_mistyped(code[1:])


@given(st.integers(0, 8))
def test_two_neighbours_exchanged_are_always_noticed(place):
	code = sign_in_codes.new_code()
	turned = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
	assert sign_in_codes.read_code(turned) in (None, code if turned == code else None)


@pytest.mark.parametrize("typed", ["", None, "1234567890123", "12345", "abcdefghij", "12345 6789a"])
def test_what_is_no_code_is_none(typed):
	assert sign_in_codes.read_code(typed) is None


@pytest.mark.parametrize(
	("typed", "stored"),
	[
		("Layla.Homs", "layla.homs"),
		(" ليلى ", "ليلى"),
		("لَيْلـى", "ليلى"),
		("layla homs", "layla.homs"),
		("@layla", "layla"),
	],
)
def test_names_that_look_alike_are_one_name(typed, stored):
	assert account_names.user_name(typed) == stored
	assert account_names.is_user_name(stored)


@pytest.mark.parametrize("name", ["", "ab", "0944123456", "12.34", "a@b.org", "a b c", "<script>", "x" * 61])
def test_a_number_or_an_address_is_no_user_name(name):
	assert not account_names.is_user_name(name)


@given(st.text(max_size=40))
def test_a_stored_name_is_found_again(typed):
	once = account_names.user_name(typed)
	if account_names.is_user_name(once):
		assert account_names.user_name(once) == once


@pytest.mark.parametrize(
	("password", "again", "score", "problem"),
	[
		("", "", 4, "missing"),
		("kettle", "kettle", 4, "too_short"),
		("ا" * 129, "ا" * 129, 4, "too_long"),
		("password1", "password1", 0, "too_easy"),
		("Layla.Homs1", "Layla.Homs1", 4, "about_you"),
		("زيتون بحر مفتاح", "زيتون بحر مفتا", 4, "not_the_same"),
		("زيتون بحر مفتاح", "زيتون بحر مفتاح", 4, None),
		("layla likes the green kettle", "layla likes the green kettle", 4, None),
	],
)
def test_what_is_wrong_with_a_password_is_told(password, again, score, problem):
	assert passwords.problem_of(password, again, score, ["layla", "homs", "a"]) == problem


@given(st.text(max_size=200), st.text(max_size=200), st.integers(0, 4))
def test_no_password_passes_that_is_short_guessable_or_typed_differently(password, again, score):
	if passwords.problem_of(password, again, score, []) is None:
		assert 8 <= len(password) <= 128 and score >= 2 and password == again


@pytest.mark.parametrize("typed", ["layla.", "layla،", "«layla»", "@layla", "layla ,", "Layla. "])
def test_a_user_name_that_is_copied_out_of_a_sentence_is_that_name(typed):
	name = account_names.user_name(typed)
	assert name == "layla" == account_names.user_name(name)
