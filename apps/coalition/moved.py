"""Where modules were that have moved: for one version, what names an old place finds the new one.

Apps of others import them, jobs that were queued before and rows of the engine name their functions, scripts
that a browser kept call them. Delete this file, and what calls it, with the version after the move.
"""

import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

# (Package before, package now) -> modules, with `=` those that have another name now.
_PLACES = {
	("base", "base.records"): (
		"clock decided=decisions deleting document named_lock on_behalf plain_rows series "
		"shipped_workflows visibility workflow"
	),
	("membership", "base.records"): "paging",
	("membership.programs", "base.records"): "paging",
	("base", "base.records.files"): "exports imports",
	("base.records", "base.records.files"): "exports imports",
	("base", "base.records.values"): "numbers=typed_values stored=stored_values",
	("base.records", "base.records.values"): "plain_texts stored_values typed_values",
	("base", "base.text"): "addresses digits figures phones spreadsheets translatable words",
	("base.documents", "base.text"): "dates=formatting",
	("base", "base.accounts"): (
		"account_desk=desk account_names account_user acting=as_system finding_people "
		"handed_codes passwords portal_settings short_sessions sign_in_codes"
	),
	("base", "base.money"): "amounts exchange rates",
	("base", "base.mail"): "asking_people languages messages site_address templates unstored_mail",
	(
		"base",
		"base.request",
	): "hops=client_ip instead=replace_response limits log_redaction request_fields throttle",
	("setup.demo", "membership.demo"): "own_pages profiles register review standing",
	("base", "base.apps"): (
		"areas desk=desk_boot encryption_key memory=state_store ours=own_doctypes plugins rights roles"
	),
	("membership", "base.text"): "asking=answers",
	("membership.duplicates", "base.text"): "folding",
	("membership", "membership.standing"): (
		"contradictions facts foundation leaving log policy projection reading "
		"standing_messages story=explanation"
	),
	("membership.standing", "membership.profile"): "size",
	("membership", "membership.charters"): "matters reminders reminding",
	("membership", "membership.people"): "branches member_accounts new_accounts people_records terms",
	(
		"membership",
		"membership.directory",
	): "cards dashboards members_page=portal named_members public_figures reaching reporting",
	("membership", "membership.certificates"): "certificate",
	("membership", "membership.admission"): "check_result checks",
	("membership.review", "membership.admission"): "first_account",
	("membership.review", "membership.review"): "letters=messages story=timeline",
	("membership.admission", "membership.review"): "same_person",
	("membership", "membership.review"): "messages",
	("membership.applying", "membership.applying.uploads"): "file_kinds file_pages files",
	("membership", "membership"): (
		"cooperating=cooperation key_scopes=scopes my_organisation=self_service "
		"privacy=private_records proposing=change_proposals"
	),
	("membership.my_organisation", "membership.self_service"): (
		"acting confirming declaring home letters people_page portal_pages=portal profile "
		"public section_form waiting"
	),
	(
		"membership.proposing",
		"membership.change_proposals",
	): "changes deciding fields messages people records",
	("membership.cooperating", "membership.cooperation"): "matching reading",
	("membership.programs", "membership.applying"): "applications=programs",
	("membership.programs", "membership.certificates"): "letters=programs",
	("membership.programs", "membership.self_service"): "acting own=programs",
	("membership.programs", "membership.directory"): "public=programs",
	("membership.programs", "membership"): "errors=program_errors noting=change_notes",
	("api.v1", "membership.applying"): "applications=rest",
	("api.v1", "membership.charters"): "declarations=rest",
	("api.v1", "membership.certificates"): "letters=rest",
	("api.v1", "membership.self_service"): "organisation=rest",
	("api.v1", "membership.people"): "people=rest",
	("api.v1", "membership.change_proposals"): "proposals=rest",
	("api.v1", "membership.directory"): "register=rest",
	("api", "membership"): "refusing=program_errors",
	("api", "membership.profile"): "profile_rows=rest_rows",
	("membership.profile", "membership.profile"): "rows=rest_rows",
	("membership", "membership.profile"): "identity profile_rows=rest_rows size",
	("membership.self_service", "membership.self_service"): "program_acting=acting",
	("api", "api"): "calling=dispatch door=middleware lists=pages once=idempotency sent=request_body",
	("api", "api.openapi"): "document reference",
	("api", "api.responses"): (
		"answers etags language moments=timestamps problems timestamps versions=etags"
	),
	("api.shapes", "api.shapes"): "said=field_info",
	("access", "access.functions"): (
		"charts desk_functions names_as_texts new_password notes_of_oneself open_sign_in "
		"own_words prepared realtime records renaming replaced searches whitelist"
	),
	("access", "access.lists"): "expressions link_titles looking_up past_permissions queries",
	("access", "access.stored"): (
		"desk_accounts engine_tables hanging kept own_account reports rows safe_texts "
		"shown_to_all standing_orders"
	),
	("access", "access.responses"): "content_policy files printing refusals",
	("portal", "portal.signing_in"): (
		"arriving console_token device enter_pages entering second_factor second_factor_pages "
		"set_password_pages sign_in_form sign_in_pages signed ticket trying"
	),
	("portal", "portal.pages"): "account_pages gallery leaving own_pages share verify_pages",
	(
		"portal",
		"portal.rendering",
	): "answers dispatch errors privacy=private_headers refusal renderer resending",
	("portal.rendering", "portal.rendering"): "privacy=private_headers",
	("base.documents", "access.responses"): "apart public_files",
	("base.program_keys", "base.program_keys"): "forgetting=forgotten_holders",
	("portal", "portal"): "door=middleware",
	("base.guards", "base.guards"): "door=middleware",
	("setup", "base.apps"): "created_records made=created_records",
	("base.privacy", "base.privacy.sealing"): "keyed opening pseudonyms reasons seal sealed_accounts window",
	(
		"base.privacy",
		"base.privacy.forgetting",
	): "erasure left_files mails papers spellings traces written_files",
}
# Modules before that are packages now -> where what they held is.
_HELD_BY = {
	"base.accounts": "base.accounts.portal_accounts",
	"base.money": "base.money.money",
	"base.mail": "base.mail.sending",
	"membership.standing": "membership.standing.standing",
	"membership.charters": "membership.charters.in_force",
	"membership.people": "membership.people.duties",
	"membership.profile": "membership.profile.copying",
	"membership.admission": "membership.admission.admitting",
}


