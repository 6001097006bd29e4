"""What somebody would write who knows Frappe's own client and nothing of us; it runs where that client is.

Words: the site's address, the key, its secret. Prints one JSON object of what it was told.
"""

import json
import sys

from frappeclient import FrappeClient
from frappeclient.frappeclient import FrappeException

API = "coalition.api.v1."
address, key, secret = sys.argv[1:]
client = FrappeClient(address, api_key=key, api_secret=secret)


def refused(call, *words):
	try:
		call(*words)
	except FrappeException as error:
		return str(error)
	return ""


told = {
	"me": client.get_api(API + "me.get"),
	"declared": client.get_api(API + "declarations.list", {"length": 1})["items"],
	"letter": client.post_api(API + "letters.issue"),
	"wrong field": refused(client.get_api, API + "register.list", {"size": 3}),
	"no such letter": refused(client.get_api, API + "letters.download", {"number": "ML-0"}),
	"records past the endpoints": refused(client.get_list, "Member Organisation"),
}
client.session.headers["Authorization"] = "token a:b"
told["wrong key"] = refused(client.get_api, API + "me.get")
print(json.dumps(told))
