"""Blocks of fields that recur in DocTypes: where it came from, who decided, where it stands in its workflow.

The engine's JSON includes nothing, so each DocType holds a copy. Each block is declared once, in a file here:
`./dev new doctype` copies it, and `devtools/checks/snippets.py` compares the copies. `may_differ` names what
a DocType says of a field in its own words; `apart` gives the reason of a DocType ("Seal Opening"), or of one
of its fields ("Seal Opening.decided_by"), that is otherwise on purpose.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Field = dict[str, Any]
# In a declaration, the name of the DocType that holds the copy.
_OWN_NAME = "$title"


@dataclass(frozen=True)
class Snippet:
	what: str
	fields: tuple[Field, ...]
	may_be_left_out: tuple[str, ...]
	may_differ: dict[str, tuple[str, ...]]
	apart: dict[str, str]

	def of(self, doctype: str) -> list[Field]:
		"""The fields as this DocType has them."""
		return [
			{key: doctype if value == _OWN_NAME else value for key, value in field.items()}
			for field in self.fields
		]


def _read(path: Path) -> Snippet:
	told = json.loads(path.read_text(encoding="utf-8"))
	return Snippet(**{**told, "fields": tuple(told["fields"])})


SNIPPETS = {path.stem: _read(path) for path in sorted(Path(__file__).parent.glob("*.json"))}
