"""What people read goes through translation, as a literal that a catalogue can hold.

- the first argument of `_()`, `_lt()`, `mark()`, `N_()` (and `__()` in scripts), and the first two of
  `ngettext()`, are one plain literal each: no f-string, `+`, `%` or `.format` inside, since the text looked
  up would be another one each time. A variable is right only where its texts are declared, and so marked,
  elsewhere: a comment `texts: where` on the line or above says so. Nothing excuses a text put together.
- the message and the title of `frappe.throw`, `frappe.msgprint`, `frappe.alert`, of a raised
  `frappe.SomeError`, and in scripts of `frappe.show_alert` and `frappe.confirm`, are never bare.

Tests are exempt. Jinja templates are held to the first rule.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from .finding import Finding
from .scripts import TEXTS, ScriptCall, literal, script_calls, template_calls
from .source import Source, argument, calls, dotted, is_built, literal_text, python_sources
from .tokens import Token
from .words import has_letters

TRANSLATORS = {"_", "_lt", "mark", "N_", "frappe._", "frappe._lt"}
SCRIPT_TRANSLATORS = {"_", "__", "frappe._"}
PLURAL = "ngettext"
SHOWN = {"frappe.throw", "frappe.msgprint", "frappe.alert", "throw", "msgprint"}
SCRIPT_SHOWN = {"frappe.throw", "frappe.msgprint", "frappe.show_alert", "frappe.confirm"}
SHOWN_KEYS = {"message", "title", "msg"}
DECLARED = re.compile(r"\btexts:\s*\w+")
BUILT = "the translated text is put together: translate a literal, then fill() it"
VARIABLE = "translates a variable without a comment 'texts: where they are declared'"
BARE = "{0} shows a text that is not translated: wrap the literal in {1}()"


def check(app: Path) -> Iterator[Finding]:
	for source in python_sources(app, tests=False):
		for line, message in python_faults(source):
			yield Finding(source.path, line, message)
	for call in [*script_calls(app), *template_calls(app)]:
		fault = script_fault(call)
		if fault:
			yield Finding(call.path, call.line, fault)


def python_faults(source: Source) -> Iterator[tuple[int, str]]:
	for name, call in calls(source):
		if name in TRANSLATORS:
			fault = translation_fault(source, call)
			if fault:
				yield call.lineno, fault
		elif name == PLURAL and None in map(literal_text, call.args[:2]):
			yield call.lineno, BUILT
		elif name in SHOWN and any(map(is_bare, shown(call))):
			yield call.lineno, BARE.format(name, "_")
	for node in source.nodes:
		if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and raises_bare(node.exc):
			yield node.lineno, BARE.format(dotted(node.exc.func), "_")


def translation_fault(source: Source, call: ast.Call) -> str | None:
	text = argument(call, 0, "msg")
	if literal_text(text) is not None:
		return None
	if text is None or is_built(text):
		return BUILT
	return None if DECLARED.search(source.remarks(call)) else VARIABLE


def shown(call: ast.Call) -> list[ast.expr | None]:
	return [
		argument(call, 0, "msg", "message"),
		*(each.value for each in call.keywords if each.arg == "title"),
	]


def raises_bare(error: ast.Call) -> bool:
	return dotted(error.func).startswith("frappe.") and is_bare(argument(error, 0))


def is_bare(node: ast.AST | None) -> bool:
	"""Whether words of ours are in an expression outside `_()`; markup and punctuation are no words."""
	if isinstance(node, ast.JoinedStr):
		return True
	if isinstance(node, ast.Constant):
		return has_letters(literal_text(node) or "")
	return any(map(is_bare, operands(node)))


def operands(node: ast.AST | None) -> list[ast.expr]:
	if isinstance(node, ast.BinOp):
		return [node.left, node.right] if isinstance(node.op, ast.Add) else [node.left]
	if isinstance(node, ast.IfExp):
		return [node.body, node.orelse]
	if isinstance(node, ast.BoolOp):
		return node.values
	if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
		return [node.func.value]
	return []


def script_fault(call: ScriptCall) -> str | None:
	text = call.argument(0)
	if call.name == PLURAL:
		return BUILT if None in map(literal, call.arguments[:2]) else None
	if call.name in SCRIPT_SHOWN:
		return BARE.format(call.name, "__") if any(map(bare_token, shown_tokens(text))) else None
	if call.name not in SCRIPT_TRANSLATORS or literal(text) is not None:
		return None
	if not text or any(map(puts_together, text)):
		return BUILT
	return None if DECLARED.search(call.comment) else VARIABLE


def puts_together(token: Token) -> bool:
	"""`~` joins in Jinja as `+` does in scripts; `%` formats there, and divides in both."""
	return token.text.endswith("${") or (token.kind == "mark" and token.text in "+~%")


def shown_tokens(text: list[Token]) -> list[Token]:
	"""What a call shows: its first argument, or the values of an object's telling keys."""
	if not text or text[0].text != "{":
		return text[:1]
	rows = zip(text, text[1:], text[2:], strict=False)
	return [value for key, colon, value in rows if colon.text == ":" and key.text.strip("\"'") in SHOWN_KEYS]


def bare_token(token: Token) -> bool:
	return token.text.endswith("${") or (token.kind in TEXTS and has_letters(token.value))
