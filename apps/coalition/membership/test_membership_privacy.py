import frappe

from coalition.base.errors import SamePersonTwice
from coalition.base.privacy import consents, erasure, opening, seal
from coalition.base.privacy.errors import (
	AlreadyAnswered,
	NotProtectable,
	ProtectedStays,
	ReasonMissing,
	RequestStays,
	SealClosed,
	StillNamed,
)
from coalition.membership.register import entering
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase
from coalition.tests.whole_site import places_of, places_of_each

NAME = "جمعية السنبلة الخضراء في دير الزور"
LATIN = "Green Spike Association, Deir"
PHONE = "+963 944 765 432"
MAIL = "contact@green-spike.example"
PERSON = "هالة عبد الكريم"
REASON = "نحتاج إلى الاسم لكتابة اتفاقية الاحتضان"


def approved(**values: object):
	"""A member that came by an application, as one who may be in danger would."""
	values = {
		"organisation_name": NAME,
		"name_latin": LATIN,
		"contact_person": PERSON,
		"contact_phone": PHONE,
		"contact_email": MAIL,
		**values,
	}
	application = factories.application(about=f"{values['organisation_name']} تعمل مع الأطفال", **values)
	secretary, council = factories.user("Coalition Secretariat"), factories.user("Council Member")
	application.db_set("owner", secretary)
	for state, user in (
		("Submitted", secretary),
		("Under Review", secretary),
		("Council Decision", secretary),
		("Approved", council),
	):
		frappe.set_user(user)
		application = frappe.get_doc("Membership Application", application.name)
		application.workflow_state = application.status = state
		application.docstatus = int(state == "Approved")
		application.save()
	frappe.set_user("Administrator")
	return frappe.get_doc("Member Organisation", application.member_organisation)


def leave_traces(member) -> None:
	"""What people and the engine leave about a member in the course of a year."""
	member = frappe.get_doc("Member Organisation", member.name)
	member.name_latin = f"{LATIN} az-Zor"
	member.save()
	member.name_latin = LATIN
	member.save()
	member.add_comment("Comment", f"تحدثنا مع {NAME} وهاتفهم {PHONE}")
	factories.member().add_comment("Comment", f"تعمل مع جمعيه السنبله الخضراء فى دير الزور و{PERSON}")
	note = frappe.get_doc({"doctype": "ToDo", "description": f"<p>Call {LATIN}: {MAIL}</p>"}).insert()
	note.description = "done"
	note.save(ignore_version=False)
	frappe.get_doc({"doctype": "Note", "title": "زيارة", "content": f"زرنا {NAME}"}).insert()
	gone = frappe.get_doc({"doctype": "ToDo", "description": f"اتصلوا بـ {NAME}"}).insert()
	frappe.delete_doc("ToDo", gone.name)
	frappe.sendmail(
		["secretary@coalition.localhost"], subject=f"عن {NAME}", message=f"<p>{NAME}</p>", now=False
	)
	for doctype, values in (
		("Access Log", {"export_from": "Member Organisation", "page": f"<td>{NAME}</td>"}),
		("Notification Log", {"subject": f"<b>{NAME}</b>", "for_user": "Administrator"}),
		("Activity Log", {"subject": NAME}),
		("Error Log", {"method": "x", "error": f"doc = {{'organisation_name': {NAME!r}}}"}),
		("Tag Link", {"title": NAME, "document_type": "Member Organisation", "document_name": member.name}),
	):
		row = frappe.get_doc({"doctype": doctype, **values})
		row.set_new_name()
		row.db_insert()
	frappe.db.sql(
		"insert into __global_search (doctype, name, title, content) values ('ToDo', 'x', %s, %s)",
		(NAME, NAME),
	)
	query = "insert into __UserSettings (user, doctype, data) values ('Guest', 'Member Organisation', %s)"
	frappe.db.sql(
		query,
		frappe.as_json({"List": {"filters": [["Member Organisation", "organisation_name", "=", NAME]]}}),
	)


