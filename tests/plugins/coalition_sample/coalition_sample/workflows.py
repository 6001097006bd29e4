"""How a notice is led."""

from coalition.base.records.shipped_workflows import ShippedWorkflow, State, Step

SECRETARIAT = "Coalition Secretariat"


def shipped() -> ShippedWorkflow:
	return ShippedWorkflow(
		name="Sample Notice",
		doctype="Sample Notice",
		states=(State("Draft", SECRETARIAT), State("Sent Out", SECRETARIAT, style="Success")),
		steps=(Step("Draft", "Send Out", "Sent Out", SECRETARIAT),),
	)
