"""The sample app holds a guarded DocType and a bare one to compare with, for people of its own alone."""

import json

from devtools import paths

DOCTYPES = paths.SAMPLE / "coalition_sample" / "coalition_sample" / "doctype"


# Whoever holds a role of ours is bound by what is declared open; who attacks the bare one is not.
ROLES = {
	"Sample Administrator": "Coalition Administrator",
	"Sample Secretary": "Coalition Secretariat",
	"Sample Council": "Council Member",
	"Sample Coordinator": "Training Coordinator",
}


def test_a_bare_doctype_of_the_sample_app_differs_from_its_twin_in_names_alone() -> None:
	for name in ("Sample Record", "Sample Row"):
		bare = json.dumps(_read(f"Bare {name}")).replace("Bare Sample", "Sample")
		for role, of_ours in ROLES.items():
			bare = bare.replace(role, of_ours)
		assert json.loads(bare) == _read(name)


def _read(name: str) -> dict:
	folder = name.lower().replace(" ", "_")
	return json.loads((DOCTYPES / folder / f"{folder}.json").read_text())