def attach(member, name: str = f"ترخيص {NAME}.txt") -> None:
	file = {"file_name": name, "is_private": 1, "content": f"ترخيص: {NAME}"}
	about = {"attached_to_doctype": member.doctype, "attached_to_name": member.name}
	frappe.get_doc({"doctype": "File", **file, **about}).insert()


class PrivacyTestCase(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		# The engine's index of searches knows no transactions.
		frappe.db.delete("__global_search", {"doctype": "ToDo", "name": ("in", ("x", "y"))})
		self.addCleanup(frappe.db.delete, "__global_search", {"doctype": "ToDo", "name": "x"})
		self.secretary = factories.user("Coalition Secretariat")
		self.overseer = factories.user("Oversight Member")

	def ask(self, member, purpose: str = "See the Name", reason: str = REASON):
		request = frappe.new_doc("Seal Opening")
		request.update({"reference_doctype": member.doctype, "reference_name": member.name})
		request.update({"purpose": purpose, "reason": reason})
		with self.as_user(self.secretary):
			return request.insert()


class TestProtection(PrivacyTestCase):
	def test_afterwards_the_whole_site_does_not_hold_the_name(self):
		member = approved()
		leave_traces(member)
		attach(member)
		earlier = factories.application(organisation_name=NAME)
		before = places_of_each(NAME, LATIN, PHONE, MAIL, PERSON)
		self.assertGreater(len(before[NAME]), 12, before)
		self.assertTrue(all(before.values()), before)
		pseudonym = seal.protect(member.doctype, member.name)
		frappe.db.after_commit.run()
		self.assertEqual(places_of_each(*before), {text: [] for text in before})
		for doctype, name in ((member.doctype, member.name), (earlier.doctype, earlier.name)):
			self.assertEqual(frappe.db.get_value(doctype, name, "organisation_name"), pseudonym)

	def test_figures_dates_and_decisions_stay(self):
		member = approved()
		kept = ["place", "sector", "member_since", "standing", "application"]
		before = frappe.db.get_value(member.doctype, member.name, kept), frappe.db.count(member.doctype)
		application = ["status", "docstatus", "decided_by", "decided_on", "charter"]
		decided = frappe.db.get_value("Membership Application", member.application, application)
		seal.protect(member.doctype, member.name)
		after = frappe.db.get_value(member.doctype, member.name, kept), frappe.db.count(member.doctype)
		self.assertEqual(before, after)
		self.assertEqual(
			frappe.db.get_value("Membership Application", member.application, application), decided
		)

	def test_others_keep_their_own_names(self):
		longer = factories.member(organisation_name=f"{NAME} الشرقية", contact_phone=PHONE)
		same = factories.member(
			organisation_name=NAME, place=factories.listed("Coalition Place", "place_name", "إدلب")
		)
		seal.protect(
			"Member Organisation", factories.member(organisation_name=NAME, contact_phone=PHONE).name
		)
		for other in (longer, same):
			stored = frappe.db.get_value(other.doctype, other.name, ["organisation_name", "contact_phone"])
			self.assertEqual(stored, (other.organisation_name, other.contact_phone))

	def test_prose_is_sealed_and_nobody_elses_words_are_taken_for_it(self):
		prose = "نعمل مع الأطفال في المخيمات"
		member = approved()
		frappe.db.set_value("Membership Application", member.application, "about", prose)
		note = frappe.get_doc({"doctype": "ToDo", "description": prose}).insert()
		seal.protect(member.doctype, member.name)
		self.assertEqual(frappe.db.get_value("ToDo", note.name, "description"), prose)
		self.assertIsNone(frappe.db.get_value("Membership Application", member.application, "about"))

	def test_protecting_again_changes_nothing(self):
		member = factories.member()
		pseudonym = seal.protect(member.doctype, member.name)
		self.assertEqual(seal.protect(member.doctype, member.name), pseudonym)
		self.assertEqual(frappe.db.count("Sealed Name", {"reference_name": member.name}), 1)

	def test_where_another_record_is_named_so_nothing_happens_at_all(self):
		member = factories.member(organisation_name=NAME)
		frappe.get_doc({"doctype": "Tag", "name": NAME}).insert()
		frappe.db.savepoint("as_it_was")
		with self.assertRaises(StillNamed):
			seal.protect(member.doctype, member.name)
		frappe.db.rollback(save_point="as_it_was")
		self.assertEqual(frappe.db.get_value(member.doctype, member.name, "is_protected"), 0)

	def test_nobody_types_the_name_back_in(self):
		member = factories.member(organisation_name=NAME)
		seal.protect(member.doctype, member.name)
		member.reload()
		member.organisation_name = NAME
		with self.assertRaises(ProtectedStays):
			member.save()

	def test_a_protected_member_can_still_be_worked_on(self):
		member = factories.member(organisation_name=NAME)
		seal.protect(member.doctype, member.name)
		member.reload()
		member.place = factories.listed("Coalition Place", "place_name", "إدلب")
		member.save()
		self.assertEqual(frappe.db.get_value(member.doctype, member.name, "place"), "إدلب")

	def test_the_flag_alone_protects_and_unprotects_nobody(self):
		member = factories.member(organisation_name=NAME)
		member.is_protected = 1
		member.save()
		self.assertEqual(frappe.db.get_value(member.doctype, member.name, "is_protected"), 0)

	def test_a_register_that_is_read_again_does_not_name_it_anew(self):
		register = f"اسم المنظمة,المكان,القطاع,تاريخ الانضمام\n{NAME},حمص,الصحة,2016-01-01\n".encode()
		self.assertEqual(entering.enter(register).entered, 1)
		name = frappe.db.get_value("Member Organisation", {"organisation_name": NAME})
		seal.protect("Member Organisation", name)
		again = entering.enter(register)
		self.assertEqual((again.entered, again.known, again.problems), (0, 1, []))
		self.assertEqual(places_of(NAME), [])

	def test_what_is_sealed_cannot_be_read_without_the_key(self):
		member = factories.member(organisation_name=NAME)
		seal.protect(member.doctype, member.name)
		stored = frappe.get_all("Sealed Name", filters={"reference_name": member.name}, fields=["*"])[0]
		self.assertNotIn(NAME, str(stored))
		self.assertEqual(seal.names_in(member.doctype, member.name)["organisation_name"], NAME)

	def test_what_is_attached_later_bears_a_name_that_says_nothing(self):
		member = factories.member(organisation_name=NAME)
		seal.protect(member.doctype, member.name)
		attach(member, f"رسالة من {NAME}.txt")
		frappe.db.after_commit.run()
		told = [place for place in places_of(NAME) if not place.endswith("/files")]
		self.assertEqual(told, [])

	def test_only_members_can_be_protected(self):
		application = factories.application()
		with self.assertRaises(NotProtectable):
			seal.protect(application.doctype, application.name)


class TestOpening(PrivacyTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.member = factories.member(organisation_name=NAME, contact_phone=PHONE)
		consents.give(self.member, "organisation_name")
		self.member.save()
		self.assertEqual(consents.public_view(self.member), {"organisation_name": NAME})
		seal.protect(self.member.doctype, self.member.name)

	def approved(self, **more):
		request = self.ask(self.member, **more)
		with self.as_user(self.overseer):
			opening.approve(request.name)
		return request

	def test_who_asked_sees_the_name_and_the_look_is_kept(self):
		request = self.approved()
		with self.as_user(self.secretary):
			self.assertEqual(opening.look(request.name)["organisation_name"], NAME)
			opening.look(request.name)
		looks = frappe.get_doc("Seal Opening", request.name).looks
		self.assertEqual([row.seen_by for row in looks], [self.secretary] * 2)
		self.assertEqual([place for place in places_of(NAME) if "File" not in place], [])

	def test_nobody_else_sees_it_not_even_who_approved(self):
		request = self.approved()
		for user in (self.overseer, factories.user("Coalition Secretariat"), "Administrator"):
			with self.as_user(user), self.assertRaises(SealClosed):
				opening.look(request.name)

	def test_before_the_approval_nobody_sees_it(self):
		request = self.ask(self.member)
		with self.as_user(self.secretary), self.assertRaises(SealClosed):
			opening.look(request.name)

	def test_nobody_approves_what_they_asked_for(self):
		both = factories.user("Coalition Secretariat", "Oversight Member")
		self.secretary = both
		request = self.ask(self.member)
		with self.as_user(both), self.assertRaises(SamePersonTwice):
			opening.approve(request.name)

	def test_a_request_is_answered_once(self):
		request = self.approved()
		with self.as_user(self.overseer), self.assertRaises(AlreadyAnswered):
			opening.refuse(request.name)

	def test_a_refused_request_shows_nothing(self):
		request = self.ask(self.member)
		with self.as_user(self.overseer):
			opening.refuse(request.name)
		with self.as_user(self.secretary), self.assertRaises(SealClosed):
			opening.look(request.name)

	def test_past_its_time_it_is_closed_also_when_the_clock_is_set_back(self):
		request = self.approved()
		request.reload()
		moved = frappe.utils.add_to_date(request.approved_utc, hours=-1)
		frappe.db.set_value("Seal Opening", request.name, {"approved_utc": moved, "until_utc": moved})
		with self.as_user(self.secretary), self.assertRaises(SealClosed):
			opening.look(request.name)
		opening.close_expired()
		later = frappe.utils.add_to_date(None, days=2)
		frappe.db.set_value("Seal Opening", request.name, {"until_utc": later})
		self.assertEqual(frappe.db.get_value("Seal Opening", request.name, "status"), "Closed")
		with self.as_user(self.secretary), self.assertRaises(SealClosed):
			opening.look(request.name)

	def test_another_time_zone_opens_nothing(self):
		request = self.approved()
		before = frappe.db.get_value("Seal Opening", request.name, ["approved_utc", "until_utc"])
		frappe.db.set_single_value("System Settings", "time_zone", "Pacific/Honolulu")
		request.reload()
		self.assertEqual((request.approved_utc, request.until_utc), before)
		self.assertLess((request.until_utc - request.approved_utc).total_seconds(), 901)

	def test_an_empty_reason_is_refused(self):
		for reason in ("", "سبب", "aaa aaa aaa", "1 2 3 4", ". . . ."):
			with self.subTest(reason), self.assertRaises((ReasonMissing, frappe.MandatoryError)):
				self.ask(self.member, reason=reason)

	def test_a_request_is_neither_changed_nor_deleted(self):
		request = self.ask(self.member)
		request.reload()
		request.reason = "سبب آخر لا علاقة له بما طُلب"
		with self.assertRaises(RequestStays):
			request.save()
		with self.assertRaises(RequestStays):
			frappe.delete_doc("Seal Opening", request.name, force=True)
		with self.assertRaises(RequestStays):
			frappe.delete_doc(
				"Sealed Name", seal.seal_of("Member Organisation", self.member.name).name, force=True
			)

	def test_what_is_the_systems_is_not_the_clients(self):
		request = frappe.new_doc("Seal Opening")
		forged = {"status": "Approved", "asked_by": self.overseer, "decided_by": self.overseer}
		request.update({"reference_doctype": self.member.doctype, "reference_name": self.member.name})
		request.update({"reason": REASON, **forged, "until_utc": "2099-01-01 00:00:00"})
		with self.as_user(self.secretary):
			request.insert()
		stored = ["status", "asked_by", "decided_by", "until_utc"]
		expected = ("Asked", self.secretary, None, None)
		self.assertEqual(frappe.db.get_value("Seal Opening", request.name, stored), expected)

	def test_two_people_lift_a_protection_and_all_comes_back(self):
		application = frappe.db.get_value("Member Organisation", self.member.name, "application")
		self.approved(purpose="Lift the Protection")
		member = frappe.get_doc("Member Organisation", self.member.name)
		self.assertTrue(all(row.withdrawn_on for row in member.consents))
		self.assertEqual(consents.public_view(member), {})
		stored = ["organisation_name", "contact_phone", "is_protected", "application"]
		expected = (NAME, PHONE, 0, application)
		self.assertEqual(frappe.db.get_value("Member Organisation", self.member.name, stored), expected)
		self.assertNotIn(seal.protect("Member Organisation", self.member.name), (NAME, ""))

	def test_files_come_back_with_the_name(self):
		other = factories.member(organisation_name=f"{NAME} الغربية")
		attach(other, "ترخيص.txt")
		seal.protect(other.doctype, other.name)
		frappe.db.after_commit.run()
		self.member = other
		self.assertFalse(frappe.db.exists("File", {"attached_to_name": other.name}))
		self.approved(purpose="Lift the Protection")
		file = frappe.get_doc("File", {"attached_to_name": other.name})
		self.assertIn(NAME, file.get_content())
		self.assertIn("ترخيص", file.file_name)


class TestErasure(PrivacyTestCase):
	def erase(self, doc) -> str:
		request = frappe.new_doc("Personal Data Erasure")
		request.update({"reference_doctype": doc.doctype, "reference_name": doc.name})
		request.reason = "غادرت هالة المنظمة وطلبت محو بياناتها"
		with self.as_user(self.secretary):
			request.insert()
		with self.as_user(self.overseer):
			erasure.confirm(request.name)
		return request.name

	def test_the_people_go_and_the_organisation_and_the_figures_stay(self):
		member = approved()
		leave_traces(member)
		figures = self.figures()
		name = self.erase(member)
		self.assertEqual(places_of_each(PERSON, PHONE, MAIL), {PERSON: [], PHONE: [], MAIL: []})
		stored = frappe.db.get_value(member.doctype, member.name, ["organisation_name", "place", "standing"])
		self.assertEqual(stored, (NAME, member.place, "Active"))
		self.assertEqual(self.figures(), figures)
		log = frappe.get_doc("Personal Data Erasure", name)
		self.assertEqual(
			(log.status, log.asked_by, log.decided_by), ("Erased", self.secretary, self.overseer)
		)
		self.assertEqual(len(log.erased_fields.splitlines()), 12)

	def figures(self) -> dict:
		from frappe.desk.doctype.dashboard_chart.dashboard_chart import get as chart
		from frappe.desk.doctype.number_card.number_card import get_result as card

		cards = ("Registered Organisations", "Active Organisations", "Applications that Wait")
		numbers = {}
		for name in cards:
			doc = frappe.get_doc("Number Card", name)
			numbers[name] = card(doc.as_dict(), doc.filters_json)
		by_place = frappe.get_doc("Dashboard Chart", "Members by Place").as_json()
		numbers["place"] = chart(chart=by_place, no_cache=1)
		return numbers

	def test_a_persons_data_leaves_the_seal_as_well(self):
		member = approved()
		seal.protect(member.doctype, member.name)
		self.erase(member)
		self.assertEqual(
			set(seal.names_in(member.doctype, member.name)), {"organisation_name", "name_latin", "about"}
		)

	def test_who_applied_and_never_joined_can_leave(self):
		application = factories.application(contact_person=PERSON, contact_phone=PHONE)
		self.erase(application)
		self.assertEqual(places_of(PERSON) + places_of(PHONE), [])

	def test_a_telephone_that_others_share_stays_theirs(self):
		other = factories.member(contact_phone=PHONE)
		self.erase(factories.member(contact_phone=PHONE))
		self.assertEqual(frappe.db.get_value(other.doctype, other.name, "contact_phone"), PHONE)

	def test_nobody_confirms_what_they_asked_for(self):
		self.secretary = self.overseer = factories.user("Coalition Secretariat", "Oversight Member")
		with self.assertRaises(SamePersonTwice):
			self.erase(factories.member())


class TestProtectedIndividual(CoalitionTestCase):
	def test_who_came_without_an_application_is_protected_and_so_is_what_they_once_applied_with(self):
		name = "هالة عبد الكريم السنبلة"
		declined = factories.application(organisation_name=name, name_latin="Hala")
		member = factories.individual(person_name=name, contact_phone=PHONE)
		shown = seal.protect(member.doctype, member.name)
		self.assertEqual(frappe.db.get_value(member.doctype, member.name, "person_name"), shown)
		self.assertNotIn(name, str(frappe.db.get_value(declined.doctype, declined.name, "*", as_dict=True)))
