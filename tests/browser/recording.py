"""What the desk asks while people walk through it, kept as examples for tests/rest/canary_calls.py.

RECORD_CALLS=tests/rest/recorded_calls.json ./dev test browser -k access_desk writes them anew.
"""

import json
import os
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import BrowserContext, Request

from tests.rest.canary_calls import CHANGING

ROOT = Path(__file__).parents[2]
FUNCTION = "/api/method/"


def record(windows: BrowserContext) -> None:
	"""Keep what these windows ask, where RECORD_CALLS names a file."""
	if file := os.environ.get("RECORD_CALLS"):
		windows.on("request", lambda request: _keep(ROOT / file, request))


def _keep(file: Path, request: Request) -> None:
	address = urlsplit(request.url)
	sent = dict(parse_qsl(address.query)) | dict(parse_qsl(request.post_data or ""))
	name = address.path.removeprefix(FUNCTION) if FUNCTION in address.path else sent.pop("cmd", "")
	if not name or CHANGING.search(name.removeprefix("frappe.")):
		return
	known = json.loads(file.read_text()) if file.exists() else {}
	words = {key: word for key, word in sent.items() if key not in ("_", "csrf_token")}
	# One of each way of calling a function, whatever it is about.
	known[f"{name} {' '.join(sorted(words))}".strip()] = words
	file.write_text(json.dumps(dict(sorted(known.items())), ensure_ascii=False, indent=1) + "\n")
