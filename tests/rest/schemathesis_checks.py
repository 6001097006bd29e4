"""A check of ours for schemathesis, which loads this file in its own environment (SCHEMATHESIS_HOOKS)."""

import schemathesis

# What a declaration says of a field: whatever it lets through may be refused for its meaning alone.
SHAPES = {
	*("unknown", "not_an_object", "not_a_list", "not_a_text", "not_a_whole_number", "not_true_or_false"),
	*("not_a_date", "not_of_this_form", "unreadable_characters"),
	*("too_long", "too_short", "too_many", "too_small", "too_large"),
}


@schemathesis.check
def the_declaration_says_what_fits(ctx, response, case) -> None:
	if not case.meta or case.meta.generation.mode.is_negative or response.status_code != 422:
		return
	wrong = [each for each in response.json().get("errors", ()) if each["problem"] in SHAPES]
	assert not wrong, f"fits the declaration, and is refused: {wrong}"
