"""What membership declares: strings alone."""

# They have no desk: the portal is home to them.
coalition_portal_roles = ["Organisation Delegate", "Individual Member", "Incubated Partner"]
role_home_page = dict.fromkeys(coalition_portal_roles, "coalition")

coalition_open_functions = {"coalition.membership.*": "desk"}
permission_query_conditions = {
	"Coalition Branch": "coalition.membership.branches.branches_in_lists",
	"Member Organisation": "coalition.membership.branches.organisations_in_lists",
	"Individual Member": "coalition.membership.branches.individuals_in_lists",
	"Membership Application": "coalition.membership.branches.applications_in_lists",
}
has_permission = {
	"Coalition Branch": "coalition.membership.branches.branch",
	"Member Organisation": "coalition.membership.branches.organisation",
	"Individual Member": "coalition.membership.branches.individual",
	"Membership Application": "coalition.membership.branches.application",
}

# What programs are told of: by a save, and past it where somebody is protected or erased.
_WRITTEN = ("on_update", "on_privacy_change")
_FIGURES = "coalition.membership.public_figures.forget"
_OF_MEMBER = ["coalition.membership.programs.noting.member_changed", _FIGURES]
_NOTING = "coalition.membership.programs.noting."
doc_events = {
	"Membership Policy": {"on_update": _NOTING + "policy_changed"},
	"Membership Charter": {"on_submit": _NOTING + "charter_published"},
	"Member Organisation": {
		**dict.fromkeys(_WRITTEN, _OF_MEMBER),
		**dict.fromkeys(("after_insert", "on_trash"), _FIGURES),
	},
	"Individual Member": dict.fromkeys((*_WRITTEN, "after_insert", "on_trash"), _FIGURES),
	"Coalition Settings": {"on_update": _FIGURES},
	"Membership Standing Change": {"on_submit": _NOTING + "standing_changed"},
	"Proposed Change": dict.fromkeys(_WRITTEN, _NOTING + "proposal_changed"),
	"Charter Declaration": dict.fromkeys(
		("on_submit", "on_cancel", "on_privacy_change"), _NOTING + "declared"
	),
	"Verification Code": dict.fromkeys(_WRITTEN, _NOTING + "letter_changed"),
	"Membership Application": {"on_update": _NOTING + "application_changed"},
}

_OF_MEMBERS = [
	"public/js/privacy.js",
	"public/js/standing.js",
	"public/js/members_people.js",
	"public/js/welcome.js",
]
doctype_js = {
	"Member Organisation": [*_OF_MEMBERS, "public/js/duplicates.js"],
	"Individual Member": _OF_MEMBERS,
	"Membership Application": ["public/js/privacy.js", "public/js/review.js", "public/js/duplicates.js"],
}
doctype_list_js = {
	"Member Organisation": "public/js/standing_list.js",
	"Individual Member": "public/js/standing_list.js",
}

coalition_admission_checks = [
	"coalition.membership.checks.charter_declared",
	"coalition.membership.checks.not_yet_a_member",
	"coalition.membership.review.consultation.enough_vouchers",
]
coalition_portal_pages = [
	"coalition.membership.applying.pages.pages",
	"coalition.membership.members_page.pages",
	"coalition.membership.my_organisation.portal_pages.pages",
	"coalition.membership.review.consultation_pages.pages",
]
coalition_front_ways = ["coalition.membership.ways.of_front"]
coalition_member_ways = ["coalition.membership.ways.own"]
coalition_member_matters = ["coalition.membership.my_organisation.waiting.own"]
# Rows of posts that end with a membership -> the column that names the member.
coalition_posts = {"Member Person": "parent", "Branch Representative": "organisation"}
coalition_workflows = ["coalition.membership.workflows.shipped"]
# Where programs ask -> the function that answers.
_REST = "coalition.api.v1."
coalition_endpoints = {
	_REST + name: _REST + name
	for name in (
		*("applications.choices", "applications.submit", "applications.list", "applications.get"),
		*("declarations.list", "declarations.charter"),
		*("letters.list", "letters.issue", "letters.download"),
		*("organisation.get", "organisation.propose"),
		*("people.list", "people.propose", "people.propose_end"),
		*("proposals.list", "proposals.take_back"),
		*("register.list", "register.figures"),
	)
}
coalition_key_scopes = ["coalition.membership.key_scopes.declared"]
coalition_key_holders = ["Member Organisation", "Coalition Branch"]
coalition_private_records = ["coalition.membership.privacy.records"]
# What programs are told has changed -> the scopes of which one opens it.
coalition_change_kinds = {
	"organisation": ["organisation:read", "people:read"],
	"proposal": ["organisation:read", "people:read"],
	"declaration": ["declarations:read"],
	"letter": ["letters:read"],
	"application": ["applications:read"],
}
coalition_verifiable_documents = [
	"coalition.membership.certificate.certificate",
	"coalition.membership.certificate.of_individuals",
]
coalition_outbox_handlers = {
	"refresh_standings": "coalition.membership.projection.refresh_after_policy",
}
scheduler_events = {
	"daily": [
		"coalition.membership.projection.refresh_daily",
		"coalition.membership.member_accounts.end_accounts_daily",
		"coalition.membership.reminders.remind_daily",
		"coalition.membership.applying.drafts.delete_expired",
	],
	"hourly": ["coalition.membership.register.job.resume_killed"],
}
