"""How large a member is, so that small ones can be heard beside large ones. Pure: no database.

Document G asks to discuss the danger that large organisations swallow small ones, N says that the two work
differently. The larger of the two answers counts; the bands are ours, and are told on the form.
"""

PEOPLE_BANDS = {
	"1 to 5": "Small",
	"6 to 20": "Small",
	"21 to 50": "Medium",
	"51 to 200": "Large",
	"More than 200": "Large",
}
BUDGET_BANDS = {
	"No Budget": "Small",
	"Up to 10,000": "Small",
	"10,000 to 100,000": "Small",
	"100,000 to 1,000,000": "Medium",
	"More than 1,000,000": "Large",
}
CLASSES = ("", "Small", "Medium", "Large")


def size_class(people_band: str | None, budget_band: str | None) -> str:
	"""One of CLASSES of what was answered; "" where nothing was. A band that is none counts as no answer."""
	found = (PEOPLE_BANDS.get(people_band or "", ""), BUDGET_BANDS.get(budget_band or "", ""))
	return max(found, key=CLASSES.index)
