"""User names that are proposed for people."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.account_names import is_user_name, proposals


@given(st.text(max_size=200))
def test_whatever_a_name_is_each_proposal_can_be_borne_and_they_differ(name):
	found = list(islice(proposals(name, "MO-0001"), 5))
	assert all(map(is_user_name, found)), found
	assert len(set(found)) == 5


@pytest.mark.parametrize(
	("name", "first"),
	[
		("ليلى حسن", "ليلى.حسن"),
		("Layla  Hasan", "layla.hasan"),
		("Rami O'Neil", "rami.o.neil"),
		("لي", "mo-0001"),
		("٠٩٤٤ ١٢٣ ٤٥٦", "mo-0001"),
		(None, "mo-0001"),
	],
)
def test_a_name_is_proposed_as_it_is_written_and_the_members_number_where_it_gives_none(name, first):
	assert next(proposals(name, "MO-0001")) == first
