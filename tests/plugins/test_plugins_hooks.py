"""What other apps register by our hooks, and what becomes of a broken one."""

from pathlib import Path
from unittest import mock

import frappe
from coalition_sample import notes
from frappe.model.workflow import apply_workflow
from frappe.utils import add_days, getdate

from coalition.access.callers import Caller, caller
from coalition.base.apps import plugins, roles
from coalition.base.errors import AnswersMissing, BrokenPlugin, HolderUnclear
from coalition.base.form_heads import desk as heads
from coalition.base.outbox import OUTBOX, delivery
from coalition.base.program_keys import feeds, scopes
from coalition.base.step_dialogs import taking
from coalition.membership import FAIL, LOOK, PASS, Acting, CheckResult, ways
from coalition.membership.errors import AdmissionCheckFailed
from coalition.membership.self_service import waiting
from coalition.membership.standing import projection
from coalition.portal import registry
from coalition.portal.ways import front_ways
from coalition.setup import workflows
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase
from coalition.tests.switch import switch

HOOK = "coalition_admission_checks"
BROKEN = "coalition_sample.broken"


def registering(*names: str) -> object:
	"""These broken functions instead of what the apps register; all other hooks stay."""
	found, others = [plugins.Plugin(HOOK, f"{BROKEN}.{name}") for name in names], plugins.registered
	return mock.patch.object(
		plugins, "registered", side_effect=lambda hook: found if hook == HOOK else others(hook)
	)


