"""What of docs/rest is made of the declarations: a page for each resource, and the OpenAPI document."""

import json
from collections.abc import Mapping, Sequence
from importlib import import_module

from coalition import hooks
from coalition.api.declaration import ANY_KEY, Endpoint
from coalition.api.openapi import document
from coalition.api.openapi.document import ALWAYS, ROOT, WITH_A_KEY, errors_of, reasons_of
from coalition.api.responses.problems import STATUSES
from coalition.api.routing import endpoints_of
from coalition.api.shapes.schema import Schema
from coalition.base.program_keys.endpoints import HOOK

NOTE = "<!-- Made of the declarations in apps/coalition by `bench write-rest-reference`. -->"


def files() -> dict[str, str]:
	"""File name -> text."""
	own = sorted(_own(), key=lambda each: each.address)
	whole = document.of(own)
	resources: dict[str, list[Endpoint]] = {}
	for each in own:
		resources.setdefault(each.address.split(".")[-2], []).append(each)
	pages = {f"{name}.md": _page(name, found, whole) for name, found in resources.items()}
	return {**pages, "openapi.json": json.dumps(whole, ensure_ascii=False, indent=1) + "\n"}


def _own() -> list[Endpoint]:
	"""Those of this app: others document theirs."""
	return [*endpoints_of(getattr(hooks, HOOK)).values()]


def _page(resource: str, endpoints: Sequence[Endpoint], whole: Schema) -> str:
	schemas: dict[str, Schema] = whole["components"]["schemas"]
	parts = [f"# {resource}", NOTE, _prose(import_module(endpoints[0].run.__module__).__doc__)]
	named: dict[str, None] = {}
	for each in endpoints:
		operation = whole["paths"][ROOT + each.address][each.method.lower()]
		parts += _section(each, operation, schemas)
		named.update(dict.fromkeys(_names_in(operation, schemas)))
	if named:
		parts.append("## Objects")
	for name in sorted(named):
		parts += [f"### {name}", schemas[name].get("description", ""), _properties(schemas[name])]
	return "\n\n".join(part for part in parts if part) + "\n"


def _section(endpoint: Endpoint, operation: Schema, schemas: Mapping[str, Schema]) -> list[str]:
	open_to = {(): "everybody, with or without a key", (ANY_KEY,): "every key"}
	scope = open_to.get(endpoint.scopes, "keys with " + " or ".join(f"`{each}`" for each in endpoint.scopes))
	own = [code for code in errors_of(endpoint) if code not in (*ALWAYS, *WITH_A_KEY)]
	errors = ", ".join(f"`{code}` ({STATUSES[code]})" for code in own)
	return [
		f"## {endpoint.address.removeprefix('coalition.api.v1.')}",
		f"`{endpoint.method} {ROOT}{endpoint.address}`",
		f"**{endpoint.summary}.** Open to {scope}.",
		_prose(endpoint.about),
		_asked(operation, schemas),
		f"Answers {_answered(operation)}.",
		f"Problems of its own: {errors}." if errors else "",
		"\n".join(_table_of_reasons(reasons_of(endpoint))),
	]


def _table_of_reasons(reasons: Mapping[str, str]) -> list[str]:
	rows = [f"| `{reason}` | {meaning} |" for reason, meaning in reasons.items()]
	return ["| `reason` where it is `refused` | |", "|---|---|", *rows] if rows else []


def _asked(operation: Schema, schemas: Mapping[str, Schema]) -> str:
	rows = [
		_row(each["name"], each["schema"], each.get("required", False), each)
		for each in _parameters(operation)
	]
	if "requestBody" in operation:
		schema = operation["requestBody"]["content"]["application/json"]["schema"]
		return "\n".join(
			[*_table(rows), *_properties(schemas[_name(schema)]).split("\n")[2 if rows else 0 :]]
		)
	return "\n".join(_table(rows))


def _parameters(operation: Schema) -> list[Schema]:
	return [each for each in operation["parameters"] if each["name"] != "Accept-Language"]


def _answered(operation: Schema) -> str:
	(kind, content), *_more = operation["responses"]["200"]["content"].items()
	message = content["schema"].get("properties", {}).get("message")
	return f"[{_name(message)}](#{_name(message).lower()})" if message else f"`{kind}`"


def _properties(schema: Schema) -> str:
	required = schema.get("required", [])
	properties: Mapping[str, Schema] = schema.get("properties", {})
	# What is needed stands first.
	names = sorted(properties, key=lambda name: name not in required)
	return "\n".join(
		_table([_row(name, properties[name], name in required, properties[name]) for name in names])
	)


def _table(rows: list[str]) -> list[str]:
	return ["| field | type | needed | |", "|---|---|---|---|", *rows] if rows else []


def _row(name: str, schema: Schema, required: bool, about: Schema) -> str:
	told = about.get("description") or schema.get("description") or ""
	return f"| `{name}` | {_type(schema)} | {'yes' if required else ''} | {told.replace('|', '/')} |"


def _type(schema: Schema) -> str:
	if "$ref" in schema:
		return f"[{_name(schema)}](#{_name(schema).lower()})"
	if "anyOf" in schema:
		return " or ".join(_type(each) for each in schema["anyOf"])
	if "enum" in schema:
		return ", ".join(f"`{value}`" for value in schema["enum"] if value is not None)
	kind = schema.get("type", "")
	several = kind if isinstance(kind, list) else [kind]
	words = [schema.get("format", each) if each == "string" else each for each in several]
	if "array" in several:
		words = [f"list of {_type(schema['items'])}" if each == "array" else each for each in words]
	return " or ".join(words)


def _names_in(value: Schema, schemas: Mapping[str, Schema]) -> list[str]:
	"""The objects that a declaration names, and those that these name, problems left out."""
	found: list[str] = []
	body = value.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
	# The request itself stands above, field by field.
	waiting: list[object] = [value["responses"], value["parameters"]]
	waiting += [schemas[_name(body)]] if body else []
	while waiting:
		each = waiting.pop()
		if isinstance(each, dict):
			name = _name(each) if "$ref" in each else ""
			if name and name not in (*found, "Problem"):
				found.append(name)
				waiting.append(schemas[name])
			waiting += each.values()
		elif isinstance(each, list):
			waiting += each
	return found


def _name(schema: Schema) -> str:
	return str(schema["$ref"]).rpartition("/")[2]


def _prose(text: str | None) -> str:
	return "\n".join(line.strip() for line in (text or "").strip().splitlines())