def _pairs() -> Iterator[tuple[str, str]]:
	for (before, now), names in _PLACES.items():
		for name in names.split():
			old, _is, new = name.partition("=")
			yield f"coalition.{before}.{old}", f"coalition.{now}.{new or old}"


MODULES = dict(_pairs())
# A package of which nothing stayed.
_GONE = "coalition.membership.programs"


# What has another name now: hooks that a site keeps until it is migrated, and names that documents taught.
_CLOSED = "access.functions.desk_functions."
_RENAMED = {
	"access.callers.judge_from_here_on": "access.callers.install_judging",
	_CLOSED + "tell_what_is_closed": _CLOSED + "add_closed_functions",
	"access.functions.replaced.replace_from_here_on": "access.functions.replaced.install_replacements",
	"access.stored.reports.get_script": "access.functions.report_scripts.get_script",
	"access.stored.safe_texts.make_access_log": "access.functions.access_log.make_access_log",
	"api.shapes.field_info.Said": "api.shapes.field_info.FieldInfo",
	"base.accounts.portal_accounts.tell_names": "base.accounts.portal_accounts.add_names_to_form",
	"base.apps.roles.BRANCH_OFFICER": "membership.roles.BRANCH_OFFICER",
	"base.apps.roles.DELEGATE": "membership.roles.DELEGATE",
	"base.apps.roles.INDIVIDUAL": "membership.roles.INDIVIDUAL",
	"base.guards.middleware.at_the_door": "base.guards.middleware.check_request",
	"base.mail.asking_people.tell_form": "base.mail.asking_people.add_to_form",
	"base.request.log_redaction.redact_from_here_on": "base.request.log_redaction.install_redaction",
	"base.unavailable.engine.answer_from_here_on": "base.unavailable.engine.install_handler",
	"portal.rendering.dispatch.dispatch_from_here_on": "portal.rendering.dispatch.install_dispatch",
	"setup.permissions.tell_of_new_rows": "setup.permissions.notify_of_new_rows",
}


def renamed(module: str) -> Callable[[str], object]:
	"""The `__getattr__` of a module in which something has another name now, or stands elsewhere."""

	def found(name: str) -> object:
		now = _RENAMED.get(f"{module}.{name}".removeprefix("coalition."))
		if not now:
			raise AttributeError(f"module {module!r} has no attribute {name!r}")
		place, _dot, called = now.rpartition(".")
		return getattr(import_module(f"coalition.{place}"), called)

	return found


def now_called(path: str) -> str:
	"""The dotted path today of a module, or of what is in it; as it is where it has not moved."""
	held = {f"coalition.{name}": f"coalition.{place}" for name, place in _HELD_BY.items()}
	module, dot, name = path.rpartition(".")
	if path in MODULES:
		return MODULES[path]
	return f"{MODULES.get(module) or held.get(module, module)}{dot}{name}"


def attributes_of(package: str) -> Callable[[str], object]:
	"""The `__getattr__` of a package whose name was a module's: what that held."""
	place = f"coalition.{_HELD_BY[package.removeprefix('coalition.')]}"

	def held(name: str) -> object:
		if name.startswith("__"):
			raise AttributeError(name)
		try:
			return getattr(import_module(place), name)
		except AttributeError:
			raise AttributeError(f"module {package!r} has no attribute {name!r}") from None

	return held


class _Finder(MetaPathFinder, Loader):
	"""Asked first: below a package that moved as a whole, others would find its modules a second time."""

	def find_spec(
		self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
	) -> ModuleSpec | None:
		if fullname not in MODULES and fullname != _GONE:
			return None
		return ModuleSpec(fullname, self, is_package=fullname == _GONE)

	def create_module(self, spec: ModuleSpec) -> None:
		return None

	def exec_module(self, module: ModuleType) -> None:
		name = module.__name__
		if name in MODULES:
			warnings.warn(f"{name} is {MODULES[name]} now", DeprecationWarning, stacklevel=2)
			sys.modules[name] = import_module(MODULES[name])


def install() -> None:
	"""Once for each process, as the package is imported."""
	if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
		sys.meta_path.insert(0, _Finder())
