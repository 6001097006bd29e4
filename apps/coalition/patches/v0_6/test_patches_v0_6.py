import frappe

from coalition.patches.v0_6 import forget_sent_links
from coalition.tests.case import CoalitionTestCase


class TestForgetSentLinks(CoalitionTestCase):
	def mail(self, message: str, status: str) -> str:
		before = frappe.get_all("Email Queue", pluck="name")
		frappe.sendmail(["leila@example.org"], subject="x", message=message, now=False)
		(name,) = frappe.get_all("Email Queue", {"name": ("not in", ["", *before])}, pluck="name")
		frappe.db.set_value("Email Queue", name, "status", status)
		return name

	def test_what_was_sent_with_a_secret_link_goes_and_nothing_else(self):
		link = "<p>طلبكم: https://example.org/coalition/apply/abc</p>"
		gone, waits = self.mail(link, "Sent"), self.mail(link, "Not Sent")
		other = self.mail("<p>https://example.org/coalition</p>", "Sent")
		for _time in range(2):
			forget_sent_links.execute()
			kept = {name for name in (gone, waits, other) if frappe.db.exists("Email Queue", name)}
			self.assertEqual(kept, {waits, other})
		self.assertFalse(frappe.db.exists("Email Queue Recipient", {"parent": gone}))
