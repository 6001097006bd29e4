"""The OpenAPI 3.1 document of declared endpoints."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import get_type_hints

from coalition import __version__
from coalition.api.declaration import Endpoint, File
from coalition.api.responses.problems import STATUSES, reason_of
from coalition.api.shapes.schema import Schema, field_schema, schema_of

ROOT = "/api/method/"
# What etags.py hands out, as a header says it or bare.
VERSION = '^([*]|(W/)?"?[0-9a-f]{20}(-[0-9a-f]{12})?"?)$'
PROBLEM: Schema = {
	"type": "object",
	"description": "As RFC 9457 says. `code` never changes; `title` and `detail` are for people.",
	"required": ["type", "title", "status", "code"],
	"properties": {
		"type": {"type": "string"},
		"title": {"type": "string"},
		"status": {"type": "integer"},
		"code": {"type": "string", "enum": [*STATUSES]},
		"detail": {"type": "string"},
		"exc": {"type": "string", "description": "For clients that are made for the engine: they raise it."},
		"reason": {
			"type": "string",
			"description": "Of `refused`: the rule that stands against it, one of `x-reasons` or a new one.",
		},
		"errors": {
			"type": "array",
			"items": {
				"type": "object",
				"required": ["field", "problem", "message"],
				"properties": {
					"field": {"type": "string", "description": "Such as people.0.phone"},
					"problem": {"type": "string", "description": "Such as too_long: docs/rest/README.md"},
					"message": {"type": "string"},
				},
			},
		},
	},
}
# What any endpoint may answer, and what those add that read a body or need a key.
ALWAYS = (
	"unreadable",
	"wrong_key",
	"key_ended",
	"key_expired",
	"invalid",
	"too_many_requests",
	"busy",
	"unavailable",
	"our_fault",
)
WITH_A_KEY = ("encryption_key_differs", "no_key", "scope_missing", "not_a_member", "not_allowed")
# What a problem's answer says in its headers, by its status.
HEADERS_OF_PROBLEMS = {
	"401": {"WWW-Authenticate": "How a key is sent."},
	"429": {"Retry-After": "Seconds to wait."},
	"503": {"Retry-After": "Seconds to wait."},
}
OF_QUOTAS = {
	"RateLimit-Limit": "Requests a minute of this key.",
	"RateLimit-Remaining": "How many of them are left.",
	"RateLimit-Reset": "Seconds until the next minute begins.",
}
CHANGING = (
	*("too_large", "wrong_content_type", "idempotency_key_unusable", "key_used_otherwise"),
	*("answer_forgotten", "refused"),
)


@dataclass(frozen=True)
class OpenApi:
	"""An OpenAPI 3.1 document."""


def of(endpoints: Iterable[Endpoint]) -> Schema:
	"""The document, in the order of the paths. Raises ValueError where two shapes bear one name."""
	schemas: dict[str, Schema] = {"Problem": PROBLEM}
	paths = {
		ROOT + each.address: _of_one(each, schemas)
		for each in sorted(endpoints, key=lambda each: each.address)
	}
	return {
		"openapi": "3.1.0",
		"info": {
			"title": "Coalition",
			"version": __version__,
			"description": "What programs of members, branches and partners of a coalition ask and do.",
			"license": {"name": "GPL-3.0-or-later", "identifier": "GPL-3.0-or-later"},
		},
		"servers": [{"url": "/", "description": "The coalition's site"}],
		"paths": paths,
		"components": {
			"schemas": dict(sorted(schemas.items())),
			"securitySchemes": {
				"key": {
					"type": "apiKey",
					"in": "header",
					"name": "Authorization",
					"description": "`token key:secret`, as the secretariat handed it out",
				}
			},
		},
	}


def errors_of(endpoint: Endpoint) -> list[str]:
	"""The codes of all problems that an endpoint may answer, by status."""
	codes = [*ALWAYS, *endpoint.errors, *(WITH_A_KEY if endpoint.scopes else ())]
	codes += CHANGING if endpoint.changes else ()
	codes += ("version_missing", "changed_meanwhile") if endpoint.versioned else ()
	codes += ("idempotency_key_missing",) if endpoint.needs_idempotency_key else ()
	return sorted(set(codes), key=lambda code: (STATUSES[code], code))


def reasons_of(endpoint: Endpoint) -> dict[str, str]:
	"""Each `reason` of a refusal that an endpoint is made for, with what it means."""
	return {reason_of(rule): (rule.__doc__ or "").strip().split("\n")[0] for rule in endpoint.reasons}


def _of_one(endpoint: Endpoint, known: dict[str, Schema]) -> Schema:
	found: dict[str, Schema] = {}
	path = _path(endpoint, found)
	if twice := [name for name, schema in found.items() if known.get(name, schema) != schema]:
		raise ValueError(f"two shapes are called {', '.join(twice)}; the second in {endpoint.address}")
	known.update(found)
	return path


def _path(endpoint: Endpoint, schemas: dict[str, Schema]) -> Schema:
	found: Schema = {
		"operationId": endpoint.address.removeprefix("coalition.api.v1.").replace(".", "_"),
		"tags": [endpoint.address.split(".")[-2]],
		"summary": endpoint.summary,
		"description": endpoint.about,
		"security": [{"key": []}] if endpoint.scopes else [{}, {"key": []}],
		"parameters": [*_headers(endpoint), *([] if endpoint.changes else _query(endpoint, schemas))],
		"responses": _answers(endpoint, schemas),
	}
	if endpoint.reasons:
		found["x-reasons"] = reasons_of(endpoint)
	if endpoint.scopes:
		found["x-scopes"] = [*endpoint.scopes]
	if endpoint.changes:
		schema = schema_of(endpoint.asked, schemas)
		content = {kind: {"schema": schema} for kind in ("application/json",)}
		needed = bool(schemas[schema["$ref"].rpartition("/")[2]].get("required"))
		found["requestBody"] = {"required": needed, "content": content}
	return {endpoint.method.lower(): found}


def _query(endpoint: Endpoint, schemas: dict[str, Schema]) -> list[Schema]:
	hints = get_type_hints(endpoint.asked, include_extras=True)
	known = schema_of(endpoint.asked, {})["$ref"].rpartition("/")[2]
	whole: dict[str, Schema] = {}
	schema_of(endpoint.asked, whole)
	required = whole[known].get("required", [])
	return [
		{
			"name": each.name,
			"in": "query",
			"required": each.name in required,
			"schema": _in_query(field_schema(hints[each.name], schemas)),
		}
		for each in fields(endpoint.asked)
	]


def _in_query(schema: Schema) -> Schema:
	"""A query has no null: what is not sent is nothing."""
	kind = schema.get("type")
	found = {**schema, "type": kind[0]} if isinstance(kind, list) else dict(schema)
	if "enum" in found:
		found["enum"] = [value for value in found["enum"] if value is not None]
	return found


def _headers(endpoint: Endpoint) -> list[Schema]:
	language = {"name": "Accept-Language", "in": "header", "schema": {"type": "string"}, "example": "ar"}
	found: list[Schema] = [{**language, "description": "The language of messages: ar or en."}]
	if endpoint.changes:
		found.append(
			{
				"name": "Idempotency-Key",
				"in": "header",
				"required": endpoint.needs_idempotency_key,
				"schema": {"type": "string", "pattern": "^[!#-~]{1,200}$"},
				"description": "Sent again with the same key, the request is done once and answered alike.",
			}
		)
	if endpoint.versioned:
		about = "The `ETag`, or `version`, of what was read: 412 where it has changed since."
		found.append(
			{
				"name": "If-Match",
				"in": "header",
				"required": True,
				"schema": {"type": "string", "pattern": VERSION},
				"description": about,
			}
		)
	return found


def _answers(endpoint: Endpoint, schemas: dict[str, Schema]) -> Schema:
	told: dict[str, list[str]] = {}
	for code in errors_of(endpoint):
		told.setdefault(str(STATUSES[code]), []).append(code)
	problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
	return {
		"200": {**_success(endpoint, schemas), **_described_in_headers(_of_success(endpoint))},
		**(
			{"304": {"description": "As the program holds it already (If-None-Match)"}}
			if _has_version(endpoint) and not endpoint.changes
			else {}
		),
		**{
			status: {
				"description": ", ".join(codes),
				"content": problem,
				**_described_in_headers(HEADERS_OF_PROBLEMS.get(status, {})),
			}
			for status, codes in told.items()
		},
	}


def _has_version(endpoint: Endpoint) -> bool:
	return "version" in getattr(endpoint.answer, "__dataclass_fields__", ())


def _of_success(endpoint: Endpoint) -> dict[str, str]:
	return {
		**({"ETag": "The version, for If-Match and If-None-Match."} if _has_version(endpoint) else {}),
		**(OF_QUOTAS if endpoint.scopes else {}),
		**({"Idempotent-Replayed": "`true` where this was done before."} if endpoint.changes else {}),
	}


def _described_in_headers(headers: dict[str, str]) -> Schema:
	told = {name: {"description": about, "schema": {"type": "string"}} for name, about in headers.items()}
	return {"headers": told} if told else {}


def _success(endpoint: Endpoint, schemas: dict[str, Schema]) -> Schema:
	if endpoint.answer is OpenApi:
		return {"description": "Done", "content": {"application/json": {"schema": {"type": "object"}}}}
	if endpoint.answer is File:
		whole_file = {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}
		return {"description": "Done", "content": whole_file}
	whole = {
		"type": "object",
		"required": ["message"],
		"properties": {"message": schema_of(endpoint.answer, schemas)},
	}
	return {"description": "Done", "content": {"application/json": {"schema": whole}}}
