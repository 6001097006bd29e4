"""Whatever way somebody had a part in a case, they do not decide on it as well (invariant 5)."""

import importlib
import pkgutil

import frappe
from frappe.model.workflow import apply_workflow

import coalition
from coalition.base.apps import roles
from coalition.base.errors import SamePersonTwice
from coalition.base.records.on_behalf import PORTAL
from coalition.membership.review import conversation, desk, messages
from coalition.membership.roles import BRANCH_OFFICER
from coalition.tests import factories
from coalition.tests.review_case import ReviewTestCase

# The functions that take part in a case, each with how it is called for an application under review.
ACTS = {
	desk.ask: lambda name: desk.ask(name, "أين ترخيصكم؟"),
	desk.tell: lambda name: desk.tell(name, "وصلتنا أوراقكم"),
	desk.note: lambda name: desk.note(name, "أعرفهم جيداً"),
	desk.take_in: lambda name: desk.take_in(name, "قالوا نعم", "Phone Call"),
	desk.withdraw: lambda name: desk.withdraw(name, "سحبوه", "Phone Call"),
	messages.text_to_paste: messages.text_to_paste,
}
_BASE, _MEMBERSHIP = "coalition.base.", "coalition.membership."
_ACCOUNTS = f"{_MEMBERSHIP}people.member_accounts."
_IMPORT = f"{_MEMBERSHIP}doctype.register_import.register_import."
_PROPOSAL = f"{_MEMBERSHIP}doctype.proposed_change.proposed_change."
_CODE = f"{_BASE}doctype.verification_code.verification_code."
_ACCESS = "coalition.access.functions."
_NO_CASE = "no body decides on what it changes"
_REQUEST = "it answers a request, and who asked is held against who answers (base/privacy/requests.py)"
# All others that change something, each with why nobody has a part in a decision by it.
NO_PART = {
	**dict.fromkeys(
		(
			f"{_BASE}records.files.exports.{name}"
			for name in ("export_data", "export_list", "export_report", "export_template")
		),
		"records are taken along, and nothing of them is changed",
	),
	**dict.fromkeys(
		(f"{_BASE}printed.desk.report", f"{_BASE}printed.desk.table"),
		"records are taken along, and nothing of them is changed",
	),
	**dict.fromkeys(
		(f"{_ACCESS}records.{name}" for name in ("bulk_update", "set_value")),
		"it saves as a form does, and each save notes who had a part",
	),
	**dict.fromkeys(
		(f"{_BASE}step_dialogs.desk.take", f"{_ACCESS}many_at_once.bulk_workflow_approval"),
		"it takes a step as a form does, and the record judges who takes it",
	),
	f"{_BASE}form_heads.desk.names_of": "it reads names, and changes nothing",
	f"{_BASE}outbox.desk.try_again": "it changes no case: what was decided is told once more",
	**dict.fromkeys((f"{_IMPORT}{name}" for name in ("check", "start", "stop", "export")), _NO_CASE),
	**dict.fromkeys(
		(f"{_PROPOSAL}{name}" for name in ("accept", "decline")),
		"it is the decision itself; what it decides on came from a member's account, which has no desk",
	),
	**dict.fromkeys(
		(f"{_CODE}{name}" for name in ("issue", "revoke", "reissue", "allow_to_be_seen")), _NO_CASE
	),
	**dict.fromkeys(
		(f"{_ACCOUNTS}{name}" for name in ("make_account", "make_individuals_account")),
		_NO_CASE,
	),
	"coalition.access.functions.new_password.update_password": _NO_CASE,
	"coalition.access.functions.access_log.make_access_log": _NO_CASE,
	**dict.fromkeys(
		(
			*(f"{_ACCESS}prepared.{name}" for name in ("make_prepared_report", "delete_prepared_reports")),
			*(f"{_ACCESS}renaming.{name}" for name in ("rename_doc", "update_document_title")),
			*(
				f"{_ACCESS}records.{name}"
				for name in (
					"add_tag",
					"add_tags",
					"remove_tag",
					"toggle_like",
					"submit_cancel_or_update_docs",
				)
			),
			*(f"{_ACCESS}notes_of_oneself.{name}" for name in ("mark_as_read", "update_onboarding_step")),
		),
		_NO_CASE,
	),
	**dict.fromkeys(
		(f"{_BASE}accounts.desk.{name}" for name in ("hand_over_code", "freeze", "unfreeze")),
		"it is about an account, whose timeline keeps it",
	),
	**dict.fromkeys(
		(f"{_BASE}program_keys.desk.{name}" for name in ("show_secret", "replace", "revoke")), _NO_CASE
	),
	**dict.fromkeys(
		(
			*(f"{_MEMBERSHIP}{room}.rest.propose" for room in ("people", "self_service")),
			*(f"{_MEMBERSHIP}people.rest.propose_end", f"{_MEMBERSHIP}change_proposals.rest.take_back"),
			*(f"{_MEMBERSHIP}certificates.rest.issue", f"{_MEMBERSHIP}applying.rest.submit"),
		),
		"a program asks for whoever holds its key, and has no desk",
	),
	f"{_BASE}privacy.desk.protect": "one person protects, at once; two others lift it",
	**dict.fromkeys(
		(
			f"{_BASE}privacy.desk.{name}"
			for name in ("approve_opening", "refuse_opening", "look", "confirm_erasure", "refuse_erasure")
		),
		_REQUEST,
	),
	**dict.fromkeys(
		(f"coalition.audit.permissions.{name}" for name in ("add", "update", "remove", "reset")),
		"it changes permissions, which the log of configuration changes keeps",
	),
}


