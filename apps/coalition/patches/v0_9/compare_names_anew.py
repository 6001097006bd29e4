"""Names whose letters or halves are compared otherwise now are found, and recognised where they are sealed.

Of Kurdish and Persian keyboards (ھ, ڕ), and written apart or together (نور الدين, نورالدين).
"""

from coalition.patches.v0_9 import compare_sealed_names, fold_stored_names


def execute() -> None:
	"""Can run again."""
	fold_stored_names.execute()
	compare_sealed_names.execute()
