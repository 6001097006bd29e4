"""What the engine asks of this app: what concerns the whole, and what each module declares (wiring.py)."""

from coalition import __version__ as app_version  # noqa: F401
from coalition import wiring as _wiring

app_name = "coalition"
app_title = "Coalition"
app_publisher = "The coalition project"
app_description = "What coalitions of civil-society organisations run themselves with"
app_email = "hello@coalition.localhost"
app_license = "GPL-3.0-or-later"

export_python_type_annotations = True

add_to_apps_screen = [
	{
		"name": "coalition",
		"logo": "/assets/coalition/coalition.svg",
		"title": "Coalition",
		"route": "/app/coalition-membership",
		"has_permission": "coalition.base.apps.desk_boot.has_desk",
	}
]
app_logo_url = "/assets/coalition/coalition.svg"

# What every request passes, in this order, whichever module it stands in.
before_request = [
	"coalition.base.unavailable.patience.limit_redis",
	"coalition.base.accounts.short_sessions.end_what_is_over",
	"coalition.portal.rendering.dispatch.install_dispatch",
	"coalition.portal.middleware.before_request",
	"coalition.api.middleware.before_request",
	"coalition.access.middleware.before_request",
	"coalition.access.functions.replaced.install_replacements",
	"coalition.base.unavailable.engine.install_handler",
	"coalition.base.request.log_redaction.install_redaction",
	"coalition.base.request.body_size.install",
	"coalition.base.request.preferred_language.install",
	"coalition.base.apps.areas.refuse_calls",
]
# Once the engine knows who asks.
auth_hooks = [
	"coalition.api.middleware.keep_to_endpoints",
	"coalition.access.middleware.after_authentication",
	"coalition.base.guards.middleware.check_request",
]
after_request = [
	"coalition.portal.middleware.after_request",
	"coalition.api.middleware.after_request",
	"coalition.access.middleware.after_request",
	"coalition.access.responses.files.after_request",
	"coalition.access.responses.content_policy.after_request",
]
before_job = [
	"coalition.base.request.log_redaction.install_redaction",
	"coalition.access.functions.replaced.install_replacements",
	"coalition.access.judging.begin",
]

globals().update(_wiring.merged(besides=set(globals())))
