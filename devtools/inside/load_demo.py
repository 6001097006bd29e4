"""Runs inside the bench: put the demo coalition on a site.

Usage: DEMO_PASSWORD=... python load_demo.py SITE, in the bench's `sites` folder.
"""

import os
import sys

import frappe

from coalition.setup.demo import load

frappe.init(site=sys.argv[1])
frappe.connect()
frappe.set_user("Administrator")
load(os.environ["DEMO_PASSWORD"])
frappe.destroy()
