"""Usage: python -m benchmarks SITE, in the bench's `sites` folder. Exit status 1 where a budget is broken."""

import sys

import frappe

from benchmarks import access, duplicates, first_page, membership, portal, rest, search

BENCHMARKS = (
	*(membership.insert_members, membership.insert_applications, membership.import_members),
	*(first_page.list_members, duplicates.look_for_the_same, search.search_names),
	*(
		portal.guests_page,
		portal.members_page,
		portal.public_page_of_members,
		rest.read_list,
		access.with_and_without,
	),
	# Last, since it takes minutes.
	*(membership.check_large_register, membership.import_large_register),
)


def main(site: str) -> int:
	frappe.init(site=site)
	frappe.connect()
	frappe.set_user("Administrator")
	print(f"{'':44} {'ours':>10}  {'bare':>10}  {'ratio':>6}")
	over = False
	for benchmark in BENCHMARKS:
		found = benchmark()
		frappe.db.rollback()
		for line in found if isinstance(found, list) else [found]:
			print(line, flush=True)
			over = over or line.is_over
	frappe.destroy()
	return int(over)


sys.exit(main(sys.argv[1]))
