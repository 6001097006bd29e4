"""The sample app holds a guarded DocType and a bare one to compare with: they differ in nothing else."""

import json

from devtools import paths

DOCTYPES = paths.SAMPLE / "coalition_sample" / "coalition_sample" / "doctype"


def test_a_bare_doctype_of_the_sample_app_differs_from_its_twin_in_its_name_alone() -> None:
	for name in ("Sample Record", "Sample Row"):
		bare = json.dumps(_read(f"Bare {name}")).replace("Bare Sample", "Sample")
		assert json.loads(bare) == _read(name)


def _read(name: str) -> dict:
	folder = name.lower().replace(" ", "_")
	return json.loads((DOCTYPES / folder / f"{folder}.json").read_text())
