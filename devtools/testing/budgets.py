"""What the tests of a module may cost: CPU-seconds by stage, on the machine that `cpu.YARDSTICK` is of.

A run fails where a module takes a quarter more than all of its stages together. Whoever adds tests raises
the figure with them, and says in the commit what for.
"""

# What a module may take that has no line yet.
COMING = 150
TOLERANCE = 1.25
BUDGETS: dict[str, dict[str, float]] = {
	"access": {"unit": 1, "server": 45, "rest": 220, "browser": 260},
	"api": {"unit": 2, "server": 2, "rest": 112, "browser": 11},
	"audit": {"server": 9},
	"base": {"unit": 44, "server": 30, "rest": 185, "browser": 90},
	"membership": {"unit": 31, "server": 223, "rest": 125, "browser": 320},
	"patches": {"server": 10},
	"plugins": {"server": 34, "rest": 14, "browser": 36},
	"portal": {"unit": 2, "server": 4, "rest": 62, "browser": 95},
	"setup": {"server": 20},
	# Our own tools, the checks over the source, and the bench that others made.
	# Frappe's semgrep rules take 12 of the first, where they can be had.
	"tools": {"static": 16, "unit": 30, "bench": 70},
}


def of(module: str) -> float:
	"""What the module may cost over all stages."""
	return sum(BUDGETS[module].values()) if module in BUDGETS else COMING


def expected(stage: str, module: str) -> float:
	"""What a stage's share of that is; a coming module's is a guess."""
	return BUDGETS[module].get(stage, 1) if module in BUDGETS else COMING / 4


def is_over(module: str, spent: float) -> bool:
	return spent > of(module) * TOLERANCE
