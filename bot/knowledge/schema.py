"""The format of a base as JSON Schema, for editors: one schema for every file of a base.

An editor sees YAML's own types where the reader sees texts, so a text may be a number or a
boolean there, and nothing at all is null.
"""

from typing import Any

from bot.base.format import EitherForm, Form, ListForm, MapForm, RecordForm, TextForm
from bot.knowledge.format import list_keys

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELINE = "# yaml-language-server: $schema="
_PLAIN = ["string", "number", "boolean"]

Schema = dict[str, Any]


def make_schema() -> Schema:
    """Return the schema of a file of a base."""
    root = RecordForm("a file", list_keys())
    schema = {**_describe_record(root), "type": ["object"]}
    schema.pop("required")  # a base needs its name and version once, not in every file
    return {"$schema": DIALECT, "title": "A file of an orebot knowledge base", **schema}


def describe_form(form: Form) -> Schema:
    """Return the schema of *form*."""
    if isinstance(form, TextForm):
        return _describe_text(form)
    if isinstance(form, ListForm):
        ends = {"minItems": form.length, "maxItems": form.length} if form.length else {}
        return {"type": "array", "items": describe_form(form.item), **ends}
    if isinstance(form, MapForm):
        names = {"propertyNames": {"pattern": f"^{form.key_pattern}$"}} if form.key_pattern else {}
        return {"type": "object", "additionalProperties": describe_form(form.value), **names}
    if isinstance(form, EitherForm):
        return {"anyOf": [describe_form(part) for part in form.forms]}
    return _describe_record(form)


def _describe_text(form: TextForm) -> Schema:
    if form.options:
        return {"enum": list(form.options)}
    if form.whole:
        lowest, highest = form.whole
        ends = {"minimum": lowest, **({"maximum": highest} if highest is not None else {})}
        digits = "[0-9]+" if highest is None else f"0*[1-9][0-9]{{0,{len(str(highest)) - 1}}}"
        digital: Schema = {"type": "string", "pattern": rf"^\s*{digits}\s*$"}
        return {"anyOf": [{"type": "integer", **ends}, digital]}
    if form.ends:
        lowest, highest = form.ends
        number: Schema = {"type": "number", "exclusiveMinimum": lowest}
        if highest is not None:
            number = {"type": "number", "minimum": lowest, "maximum": highest}
        return {"anyOf": [number, {"type": "string", "pattern": rf"^\s*({form.pattern})\s*$"}]}
    if form.may_be_empty:
        return {"type": [*_PLAIN, "null"]}
    if not form.pattern:
        return {"type": _PLAIN, "pattern": r"\S"}
    text: Schema = {"type": ["string", "boolean"], "pattern": rf"^\s*({form.pattern})\s*$"}
    return {"anyOf": [text, {"type": "integer", "minimum": 1000, "maximum": 9999}]}


def _describe_record(form: RecordForm) -> Schema:
    properties = {
        key.name: {"description": key.about, **describe_form(key.form)} for key in form.keys
    }
    demands: list[Schema] = []
    if form.either:
        demands.append({"oneOf": [{"required": [name]} for name in form.either]})
    for name, value, needed in form.needs:
        is_so = {"properties": {name: {"const": value}}, "required": [name]}
        demands.append({"if": is_so, "then": {"required": [needed]}})
    return {
        "type": "object",
        "properties": properties,
        "required": list(form.required),
        "additionalProperties": False,
        **({"allOf": demands} if demands else {}),
    }
