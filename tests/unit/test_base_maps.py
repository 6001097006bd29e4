"""Maps: where things come to lie, how large they are, and labels that can be read."""

import re
from itertools import combinations
from math import isclose
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.maps.drawing import HEIGHT, WIDTH, Spot, circles_of, drawn
from coalition.base.maps.frames import LEAST_DEGREES, frame_around
from coalition.base.maps.labels import Circle, placed
from coalition.base.maps.shapes import STORED, Box, shapes_in
from coalition.base.text.coordinates import Coordinates, NotAPoint, read_coordinates

SVG = "{http://www.w3.org/2000/svg}"
PLACES = st.tuples(st.floats(-60, 75), st.floats(-170, 170))
NEAR = st.tuples(st.floats(32, 37.5), st.floats(35.5, 42))
NAMES = st.text(st.characters(categories=["L", "Nd", "P", "S"]), min_size=1, max_size=50)
SPOTS = st.lists(
	st.builds(
		lambda name, place, count: Spot(name, *place, count), NAMES, PLACES | NEAR, st.integers(1, 9999)
	),
	min_size=1,
	max_size=12,
)


@given(st.lists(PLACES | NEAR, min_size=1))
def test_every_place_lies_in_the_picture_and_not_at_its_edge(places):
	frame = frame_around(places, WIDTH, HEIGHT)
	for latitude, longitude in places:
		x, y = frame.at(latitude, longitude)
		assert WIDTH * 0.1 < x < WIDTH * 0.9
		assert HEIGHT * 0.1 < y < HEIGHT * 0.9
	assert HEIGHT / frame.step >= LEAST_DEGREES * 0.999


@given(st.lists(PLACES, min_size=1))
def test_north_is_up_and_east_is_right_and_both_axes_are_as_long_as_on_the_ground(places):
	frame = frame_around(places, WIDTH, HEIGHT)
	latitude, longitude = frame.middle
	right, up = frame.at(latitude, longitude + 1), frame.at(latitude + 1, longitude)
	middle = frame.at(latitude, longitude)
	assert right[0] > middle[0]
	assert up[1] < middle[1]
	assert right[0] - middle[0] <= middle[1] - up[1] + 1e-6


@given(SPOTS)
def test_the_area_of_a_circle_is_as_what_it_counts(spots):
	frame = frame_around([(spot.latitude, spot.longitude) for spot in spots], WIDTH, HEIGHT)
	circles = circles_of(spots, frame)
	areas = [circle.radius**2 / spot.count for circle, spot in zip(circles, spots, strict=True)]
	assert all(isclose(area, areas[0], rel_tol=1e-6) for area in areas)


@given(SPOTS)
def test_no_label_runs_over_another_or_over_the_edge(spots):
	frame = frame_around([(spot.latitude, spot.longitude) for spot in spots], WIDTH, HEIGHT)
	labels = [label for label in placed(circles_of(spots, frame), WIDTH, HEIGHT, 16) if label]
	assert not [pair for pair in combinations(labels, 2) if pair[0].overlaps(pair[1])]
	assert all(label.lies_in(WIDTH, HEIGHT) for label in labels)


def test_places_that_are_near_each_other_all_have_their_label_off_the_circles():
	circles = [Circle(360 + number, 270 - number, 20, f"المكان {number}") for number in range(12)]
	labels = placed(circles, WIDTH, HEIGHT, 16)
	assert all(labels)
	assert not [1 for label in labels for circle in circles if label.overlaps(circle.around())]


@given(SPOTS, st.booleans())
def test_the_picture_is_sound_and_says_in_words_what_it_shows(spots, with_borders):
	picture = ElementTree.fromstring(drawn(spots, 'The "map" <of> work', with_borders))
	assert picture.get("role") == "img"
	assert len(picture.findall(f"{SVG}svg/{SVG}circle")) == len(spots)
	said = picture.get("aria-label") or ""
	assert said.startswith('The "map" <of> work: ')
	assert all(f"{spot.name}: {spot.count}" in said for spot in spots)


def test_borders_are_drawn_only_where_they_are_asked_for():
	spots = [Spot("إدلب", 35.93, 36.63, 14), Spot("غازي عنتاب", 37.06, 37.38, 22)]
	assert drawn([], "", with_borders=True) == ""
	assert "stroke-dasharray" not in drawn(spots, "", with_borders=False)
	assert "stroke-dasharray" in drawn(spots, "", with_borders=True)


@pytest.mark.parametrize(
	("latitude", "longitude", "is_land"),
	[
		(35.93, 36.63, True),  # Idlib
		(31.5, 34.47, True),  # Gaza
		(33.9, 35.45, False),  # the sea before Beirut
		(52.5, 13.4, True),  # Berlin
		(43.0, 34.0, False),  # the Black Sea
		(45.5, -73.6, True),  # Montreal
		(30.0, -40.0, False),  # the Atlantic
	],
)
def test_land_is_where_it_is(latitude, longitude, is_land):
	box = Box(longitude - 1, latitude - 1, longitude + 1, latitude + 1)
	crossings = sum(
		1
		for ring in shapes_in(box).land
		for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)
		if (y1 > latitude) != (y2 > latitude) and longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
	)
	assert crossings % 2 == is_land


def test_the_shapes_are_small():
	assert STORED.stat().st_size < 200_000


@pytest.mark.parametrize(
	("text", "latitude", "longitude"),
	[
		("35.93, 36.63", "35.93", "36.63"),
		("٣٥٫٩٣، ٣٦٫٦٣", "35.93", "36.63"),
		(" (35.930614, 36.633912) ", "35.9306", "36.6339"),
		("35.93 36.63", "35.93", "36.63"),
		("35.93° N, 36.63° E", "35.93", "36.63"),
		("36.63E 35.93N", "35.93", "36.63"),
		("-33.4, -70.65", "-33.4", "-70.65"),
		("33.4 S; 70.65 W", "-33.4", "-70.65"),
		("-0.00001, 100", "0", "100"),
	],
)
def test_a_point_is_read_as_it_is_copied(text, latitude, longitude):
	found = read_coordinates(text)
	assert (str(found.latitude), str(found.longitude)) == (latitude, longitude) or str(
		found
	) == f"{latitude}, {longitude}"
	assert read_coordinates(str(found)) == found


@pytest.mark.parametrize(
	("text", "problem"),
	[
		("35,93, 36,63", "not_a_point"),
		("35,93 36,63", "not_a_point"),
		("35.93", "not_a_point"),
		("حلب", "not_a_point"),
		("35.93N 36.63N", "not_a_point"),
		("-35.93S, 36.63", "not_a_point"),
		("95, 36.63", "no_latitude"),
		("35.93, 181", "no_longitude"),
		("9" * 200, "not_a_point"),
	],
)
def test_what_is_no_point_is_refused(text, problem):
	with pytest.raises(NotAPoint) as refused:
		read_coordinates(text)
	assert refused.value.problem == problem


@given(st.decimals(-90, 90, places=4), st.decimals(-180, 180, places=4))
def test_what_is_stored_reads_as_the_same_point(latitude, longitude):
	stored = str(read_coordinates(f"{latitude}, {longitude}"))
	assert re.fullmatch(r"-?\d+(\.\d+)?, -?\d+(\.\d+)?", stored)
	assert read_coordinates(stored) == Coordinates(latitude, longitude)
