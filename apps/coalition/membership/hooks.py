"""What membership declares: strings alone."""

coalition_desk_roles = ["Branch Officer"]
coalition_sender_roles = ["Branch Officer"]
# They have no desk: the portal is home to them.
coalition_portal_roles = ["Organisation Delegate", "Individual Member"]
role_home_page = dict.fromkeys(coalition_portal_roles, "coalition")

coalition_open_functions = {"coalition.membership.*": "desk"}
permission_query_conditions = {
	"Coalition Branch": "coalition.membership.people.branches.branches_in_lists",
	"Member Organisation": "coalition.membership.people.branches.organisations_in_lists",
	"Individual Member": "coalition.membership.people.branches.individuals_in_lists",
	"Membership Application": "coalition.membership.people.branches.applications_in_lists",
}
has_permission = {
	"Coalition Branch": "coalition.membership.people.branches.branch",
	"Member Organisation": "coalition.membership.people.branches.organisation",
	"Individual Member": "coalition.membership.people.branches.individual",
	"Membership Application": "coalition.membership.people.branches.application",
}

# What programs are told of: by a save, and past it where somebody is protected or erased.
_WRITTEN = ("on_update", "on_privacy_change")
_FIGURES = "coalition.membership.directory.public_figures.forget"
_OF_MEMBER = ["coalition.membership.change_notes.member_changed", _FIGURES]
_NOTING = "coalition.membership.change_notes."
doc_events = {
	"Membership Policy": {
		"on_update": _NOTING + "policy_changed",
		# What decides stands in the log of configuration changes.
		"on_change": "coalition.audit.record.on_change",
		"on_trash": "coalition.audit.record.on_trash",
	},
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
	"membership/client_scripts/privacy.js",
	"membership/client_scripts/standing.js",
	"membership/client_scripts/members_people.js",
	"membership/client_scripts/welcome.js",
]
doctype_js = {
	"Member Organisation": [*_OF_MEMBERS, "membership/client_scripts/duplicates.js"],
	"Individual Member": _OF_MEMBERS,
	"Membership Application": [
		"membership/client_scripts/privacy.js",
		"membership/client_scripts/review.js",
		"membership/client_scripts/duplicates.js",
	],
}
doctype_list_js = {
	"Member Organisation": "membership/client_scripts/standing_list.js",
	"Individual Member": "membership/client_scripts/standing_list.js",
}

coalition_admission_checks = [
	"coalition.membership.admission.checks.charter_declared",
	"coalition.membership.admission.checks.not_yet_a_member",
	"coalition.membership.review.consultation.enough_vouchers",
]
coalition_portal_pages = [
	"coalition.membership.applying.pages.pages",
	"coalition.membership.directory.portal.pages",
	"coalition.membership.self_service.portal.pages",
	"coalition.membership.review.consultation_pages.pages",
	"coalition.membership.review.writing_pages.pages",
	"coalition.membership.change_proposals.accepting_pages.pages",
	"coalition.membership.people.account_pages.pages",
]
coalition_staff_parts = [
	"coalition.membership.change_proposals.profile_part.part_of",
	"coalition.membership.review.writing_pages.part_of",
	"coalition.membership.change_proposals.accepting_pages.part_of",
	"coalition.membership.people.account_pages.part_of",
]
coalition_front_ways = ["coalition.membership.ways.of_front"]
coalition_member_ways = ["coalition.membership.ways.own"]
coalition_member_matters = ["coalition.membership.self_service.waiting.own"]
# Rows of posts that end with a membership -> the column that names the member.
coalition_posts = {"Member Person": "parent", "Branch Representative": "organisation"}
coalition_form_heads = ["coalition.membership.form_heads.of_record"]
coalition_waiting = [
	"coalition.membership.waiting.first_steps",
	"coalition.membership.waiting.of_applications",
	"coalition.membership.waiting.of_members",
	"coalition.membership.waiting.of_branch_officers",
]
coalition_figures = ["coalition.membership.pictures.shown"]
coalition_step_dialogs = [
	"coalition.membership.review.dialogs.declared",
	"coalition.membership.standing.dialogs.declared",
	"coalition.membership.charters.dialogs.declared",
	"coalition.membership.change_proposals.dialogs.declared",
]
coalition_message_kinds = ["coalition.membership.message_kinds.declared"]
coalition_workflows = ["coalition.membership.workflows.shipped"]
# Where programs ask -> the function that answers.
_REST = {
	"applications": ("applying", ("choices", "submit", "list", "get")),
	"declarations": ("charters", ("list", "charter")),
	"letters": ("certificates", ("list", "issue", "download")),
	"organisation": ("self_service", ("get", "propose")),
	"people": ("people", ("list", "propose", "propose_end")),
	"proposals": ("change_proposals", ("list", "take_back")),
	"register": ("directory", ("list", "figures")),
}
coalition_endpoints = {
	**{
		f"coalition.api.v1.{resource}.{name}": f"coalition.membership.{room}.rest.{name}"
		for resource, (room, names) in _REST.items()
		for name in names
	},
}
coalition_demo_data = ["coalition.membership.demo.loading.load"]
coalition_key_scopes = ["coalition.membership.scopes.declared"]
coalition_key_holders = ["Member Organisation", "Coalition Branch"]
coalition_searched_names = {
	"Member Organisation": ["organisation_name", "name_latin"],
	"Membership Application": ["organisation_name", "name_latin"],
	"Individual Member": ["person_name", "name_latin"],
	"Coalition Branch": ["branch_name", "name_latin"],
}
coalition_searched_people = {
	"Member Organisation": ["contact_person", "people.person_name", "people.name_latin"],
	"Membership Application": ["contact_person", "people.person_name", "people.name_latin"],
}
coalition_searched_telephones = {
	"Member Organisation": ["contact_phone", "people.phone"],
	"Membership Application": ["contact_phone", "people.phone"],
	"Individual Member": ["contact_phone"],
}
coalition_private_records = ["coalition.membership.private_records.records"]
# What programs are told has changed -> the scopes of which one opens it.
coalition_change_kinds = {
	"organisation": ["organisation:read", "people:read"],
	"proposal": ["organisation:read", "people:read"],
	"declaration": ["declarations:read"],
	"letter": ["letters:read"],
	"application": ["applications:read"],
}
coalition_verifiable_documents = [
	"coalition.membership.certificates.certificate.certificate",
	"coalition.membership.certificates.certificate.of_individuals",
]
coalition_outbox_handlers = {
	"refresh_standings": "coalition.membership.standing.projection.refresh_after_policy",
}
scheduler_events = {
	"daily": [
		"coalition.membership.standing.projection.refresh_daily",
		"coalition.membership.people.member_accounts.end_accounts_daily",
		"coalition.membership.charters.reminders.remind_daily",
		"coalition.membership.applying.drafts.delete_expired",
	],
	"hourly": ["coalition.membership.register.job.resume_killed"],
}
