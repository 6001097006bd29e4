"""What the tests of a module may cost: CPU-seconds by stage, on the machine that `cpu.YARDSTICK` is of.

A run fails where a module takes a quarter more than all of its stages together. Whoever adds tests raises
the figure with them, and says in the commit what for.
"""

# What a module may take that has no line yet.
COMING = 150
TOLERANCE = 1.25
BUDGETS: dict[str, dict[str, float]] = {
	"api": {"unit": 1, "server": 2, "rest": 95, "browser": 11},
	"audit": {"server": 9},
	"base": {"unit": 13, "server": 18, "rest": 110, "browser": 27},
	"membership": {"unit": 15, "server": 105, "rest": 92, "browser": 210},
	"patches": {"server": 2},
	"plugins": {"server": 15, "rest": 9, "browser": 32},
	"portal": {"unit": 1, "server": 3, "rest": 20, "browser": 42},
	"setup": {"server": 19},
	# Our own tools, the checks over the source, and the bench that others made.
	"tools": {"static": 4, "unit": 8, "bench": 70},
}


def of(module: str) -> float:
	"""What the module may cost over all stages."""
	return sum(BUDGETS[module].values()) if module in BUDGETS else COMING


def expected(stage: str, module: str) -> float:
	"""What a stage's share of that is; a coming module's is a guess."""
	return BUDGETS[module].get(stage, 1) if module in BUDGETS else COMING / 4


def is_over(module: str, spent: float) -> bool:
	return spent > of(module) * TOLERANCE
