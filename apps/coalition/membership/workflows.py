"""The approval workflows of membership, as they are shipped (hook `coalition_workflows`)."""

from coalition.base.apps import roles
from coalition.base.records.shipped_workflows import ShippedWorkflow, State, Step
from coalition.base.text.translatable import mark

# The step is offered where the policy asks for it; whether it may be taken, the record itself says.
MEMBERS_ARE_CONSULTED = 'frappe.db.get_value("Membership Policy", None, "consults_members") == "1"'
ON_THEIR_WAY = ("Submitted", "Under Review", "Information Asked", "Members Consulted", "Council Decision")

MEMBERSHIP_APPLICATION = ShippedWorkflow(
	name="Membership Application",
	doctype="Membership Application",
	states=(
		State("Draft", roles.SECRETARIAT),
		State("Submitted", roles.SECRETARIAT, style="Primary"),
		State("Under Review", roles.SECRETARIAT, style="Warning"),
		State("Information Asked", roles.SECRETARIAT, style="Info"),
		State("Members Consulted", roles.SECRETARIAT, style="Info"),
		State("Council Decision", roles.COUNCIL, style="Warning"),
		State("Approved", roles.COUNCIL, docstatus=1, style="Success"),
		State("Declined", roles.COUNCIL, docstatus=1, style="Danger"),
		# Who may look there may write nowhere in it: what was withdrawn stays as it was.
		State("Withdrawn", roles.ADMINISTRATOR, style="Inverse"),
	),
	steps=(
		Step("Draft", "Submit Application", "Submitted", roles.SECRETARIAT),
		Step("Submitted", "Start Review", "Under Review", roles.SECRETARIAT),
		Step("Under Review", "Ask for More Information", "Information Asked", roles.SECRETARIAT),
		Step("Information Asked", "Go On with the Review", "Under Review", roles.SECRETARIAT),
		Step(
			*("Under Review", "Consult the Members", "Members Consulted", roles.SECRETARIAT),
			condition=MEMBERS_ARE_CONSULTED,
		),
		Step("Members Consulted", "End the Consultation", "Under Review", roles.SECRETARIAT),
		Step("Members Consulted", "Put to the Council", "Council Decision", roles.SECRETARIAT),
		Step("Under Review", "Put to the Council", "Council Decision", roles.SECRETARIAT),
		*(Step(state, "Withdraw", "Withdrawn", roles.SECRETARIAT) for state in ON_THEIR_WAY),
		Step("Council Decision", "Approve", "Approved", roles.COUNCIL),
		Step("Council Decision", "Decline", "Declined", roles.COUNCIL),
	),
)
MEMBERSHIP_STANDING_CHANGE = ShippedWorkflow(
	name="Membership Standing Change",
	doctype="Membership Standing Change",
	states=(
		State("Draft", roles.SECRETARIAT),
		State("Submitted", roles.SECRETARIAT, style="Primary"),
		State("Decision", roles.COUNCIL, style="Warning"),
		State("Approved", roles.COUNCIL, docstatus=1, style="Success"),
		State("Declined", roles.COUNCIL, docstatus=1, style="Danger"),
		# No step leads there: the system settles what nobody has to decide any more.
		State("Settled", roles.SECRETARIAT, docstatus=1),
	),
	steps=(
		Step("Draft", "Ask for the Change", "Submitted", roles.SECRETARIAT),
		Step("Submitted", "Put to the Body", "Decision", roles.SECRETARIAT),
		Step("Decision", "Approve", "Approved", roles.COUNCIL),
		Step("Decision", "Decline", "Declined", roles.COUNCIL),
	),
)
ADMISSION_APPEAL = ShippedWorkflow(
	name="Admission Appeal",
	doctype="Admission Appeal",
	states=(
		State("Submitted", roles.COUNCIL, style="Primary"),
		State("Upheld", roles.COUNCIL, docstatus=1, style="Success"),
		State("Rejected", roles.COUNCIL, docstatus=1, style="Danger"),
	),
	steps=(
		Step("Submitted", "Uphold the Appeal", "Upheld", roles.COUNCIL),
		Step("Submitted", "Reject the Appeal", "Rejected", roles.COUNCIL),
	),
)

# States and actions are shown to people in their language.
TEXTS = (
	mark("Draft"),
	mark("Submitted"),
	mark("Under Review"),
	mark("Information Asked"),
	mark("Members Consulted"),
	mark("Withdrawn"),
	mark("Upheld"),
	mark("Rejected"),
	mark("Council Decision"),
	mark("Decision"),
	mark("Settled"),
	mark("Approved"),
	mark("Declined"),
	mark("Submit Application"),
	mark("Start Review"),
	mark("Put to the Council"),
	mark("Ask for More Information"),
	mark("Go On with the Review"),
	mark("Consult the Members"),
	mark("End the Consultation"),
	mark("Withdraw"),
	mark("Uphold the Appeal"),
	mark("Reject the Appeal"),
	mark("Ask for the Change"),
	mark("Put to the Body"),
	mark("Approve"),
	mark("Decline"),
)
WORKFLOWS = [
	MEMBERSHIP_APPLICATION,
	MEMBERSHIP_STANDING_CHANGE,
	ADMISSION_APPEAL,
]


def shipped() -> list[ShippedWorkflow]:
	"""For the hook `coalition_workflows`."""
	return WORKFLOWS
