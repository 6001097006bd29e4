import frappe
from frappe.desk.form.load import getdoc

from coalition import hooks
from coalition.base.accounts import handed_codes, portal_accounts
from coalition.base.accounts.desk import hand_over_code
from coalition.base.accounts.finding_people import find_user
from coalition.base.accounts.sign_in_codes import read_code
from coalition.base.apps import roles
from coalition.base.errors import AccountFrozen, CodeSpent, NotAnAccountsName, SettingOutOfRange
from coalition.base.text import addresses
from coalition.membership.roles import INDIVIDUAL
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestPortalAccount(CoalitionTestCase):
	def test_an_account_makes_a_website_user_with_the_portal_role_alone(self):
		user = frappe.get_doc("User", factories.account(portal_role=INDIVIDUAL).user)
		self.assertEqual(user.user_type, "Website User")
		self.assertEqual([row.role for row in user.roles], [INDIVIDUAL])

	def test_who_has_no_mail_gets_an_address_that_reaches_nobody(self):
		user = frappe.get_doc("User", factories.account().user)
		self.assertTrue(addresses.is_placeholder(user.email))

	def test_the_user_is_not_named_after_somebodys_address(self):
		account = factories.account(email="Layla@Example.org")
		self.assertEqual(frappe.db.get_value("User", account.user, "email"), "layla@example.org")
		self.assertTrue(addresses.is_placeholder(account.user))

	def test_the_address_stays_when_an_administrator_saves_the_user(self):
		account = factories.account(email="hind@example.org")
		user = frappe.get_doc("User", account.user)
		user.update({"bio": "…"}).save()
		self.assertEqual(frappe.db.get_value("User", account.user, "email"), "hind@example.org")

	def test_making_an_account_writes_to_nobody_and_tells_nobody(self):
		tables = ("Email Queue", "Contact", "Notification Log", "DocShare")
		before = {table: frappe.db.count(table) for table in tables}
		factories.account(email=f"{frappe.generate_hash()}@example.org")
		self.assertEqual({table: frappe.db.count(table) for table in tables}, before)

	def test_no_contact_shows_a_placeholder(self):
		contact = frappe.get_doc({"doctype": "Contact", "first_name": "ليلى"})
		contact.add_email(addresses.placeholder(), is_primary=1)
		contact.add_email("layla@example.org")
		contact.insert()
		self.assertEqual([row.email_id for row in contact.email_ids], ["layla@example.org"])

	def test_what_the_secretariat_changes_reaches_the_user(self):
		account = factories.account()
		account.update({"person_name": "هند", "user_name": "hind.2", "portal_role": INDIVIDUAL})
		account.save()
		user = frappe.get_doc("User", account.user)
		self.assertEqual((user.full_name, user.username), ("هند", "hind.2"))
		self.assertEqual([row.role for row in user.roles], [INDIVIDUAL])

	def test_the_roles_of_the_portal_are_those_that_set_up_makes(self):
		self.assertLessEqual(set(hooks.coalition_portal_roles), roles.portal_roles())
		options = frappe.get_meta("Portal Account").get_field("portal_role").options.split("\n")
		self.assertLess(set(options), set(hooks.coalition_portal_roles))

	def test_a_name_that_could_be_taken_for_another_is_refused(self):
		for name in ("0944123456", "a@b.org", "ab", "<b>"):
			with self.assertRaises(NotAnAccountsName):
				factories.account(user_name=name)

	def test_a_number_without_its_country_code_is_one_of_the_coalitions_countries_or_refused(self):
		self.assertEqual(factories.account(phone="0944 123 456").phone, "+963944123456")
		with self.assertRaises(NotAnAccountsName):
			factories.account(phone="0532 777 8899")
		settings = frappe.get_doc("Coalition Settings")
		settings.set(
			"countries", [{"country": "Türkiye" if frappe.db.exists("Country", "Türkiye") else "Turkey"}]
		)
		settings.save()
		self.assertEqual(factories.account(phone="0532 777 8899").phone, "+905327778899")

	def test_two_accounts_have_neither_one_name_nor_one_number(self):
		first = factories.account(phone="+963 944 111 222")
		for same in ({"user_name": first.user_name.upper()}, {"phone": "00963944111222"}):
			with self.assertRaises((frappe.UniqueValidationError, NotAnAccountsName)):
				factories.account(**same)

	def test_a_client_cannot_write_what_is_the_systems(self):
		account = factories.account()
		with self.as_user(factories.user(roles.SECRETARIAT)):
			doc = frappe.get_doc("Portal Account", account.name)
			doc.update({"user": "Administrator", "state": "Frozen", "signed_out_before": 9e9})
			doc.save()
		stored = frappe.get_doc("Portal Account", account.name)
		self.assertEqual((stored.user, stored.state, stored.signed_out_before), (account.user, "Active", 0))


