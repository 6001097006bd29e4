"""What the tests of a module may cost: CPU-seconds by stage, on the machine that `cpu.YARDSTICK` is of.

A run fails where a module takes a quarter more than all of its stages together. Whoever adds tests raises
the figure with them, and says in the commit what for.
"""

# What a module may take that has no line yet.
COMING = 150
TOLERANCE = 1.25
BUDGETS: dict[str, dict[str, float]] = {}


def of(module: str) -> float:
	"""What the module may cost over all stages."""
	return sum(BUDGETS[module].values()) if module in BUDGETS else COMING


def expected(stage: str, module: str) -> float:
	"""What a stage's share of that is; a coming module's is a guess."""
	return BUDGETS[module].get(stage, 1) if module in BUDGETS else COMING / 4


def is_over(module: str, spent: float) -> bool:
	return spent > of(module) * TOLERANCE