def changing() -> set[str]:
	"""The paths of all functions of ours that the web can call to change something."""
	for module in pkgutil.walk_packages(coalition.__path__, "coalition."):
		importlib.import_module(module.name)
	methods = frappe.allowed_http_methods_for_whitelisted_func
	ours = [one for one in frappe.whitelisted if one.__module__.startswith("coalition.")]
	return {path_of(one) for one in ours if "GET" not in methods[one]}


def path_of(function) -> str:
	return f"{function.__module__}.{function.__name__}"


class TestParts(ReviewTestCase):
	@classmethod
	def scene(cls) -> None:
		super().scene()
		cls.both = factories.user(roles.SECRETARIAT, roles.COUNCIL)

	def cannot_decide(self, application, person: str) -> None:
		self.assertIn(person, self.now(application).handlers())
		decision = factories.led_to("Council Decision", application, self.secretary)
		with self.as_user(person), self.assertRaises(SamePersonTwice):
			apply_workflow(decision, "Approve")

	def test_each_function_that_changes_something_notes_the_part_or_has_a_reason(self):
		self.assertEqual(changing(), {*map(path_of, ACTS), *NO_PART})

	def test_who_took_part_by_a_function_does_not_decide(self):
		for function, act in ACTS.items():
			with self.subTest(path_of(function)):
				application = self.under_review()
				with self.as_user(self.both):
					act(application.name)
				if function is desk.withdraw:
					self.assertIn(self.both, self.now(application).handlers())
				else:
					self.cannot_decide(application, self.both)

	def test_who_adds_a_paper_or_takes_one_away_does_not_decide(self):
		for takes_away in (False, True):
			application = self.under_review()
			file = self.attach(application)
			if takes_away:
				frappe.db.set_value(application.doctype, application.name, "handled_by", self.secretary)
				with self.as_user(self.both):
					frappe.delete_doc("File", file.name)
			self.cannot_decide(application, self.both)

	def attach(self, application):
		"""A paper, as somebody at the desk uploads it."""
		about = {"attached_to_doctype": application.doctype, "attached_to_name": application.name}
		with self.as_user(self.both):
			return frappe.get_doc(
				doctype="File", file_name=f"{application.name}.txt", content="ورقة", is_private=1, **about
			).insert()

	def test_two_parts_are_both_kept_and_nothing_else_of_the_application_changes(self):
		application = self.under_review()
		before = frappe.db.get_value(application.doctype, application.name, "modified")
		for person in (self.both, self.secretary):
			with self.as_user(person):
				desk.tell(application.name, "مرحباً")
		self.assertLessEqual({self.both, self.secretary}, set(self.now(application).handlers()))
		self.assertEqual(frappe.db.get_value(application.doctype, application.name, "modified"), before)

	def test_who_entered_a_members_opinion_does_not_decide(self):
		self.set_policy(consults_members=1, consultation_days=14)
		member = factories.member().name
		application = self.step(self.under_review(), self.secretary, "Consult the Members")
		opinion = {
			"doctype": "Admission Opinion",
			"application": application.name,
			"member_organisation": member,
		}
		said = {"opinion": "Supports", "said_by": "سامر", "channel": "Phone Call"}
		with self.as_user(self.both):
			frappe.get_doc({**opinion, **said}).insert()
		self.set_policy(consults_members=0)
		self.cannot_decide(application, self.both)

	def test_what_those_who_decide_note_among_themselves_is_their_deciding(self):
		application = self.before_the_council()
		with self.as_user(self.council):
			desk.note(application.name, "للنقاش")
		self.assertEqual(self.step(application, self.council, "Approve").status, "Approved")

	def test_who_wrote_after_a_decision_does_not_decide_on_the_appeal(self):
		application = self.declined()
		with self.as_user(self.both):
			desk.tell(application.name, "نأسف")
		appeal = {"doctype": "Admission Appeal", "application": application.name, "text": "لم تُقرأ أوراقنا"}
		with self.as_user(self.secretary):
			appeal = frappe.get_doc({**appeal, "appellant": "ليلى", "channel": "Paper"}).insert()
		self.assertIn(self.both, appeal.handed_in_by())


class TestByTheLink(ReviewTestCase):
	def notes(self, application) -> list[str]:
		about = {"reference_doctype": application.doctype, "reference_name": application.name}
		return frappe.get_all("Comment", {**about, "comment_type": "Info"}, pluck="comment_email")

	def test_what_is_done_by_the_link_is_told_as_that(self):
		application = self.under_review()
		with self.as_user("Guest"):
			conversation.take_in(self.now(application), "هذا هو", PORTAL, None)
			conversation.withdraw(self.now(application), "", PORTAL, None)
		self.assertEqual(self.notes(application), ["Guest", "Guest"])
		with self.as_user(self.secretary):
			(message,) = desk.review_of(application.name)["messages"]
		self.assertEqual(message["way"], frappe._("By the applicant's link."))
		self.assertEqual(message["by"], "")

	def test_who_is_signed_in_and_uses_the_link_is_told_and_does_not_decide(self):
		application = self.under_review()
		with self.as_user(self.council):
			conversation.take_in(self.now(application), "نسحب اعتراضنا", PORTAL, None)
		self.assertEqual(self.notes(application), [self.council])
		self.assertIn(self.council, self.now(application).handlers())

	def test_the_link_is_the_secretariats_to_hand_on_and_the_timeline_tells_who_took_it(self):
		application = self.before_the_council()
		refused = (self.council, factories.user(roles.ADMINISTRATOR), factories.user(BRANCH_OFFICER))
		for person in refused:
			with self.as_user(person), self.assertRaises(frappe.PermissionError):
				messages.text_to_paste(application.name)
		with self.as_user(self.secretary):
			self.assertIn(application.submission_key, messages.text_to_paste(application.name))
		self.assertEqual(self.notes(application), [self.secretary])