class TestFreezing(CoalitionTestCase):
	def test_a_frozen_account_has_nothing_left_that_opens_anything(self):
		account = factories.account()
		frappe.db.set_value("User", account.user, {"api_key": "k" * 15, "reset_password_key": "r"})
		handed_codes.make_code(account.name)
		portal_accounts.freeze(account.name, "ضاع الهاتف")
		user = frappe.db.get_value("User", account.user, ["enabled", "api_key", "reset_password_key"])
		self.assertEqual(user, (0, None, None))
		self.assertFalse(frappe.db.exists("Sign-in Code", {"open_for": account.name}))
		stored = frappe.get_doc("Portal Account", account.name)
		self.assertEqual((stored.state, stored.frozen_why), ("Frozen", "ضاع الهاتف"))

	def test_a_frozen_account_gets_no_code(self):
		account = factories.account()
		portal_accounts.freeze(account.name)
		with self.assertRaises(AccountFrozen):
			handed_codes.make_code(account.name)
		portal_accounts.unfreeze(account.name)
		self.assertTrue(handed_codes.make_code(account.name))

	def test_each_freeze_stays_on_the_timeline(self):
		account = factories.account()
		portal_accounts.freeze(account.name, "once")
		portal_accounts.unfreeze(account.name)
		portal_accounts.freeze(account.name, "twice")
		notes = frappe.get_all("Comment", filters={"reference_name": account.name}, pluck="content")
		self.assertEqual(sum("once" in note or "twice" in note for note in notes), 2)

	def test_only_who_acts_for_the_same_member_is_a_colleague(self):
		holder = {"holder_type": "Member Organisation", "holder": factories.member().name}
		mine, other = factories.account(**holder), factories.account(**holder)
		factories.account()
		self.assertEqual([row.name for row in portal_accounts.colleagues_of(mine)], [other.name])
		self.assertEqual(portal_accounts.colleagues_of(factories.account()), [])


class TestHandedCodes(CoalitionTestCase):
	def test_a_code_opens_its_account_once(self):
		account = factories.account()
		code = handed_codes.make_code(account.name)
		name = handed_codes.try_code(account.name, code)
		handed_codes.use_code(name, account.name)
		with self.assertRaises(CodeSpent):
			handed_codes.use_code(name, account.name)
		self.assertIsNone(handed_codes.try_code(account.name, code))

	def test_the_text_to_paste_holds_the_code_and_no_name_of_a_person(self):
		account = factories.account(person_name="هند البيطار")
		handed = hand_over_code(account.name)
		self.assertTrue(read_code(handed["code"]))
		self.assertIn(handed["code"], handed["text"])
		self.assertNotIn("هند", handed["text"])

	def test_the_text_is_in_the_language_of_the_account(self):
		texts = [hand_over_code(factories.account(language=code).name)["text"] for code in ("ar", "en")]
		self.assertIn("رمزكم", texts[0])
		self.assertIn("Your code", texts[1])

	def test_who_may_not_change_an_account_hands_over_no_code(self):
		account = factories.account()
		with self.as_user(factories.user(roles.COUNCIL)), self.assertRaises(frappe.PermissionError):
			hand_over_code(account.name)


class TestFindingPeople(CoalitionTestCase):
	def test_a_desk_users_number_is_found_however_it_was_stored(self):
		user = factories.user(roles.COUNCIL)
		frappe.db.set_value("User", user, "mobile_no", "+963 (955) 700-800")
		for typed in ("+963955700800", "00963 955 700 800", "0955700800"):
			self.assertEqual(find_user(typed), user)

	def test_what_a_user_writes_about_itself_hides_no_account(self):
		account = factories.account(phone="+963 955 111 999")
		rival = factories.user(roles.COUNCIL)
		frappe.db.set_value("User", rival, {"mobile_no": "+963955111999", "email": account.user_name})
		self.assertEqual(find_user("0955111999"), account.user)
		self.assertEqual(find_user(account.user_name), account.user)

	def test_nobody_is_found_by_rubbish(self):
		for typed in ("", "%", "' or 1=1 --", "Guest", "*" * 500):
			self.assertIsNone(find_user(typed), typed)


class TestSettings(CoalitionTestCase):
	def test_a_setting_that_would_lock_everybody_out_is_refused(self):
		wrong = (
			{"portal_idle_minutes": 1},
			{"portal_longest_hours": 1000},
			{"code_valid_hours": 500},
			{"exit_address": "http://example.org"},
			{"exit_address": "javascript:alert(1)"},
			{"exit_address": frappe.utils.get_url().replace("http:", "https:")},
		)
		for values in wrong:
			settings = frappe.get_doc("Coalition Settings")
			settings.update(values)
			with self.assertRaises((SettingOutOfRange, frappe.ValidationError), msg=values):
				settings.save()


class TestNamesAtTheDesk(CoalitionTestCase):
	def test_a_form_tells_the_name_of_an_account_that_wrote_the_record_and_not_its_address(self):
		account, member = factories.account(person_name="هدى"), factories.member()
		member.db_set({"owner": account.user, "modified_by": account.user}, update_modified=False)
		frappe.local.response = frappe._dict({"docs": []})
		getdoc(member.doctype, member.name)
		told = frappe.response["docinfo"]["user_info"][account.user]
		self.assertEqual((told["fullname"], told["email"]), ("هدى", ""))
