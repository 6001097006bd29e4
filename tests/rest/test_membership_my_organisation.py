"""Who sees a member's own pages in the portal, and what the member lets everybody see of it."""

from tests import site
from tests.rest.own_pages import MEMBER, ROOT, name_of, new_delegate, post_with_token
from tests.rest.portal_visitor import PortalVisitor

PAGES = ("", "/profile", "/profile/identity", "/people", "/declarations", "/letters", "/public")


class TestWhoSeesIt:
	def test_who_signs_in_begins_at_their_own_members_page(self, delegate):
		assert delegate.get("").headers["Location"] == f"/coalition{ROOT}"
		assert name_of(delegate) in delegate.get(ROOT).text

	def test_a_guest_is_led_to_sign_in_and_another_role_is_refused(self, address, charter):
		guest, secretary = PortalVisitor(address), PortalVisitor(address)
		secretary.come_in(site.person("Coalition Secretariat"))
		for page in (*(ROOT + page for page in PAGES), "/declare", "/confirm", "/me", "/me/profile"):
			assert "/sign-in?next=" in guest.get(page).headers["Location"], page
			assert secretary.get(page).status_code == 403, page

	def test_pages_of_individuals_are_not_those_of_organisations(self, delegate):
		for page in ("", "/profile", "/letters", "/public"):
			assert delegate.get(f"/me{page}").status_code == 403, page

	def test_nobody_sees_anothers_member_whatever_is_asked_for(self, delegate, other):
		theirs = name_of(other)
		asked = f"?member={other.member}&holder={other.member}&member_organisation={other.member}"
		for page in (ROOT + page + more for page in PAGES for more in ("", asked)):
			answer = delegate.get(page)
			assert answer.status_code == 200, page
			# The page's own address is written back for the choice of the language.
			told = answer.text.replace(asked, "")
			assert theirs not in told and other.member not in told, page
			assert answer.headers["Cache-Control"] == "no-store"

	def test_an_account_that_is_frozen_is_a_guest_at_the_next_click(self, delegate):
		with site.at_the_console():
			from coalition.base.accounts import portal_accounts

			portal_accounts.freeze(delegate.account.name)
		assert "/sign-in" in delegate.get(ROOT).headers["Location"]

	def test_whose_time_is_over_is_shut_out_that_day_before_any_job_has_run(self, charter, address):
		former = new_delegate(address, "Alternate")
		with site.at_the_console():
			import frappe

			row = {"parent": former.member, "account": former.account.name}
			frappe.db.set_value("Member Person", row, "until_date", "2020-01-01")
		assert former.get(ROOT).status_code == 403
		assert former.get("/declare").status_code == 403

	def test_a_protected_member_reads_its_pseudonym_and_never_its_name(self, delegate):
		legal = name_of(delegate)
		with site.at_the_console():
			from coalition.base.privacy.sealing import seal

			shown = seal.protect(MEMBER, delegate.member)
		for page in PAGES[:2] + PAGES[3:]:
			answer = delegate.get(ROOT + page)
			assert answer.status_code == 200 and legal not in answer.text, page
		assert shown in delegate.get(ROOT).text
		assert delegate.get(f"{ROOT}/profile/contact").status_code == 404
		assert post_with_token(delegate, f"{ROOT}/letters", {}).status_code == 409


class TestWhatIsPublic:
	def test_a_consent_is_given_and_withdrawn_at_once_and_twice_is_once(self, delegate, address):
		form = {"field": "organisation_name", "wish": "show"}
		for _time in range(2):
			assert post_with_token(delegate, f"{ROOT}/public", form).status_code == 303
		assert site.count("Field Consent", {"parent": delegate.member}) == 1
		assert "You are named on the public page" in delegate.get(f"{ROOT}/public").text
		for _time in range(2):
			post_with_token(delegate, f"{ROOT}/public", {**form, "wish": "hide"})
		assert site.count("Field Consent", {"parent": delegate.member, "withdrawn_on": ("is", "set")}) == 1
		fields = ["channel", "entered_by", "agreed_on"]
		channel, entered_by, agreed_on = site.value("Field Consent", {"parent": delegate.member}, fields)
		assert (channel, entered_by, str(agreed_on)) == ("Portal", delegate.account.user, site.today())

	def test_what_is_never_public_is_refused(self, delegate):
		for field in ("contact_person", "standing", "owner", "", "is_protected"):
			answer = post_with_token(delegate, f"{ROOT}/public", {"field": field, "wish": "show"})
			assert answer.status_code == 403, field
		assert site.count("Field Consent", {"parent": delegate.member}) == 0

	def test_an_alternate_looks_and_the_delegate_decides(self, delegate, address):
		alternate = new_delegate(address, "Alternate", delegate.member, person_name="سامر")
		assert "Your delegate decides" in alternate.get(f"{ROOT}/public").text
		form = {"field": "organisation_name", "wish": "show"}
		assert post_with_token(alternate, f"{ROOT}/public", form).status_code == 403
		assert site.count("Field Consent", {"parent": delegate.member}) == 0
