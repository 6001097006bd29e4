"""The lines of a form's head, as its script takes them."""

from coalition.base.form_heads.contract import Line, Tone, Way, as_shown


def test_what_says_nothing_is_left_out():
	lines = [
		Line("Contact Person"),
		Line("Delegate", ways=(Way("0944", "tel:0944"),)),
		Line("Grounds", note="x"),
	]
	assert [line["label"] for line in as_shown(lines)] == ["Delegate", "Grounds"]


def test_a_line_keeps_its_words_its_ways_and_its_colour():
	line = Line("Standing", "Suspended", (Way("MSC", "/app/x"),), Tone.BAD, "since today")
	assert as_shown([line]) == [
		{
			"label": "Standing",
			"text": "Suspended",
			"ways": [{"text": "MSC", "link": "/app/x"}],
			"tone": "bad",
			"note": "since today",
		}
	]
