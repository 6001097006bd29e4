"""The reference in docs/rest tells what is declared now, and the OpenAPI document is whole."""

import json
import re
from pathlib import Path

from coalition.api.declaration import ANY_KEY
from coalition.api.openapi import document, reference
from coalition.api.routing import all_endpoints
from coalition.base.program_keys import scopes
from coalition.tests.case import CoalitionTestCase

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "rest"


class TestApiReference(CoalitionTestCase):
	def test_the_pages_tell_what_is_declared(self) -> None:
		for name, text in reference.files().items():
			page = FOLDER / name
			stored = page.read_text(encoding="utf-8") if page.is_file() else ""
			self.assertEqual(stored, text, f"{page} is stale: run bench write-rest-reference {FOLDER}")

	def test_no_page_tells_of_what_is_gone(self) -> None:
		written = {path.name for path in FOLDER.iterdir()}
		self.assertEqual(written, {*reference.files(), "README.md"})

	def test_each_reference_in_the_document_leads_somewhere(self) -> None:
		whole = document.of(all_endpoints().values())
		for name in re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(whole)):
			self.assertIn(name, whole["components"]["schemas"])

	def test_each_scope_opens_something(self) -> None:
		used = {scope for each in all_endpoints().values() for scope in each.scopes}
		self.assertEqual(used - {ANY_KEY}, {*scopes.declared()})

	def test_an_operation_is_named_once(self) -> None:
		whole = document.of(all_endpoints().values())
		names = [each["operationId"] for path in whole["paths"].values() for each in path.values()]
		self.assertEqual(len(names), len(set(names)))
