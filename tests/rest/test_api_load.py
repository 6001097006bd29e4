"""Several programs at once, for some seconds; `./dev load` lets a hundred loose for minutes."""

import gc
import os
import sys
import uuid
from collections.abc import Callable

import frappe.app
import pytest
from werkzeug.test import Client

from benchmarks import load
from tests.rest.programs import API, make_key

pytestmark = pytest.mark.alone

# Blocks of Python's memory: an application works with 20 000, and the look-up for names keeps some 70.
MOST_LEFT = 150


def test_among_programs_that_poll_and_hand_in_nothing_fails_is_lost_or_comes_twice(address, charter):
	outcome = load.run(address, charter, number=24, beside_bare=4, settling=0, alone=3)
	assert not outcome.errors
	assert outcome.handed_in and outcome.seconds["read"] and outcome.seconds["read bare"]


@pytest.mark.thorough
@pytest.mark.timeout(1200)
def test_a_hundred_programs_for_minutes_keep_to_the_budgets(address):
	assert load.main(address) == 0


def test_of_what_was_handed_in_hardly_anything_stays_in_memory(charter):
	hand_in = handing_in(charter)
	held = [blocks_after(hand_in) for _round in range(2)]
	assert held[1] - held[0] < 10 * MOST_LEFT


def blocks_after(action: Callable[[], None]) -> int:
	for _time in range(10):
		action()
	gc.collect()
	return sys.getallocatedblocks()


def handing_in(charter: str) -> Callable[[], None]:
	"""Hands in an application in this very process, whose memory can be counted."""
	frappe.app._site, frappe.app._sites_path = os.environ["COALITION_SITE"], "."
	form, key = load.form_of(charter), make_key("applications:submit")[1].partition(": ")[2]
	client = Client(frappe.app.application)

	def hand_in() -> None:
		headers = {"Authorization": key, "Idempotency-Key": uuid.uuid4().hex}
		words = {**form, "organisation_name": f"جمعية {uuid.uuid4().hex}"}
		answer = client.post(f"/api/method/{API}applications.submit", json=words, headers=headers)
		assert answer.status_code == 200, answer.text

	return hand_in