class HookCase(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		factories.charter()
		self.secretary, self.council = factories.user(roles.SECRETARIAT), factories.user(roles.COUNCIL)

	def before_the_council(self, **values: object):
		with self.as_user(self.secretary):
			application = factories.application(**values)
			for action in ("Submit Application", "Start Review", "Put to the Council"):
				application = apply_workflow(application, action)
		return application

	def decide(self, application, action: str):
		with self.as_user(self.council):
			return apply_workflow(frappe.get_doc(application.doctype, application.name), action)

	def outcomes(self, application) -> list[str]:
		return [row.outcome for row in application.checks]


class TestAdmissionChecks(HookCase):
	def record(self, organisation: str, status: str = "Draft") -> None:
		record = frappe.get_doc({"doctype": "Sample Record", "title": "سجل", "organisation": organisation})
		record.insert()
		record.db_set("status", status)

	def test_a_draft_has_no_checks_and_an_application_on_its_way_has_those_of_all_apps(self):
		self.assertEqual(factories.application().checks, [])
		application = self.before_the_council()
		self.assertEqual(self.outcomes(application), [PASS, PASS, PASS])
		self.assertEqual(self.decide(application, "Approve").status, "Approved")

	def test_what_another_app_wants_looked_at_is_shown_and_stops_nothing(self):
		self.record("جمعية معروفة")
		application = self.before_the_council(organisation_name="جمعية معروفة")
		self.assertEqual(self.outcomes(application), [PASS, PASS, LOOK])
		self.assertEqual(self.decide(application, "Approve").status, "Approved")

	def test_a_check_of_another_app_stops_the_approval_with_its_reason(self):
		application = self.before_the_council(organisation_name="جمعية مرفوضة")
		self.record("جمعية مرفوضة", "Declined")
		with self.assertRaisesRegex(AdmissionCheckFailed, "سجل"):
			self.decide(application, "Approve")
		factories.with_reason(application)
		self.assertEqual(self.decide(application, "Decline").status, "Declined")

	def test_a_member_of_the_same_name_elsewhere_and_a_newer_charter_are_worth_a_look(self):
		application = self.before_the_council()
		place = factories.listed("Coalition Place", "place_name", "درعا")
		factories.member(organisation_name=application.organisation_name, place=place)
		factories.charter()
		application = self.decide(application, "Approve")
		self.assertEqual(self.outcomes(application), [LOOK, LOOK, PASS])
		self.assertIn("درعا", application.checks[1].reason)

	def test_the_same_results_are_the_same_rows(self):
		application = self.before_the_council()
		names = [row.name for row in application.checks]
		application.decision_reason = "سبب"
		with self.as_user(self.council):
			application.save()
		self.assertEqual([row.name for row in application.checks], names)

	def test_results_are_not_the_clients_to_write(self):
		application = self.before_the_council()
		application.checks[0].outcome = FAIL
		application.append("checks", {"check_title": "Forged", "outcome": PASS})
		with self.as_user(self.council):
			application.save()
		self.assertEqual(self.outcomes(application), [PASS, PASS, PASS])

	def test_a_check_gets_a_copy(self):
		with registering("tampers"):
			application = self.before_the_council()
		self.assertNotEqual(application.organisation_name, "اسم آخر")

	def test_a_broken_check_stops_the_approval_and_names_its_app_and_path(self):
		for name in ("fails", "answers_a_text", "NO_FUNCTION", "nowhere"):
			with self.subTest(name=name), registering(name):
				application = self.before_the_council()
				self.assertEqual(self.outcomes(application), [FAIL])
				self.assertIn(f"{BROKEN}.{name}", application.checks[0].reason)
				with self.assertRaisesRegex(AdmissionCheckFailed, "«coalition_sample»"):
					self.decide(application, "Approve")
		self.assertEqual(frappe.db.count("Sample Record", {"title": "half done"}), 0)
		self.assertNotIn("What the plugin says", str(frappe.local.message_log))

	def test_once_the_broken_check_is_gone_the_application_is_approved(self):
		with registering("fails"):
			application = self.before_the_council()
		self.assertEqual(self.decide(application, "Approve").status, "Approved")

	def test_a_lost_transaction_is_no_outcome(self):
		with registering("loses_the_transaction"), self.assertRaises(frappe.QueryDeadlockError):
			self.before_the_council()


class TestPortalPages(HookCase):
	def test_a_broken_page_is_left_out_and_logged_once_while_the_others_go_on(self):
		frappe.cache.delete_keys("coalition_broken_page")
		paths = ("coalition_sample.sample_voice.portal_pages.pages", f"{BROKEN}.answers_a_text")
		found = [plugins.Plugin(registry.HOOK, path) for path in paths]
		with (
			mock.patch.object(plugins, "registered", return_value=found),
			mock.patch.object(frappe.db, "commit"),
			mock.patch.object(frappe, "log_error") as log,
		):
			pages = [page.path for _ in range(3) for page in registry.registered_pages()]
		self.assertEqual(pages, ["/notices", "/notices/ask"] * 3)
		self.assertEqual(log.call_count, 1)
		self.assertIn("answers_a_text", str(log.call_args))


class TestKeyHolders(HookCase):
	def test_a_record_of_another_app_holds_a_key_where_that_app_declares_its_kind(self):
		record = frappe.get_doc({"doctype": "Sample Record", "title": "سجل"}).insert()
		bare = frappe.get_doc({"doctype": "Bare Sample Record", "title": "سجل"}).insert()
		factories.program_key(holder_type=record.doctype, holder=record.name)
		with self.assertRaises(HolderUnclear):
			factories.program_key(holder_type=bare.doctype, holder=bare.name)


class TestOutbox(CoalitionTestCase):
	def test_what_another_app_puts_is_done_by_its_handler(self):
		frappe.db.delete(OUTBOX)
		record = frappe.get_doc({"doctype": "Sample Record", "title": "سجل"}).insert()
		notes.note_later(record, "later")
		# Within the transaction of this test.
		with mock.patch.object(frappe.db, "commit"):
			delivery.run()
		self.assertEqual(frappe.db.get_value("Sample Record", record.name, "owner_note"), "later")
		self.assertEqual(frappe.db.count(OUTBOX), 0)


class TestEachHook(HookCase):
	EXTENDING = Path(__file__).parents[2] / "docs" / "extending.md"
	# Of the design: they come with the areas that they belong to.
	RESERVED = ("coalition_decision_methods", "coalition_screening_checks", "coalition_booking_policies")

	def test_each_has_a_contract_is_used_by_the_sample_app_and_by_ours(self):
		written = self.EXTENDING.read_text(encoding="utf-8")
		for hook in (*plugins.HOOKS, *plugins.TABLES):
			with self.subTest(hook):
				self.assertTrue(frappe.get_hooks(hook, app_name="coalition_sample"))
				# A site may have no module of ours with a switch.
				self.assertTrue(frappe.get_hooks(hook, app_name="coalition") or hook == "coalition_areas")
				self.assertTrue(f"### {hook}\n" in written or f"{hook} = " in written)

	def test_what_another_app_leads_to_is_shown_while_its_area_is_on(self):
		member = factories.member()
		me = Acting("x", "x", "x", member.doctype, member.name, signs=False)
		for on in (False, True):
			switch("voice", on)
			with self.subTest(on=on):
				self.assertEqual("/notices" in {way.path for way in front_ways()}, on)
				self.assertEqual("/notices" in {way.path for way in ways.of_member(me)}, on)
		self.assertNotIn("/notices", {matter.path for matter in waiting.of(me)})
		frappe.get_doc({"doctype": "Sample Notice", "title": "اجتماع"}).insert()
		matters = waiting.of(me)
		self.assertEqual((matters[0].kind, matters[0].path), ("wait", "/declare"))
		self.assertIn(("info", "/notices"), {(matter.kind, matter.path) for matter in matters[1:]})

	def test_a_step_of_another_app_asks_before_it_is_taken(self):
		switch("voice", True)
		notice = frappe.get_doc({"doctype": "Sample Notice", "title": "اجتماع"}).insert()
		words = (notice.doctype, notice.name, "Send Out")
		# Its form begins with what the app says of it.
		lines = heads.head_of(notice)["lines"]
		self.assertIn(("Read by", "Everybody"), [(line["label"], line["text"]) for line in lines])
		dialog, shown = taking.shown_before(*words)
		self.assertIn("اجتماع", dialog.tells(shown)[0])
		with self.assertRaises(AnswersMissing):
			taking.take(*words, {"title": " "}, str(notice.modified))
		taken = taking.take(*words, {"title": "اجتماع الهيئة"}, str(notice.modified))
		self.assertEqual((taken.title, taken.workflow_state), ("اجتماع الهيئة", "Sent Out"))

	def test_a_broken_way_takes_no_others_with_it(self):
		hook = "coalition_front_ways"
		broken = (plugins.Plugin(hook, f"{BROKEN}.{name}") for name in ("answers_a_text", "nowhere"))
		found = [*broken, *plugins.registered(hook)]
		with mock.patch.object(plugins, "registered", return_value=found):
			self.assertTrue({"/apply", "/verify"} <= {way.path for way in front_ways()})

	def test_a_post_of_another_app_ends_with_the_membership(self):
		member = factories.member()
		record = frappe.get_doc({"doctype": "Sample Record", "title": "سجل", "organisation": "x"})
		record.append("sample_rows", {"item": "كرسي", "organisation": member.name, "from_date": "2020-01-01"})
		record.append("sample_rows", {"item": "كرسي", "organisation": "another"})
		record.insert()
		today = getdate()
		change = factories.standing_change(member.name, "Withdrawal", effective_from=today)
		change.db_set({"docstatus": 1, "status": "Approved", "decided_on": today})
		projection.refresh(member.name)
		record.reload()
		self.assertEqual([row.until_date for row in record.sample_rows], [add_days(today, -1), None])

	def test_a_workflow_of_another_app_is_shipped_goes_with_it_and_stays_as_it_was_changed(self):
		name = "Sample Notice"
		self.assertEqual(frappe.get_doc("Workflow", name).transitions[0].action, "Send Out")
		workflows.forget_of("coalition_sample")
		self.assertFalse(frappe.db.exists("Workflow", name))
		workflows.ship_of("coalition_sample")
		workflow = frappe.get_doc("Workflow", name)
		workflow.transitions[0].allowed = roles.COUNCIL
		workflow.save()
		workflows.ship_all()
		self.assertEqual(frappe.get_doc("Workflow", name).transitions[0].allowed, roles.COUNCIL)

	def test_the_demo_has_what_another_app_adds_to_it_once(self):
		(part,) = [one for one in plugins.registered("coalition_demo_data") if one.app == "coalition_sample"]
		for _time in range(2):
			part.load()("a password")
		self.assertEqual(frappe.db.count("Sample Record", {"title": "سجل تجريبي"}), 1)

	def test_a_key_is_good_for_what_another_app_declares(self):
		key = factories.program_key("sample:read")
		self.assertEqual(scopes.held_by(frappe.get_doc(key.doctype, key.name)), ["sample:read"])

	def test_programs_are_told_of_a_kind_of_another_app(self):
		self.assertEqual(feeds.kinds_for({"sample:read"}), ["sample"])
		self.assertEqual(
			feeds.kinds_for({"letters:read", "people:read"}), ["letter", "organisation", "proposal"]
		)

	def test_who_has_a_portal_role_of_another_app_has_no_desk(self):
		frappe.get_doc(doctype="Role", role_name="Sample Visitor", desk_access=0).insert()
		self.assertIs(caller(factories.user("Sample Visitor")), Caller.PORTAL)

	def test_a_reserved_name_is_told_as_one_and_is_no_hook_yet(self):
		_before, _heading, reserved = self.EXTENDING.read_text(encoding="utf-8").partition(
			"## Names that are reserved"
		)
		for name in self.RESERVED:
			self.assertIn(f"`{name}`", reserved)
			self.assertNotIn(name, (*plugins.HOOKS, *plugins.TABLES))


class TestFaults(HookCase):
	def test_the_apps_of_this_site_have_none(self):
		self.assertEqual(plugins.faults(), [])

	def test_a_hook_that_does_not_exist_and_a_function_that_is_not_there_are_told(self):
		hooks = {"coalition_admision_checks": ["x.y"], "coalition_portal_pages": ["coalition.nowhere.pages"]}

		def get_hooks(hook: str = "", default: object = (), **_more: object) -> object:
			return hooks.get(hook, default) if hook else hooks

		with mock.patch.object(frappe, "get_hooks", get_hooks):
			broken, unknown = plugins.faults()
		self.assertIn("coalition.nowhere.pages", broken)
		self.assertIn("coalition_admision_checks", unknown)

	def test_the_error_says_what_was_answered_instead_of_what(self):
		plugin = plugins.Plugin(HOOK, f"{BROKEN}.answers_a_text")
		with self.assertRaisesRegex(BrokenPlugin, "str .*CheckResult"):
			plugin.ask(CheckResult)
