"""At the desk people see addresses as they write them, and no 0 where nobody gave a number."""

import uuid

from playwright.sync_api import expect

from coalition.base.text.domains import shown_domain
from tests import site
from tests.browser import walking
from tests.browser.desks import go, open_tab_of
from tests.browser.looking import glimpse

STORED, WRITTEN = "amal@xn--ogb3a0bbd.xn--mgbtf8fl", "amal@منظمة.سوريا"
# Shown in letters and not; the same as on the server: tests/unit/test_base_domains.py.
LABELS = (
	"منظمة",
	"منظمة2",
	"أمل-٢٥",
	"münchen",
	"раураl",
	"аррӏе",
	"gооgle",
	"منظمةorg",
	"من\u200cظمة",
	"من٢3ظمة",
	"例え",
)
NO_NAMES = ("xn--", "xn--a", "xn--!!!", "xn--999999999", "xn--zzzzzzzzzzzzzzzz", "example.org")
# Hours ago, and how it is said: each number with the form of its noun.
AGO = {
	2: "قبل ساعتين",
	3: "قبل 3 ساعات",
	11: "قبل 11 ساعة",
	24: "أمس",
	72: "قبل 3 أيام",
	24 * 800: "قبل سنتين",
}
EMAIL, FOUNDED = "[data-fieldname=contact_email]:visible", "[data-fieldname=founded_in]:visible"


def test_addresses_are_shown_in_letters_and_stay_as_they_are_stored(desk, secretary, charter):
	name = f"منظمة {uuid.uuid4().hex[:8]}"
	with site.at_the_console():
		from coalition.tests import factories

		member = factories.member(organisation_name=name, contact_email=WRITTEN, founded_in=0).name
	registered = [f"xn--{each.encode('punycode').decode()}.org" for each in LABELS] + [*NO_NAMES]
	with walking.walk(desk, secretary) as page:
		go(page, f"member-organisation/{member}")
		email, founded = page.locator(f"{EMAIL} input"), page.locator(f"{FOUNDED} input")
		expect(email).to_have_value(WRITTEN)
		open_tab_of(page, "founded_in")
		expect(founded).to_have_value("")
		open_tab_of(page, "contact_email")
		email.scroll_into_view_if_needed()
		glimpse(page, "desk-arabic-address-form-ar")
		shown = page.evaluate("(names) => names.map(coalition.shown_domain)", registered)
		assert shown == [shown_domain(each) for each in registered]
		email.fill("hala@منظمة.سوريا")
		email.blur()
		walking.save(page)
		expect(email).to_have_value("hala@منظمة.سوريا")
		assert page.evaluate("cur_frm.doc.contact_email") == STORED.replace("amal", "hala")
		ago = """(hours) => {
			const then = moment(frappe.datetime.now_datetime()).subtract(hours, 'hours');
			return $(comment_when(then.format('YYYY-MM-DD HH:mm:ss'))).text();
		}"""
		assert {hours: page.evaluate(ago, hours) for hours in AGO} == AGO
		formatted = "(value) => frappe.format(value, {fieldtype: 'Data', options: 'Email'})"
		assert page.evaluate(formatted, STORED) == f"\u2066{WRITTEN}\u2069"
		page.evaluate("(text) => frappe.msgprint({message: text, raise_exception: 1})", f"User {STORED}")
		expect(page.locator(".msgprint")).to_have_text(f"User {WRITTEN}")
		page.keyboard.press("Escape")
		go(page, f"member-organisation/view/report?name={member}")
		page.wait_for_function("cur_list?.view_name === 'Report' && cur_list.datatable")
		for field in ("contact_email", "founded_in"):
			page.evaluate("(field) => cur_list.add_column_to_datatable(field, cur_list.doctype, 1)", field)
		expect(page.locator(".dt-row:visible", has_text="hala@منظمة.سوريا")).to_be_visible()
		glimpse(page, "desk-arabic-address-report-ar")
		go(page, f"print/Member Organisation/{member}")
		paper = page.frame_locator(".print-preview iframe")
		expect(paper.locator("body")).to_contain_text("hala@منظمة.سوريا")
		expect(paper.locator("body")).not_to_contain_text("سنة التأسيس")
		paper.get_by_text("hala@").first.scroll_into_view_if_needed()
		glimpse(page, "desk-arabic-address-print-ar")
