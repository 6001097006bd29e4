import frappe

from coalition.base.errors import ReasonMissing, SamePersonTwice
from coalition.base.privacy import consents
from coalition.base.privacy.errors import AlreadyAnswered, RequestStays, SealClosed
from coalition.base.privacy.sealing import opening, seal
from coalition.tests import factories
from coalition.tests.privacy_case import NAME, PHONE, REASON, PrivacyTestCase, attach
from coalition.tests.whole_site import places_of


class TestOpening(PrivacyTestCase):
	@classmethod
	def scene(cls) -> None:
		super().scene()
		cls.member = factories.member(organisation_name=NAME, contact_phone=PHONE)
		consents.give(cls.member, "organisation_name")
		cls.member.save()
		assert consents.public_view(cls.member) == {"organisation_name": NAME}
		seal.protect(cls.member.doctype, cls.member.name)

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
