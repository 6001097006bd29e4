"""The session of docs/rest, by a client that openapi-python-client made of the document.

Words: the folder of the generated package `client`, the site's address, `key:secret`. Prints JSON of what it
was told.
"""

import json
import sys

folder, address, pair = sys.argv[1:]
sys.path.insert(0, folder)

from client import AuthenticatedClient, Client  # noqa: E402
from client.api.declarations import declarations_list  # noqa: E402
from client.api.letters import letters_download, letters_issue  # noqa: E402
from client.api.me import me_get  # noqa: E402
from client.api.organisation import organisation_get, organisation_propose  # noqa: E402
from client.api.register import register_list  # noqa: E402
from client.api.verify import verify_get  # noqa: E402
from client.models import LettersDownloadLanguage, Profile, ProposeProfile  # noqa: E402

program = AuthenticatedClient(base_url=address, token=pair, prefix="token")
anybody = Client(base_url=address)

me = me_get.sync(client=program).message
organisation = organisation_get.sync(client=program).message
changes = ProposeProfile(profile=Profile(website="https://example.org/new"))
proposed = [
	organisation_propose.sync(
		client=program, body=changes, if_match=organisation.version, idempotency_key="generated-1"
	).message
	for _time in range(2)
]
letter = letters_issue.sync(client=program, idempotency_key="generated-2").message
arabic = LettersDownloadLanguage.AR
paper = letters_download.sync(client=program, number=letter.number, language=arabic)
verified = verify_get.sync(client=anybody, code=letter.code).message
wrong = register_list.sync(client=anybody, length=10_000)
told = {
	"holder": me.holder.kind,
	"standing": organisation.standing,
	"proposed": [each.to_dict() for each in proposed],
	"paper": paper.payload.read(4).decode(),
	"verified": verified.state.value,
	"declarations": len(declarations_list.sync(client=program).message.items),
	"wrong": [wrong.code.value, wrong.errors[0].problem],
	"no key": me_get.sync(
		client=AuthenticatedClient(base_url=address, token="a:b", prefix="token")
	).code.value,
}
print(json.dumps(told))
