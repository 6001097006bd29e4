"""The declaration of all endpoints, for programs and their tools."""

import json

from coalition.api.caller import Caller
from coalition.api.endpoint import Nothing, endpoint
from coalition.api.openapi import document
from coalition.api.responses import answers
from coalition.api.routing import all_endpoints


@endpoint(summary="This document")
def get(caller: Caller, asked: Nothing) -> document.OpenApi:
	"""The OpenAPI 3.1 document of these endpoints, as it is and not below `message`. Everybody may ask."""
	text = json.dumps(document.of(all_endpoints().values()), ensure_ascii=False)
	return answers.as_it_is(text)
