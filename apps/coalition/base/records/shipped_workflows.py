"""A workflow as a module ships it: states, steps, and who takes them. Plain data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class State:
	name: str
	edited_by: str
	docstatus: int = 0
	style: str = ""


@dataclass(frozen=True)
class Step:
	state: str
	action: str
	next_state: str
	role: str
	# Two people are seen to by the record itself, which knows more than who made it.
	by_its_maker: bool = True
	# Read by the engine, with `doc` and `frappe.db.get_value`; always where it is empty.
	condition: str = ""


@dataclass(frozen=True)
class ShippedWorkflow:
	name: str
	doctype: str
	states: tuple[State, ...]
	steps: tuple[Step, ...]
