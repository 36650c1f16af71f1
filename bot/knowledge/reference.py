"""The format of a base as Markdown for people, written from the same declarations."""

from collections.abc import Iterator

from bot.base.format import EitherForm, Form, ListForm, MapForm, RecordForm, TextForm
from bot.knowledge.codes import CODES
from bot.knowledge.format import list_keys

_INTRO = """\
A base is a folder with `kb.yaml` and any YAML files below it, in folders or not; the keys at a
file's root decide what it holds. Every scalar is read as text and typed by what it stands for, so
`NO` is no boolean and `1:30` no number. Anchors, tags and a key that stands twice are refused.
`orebot kb schema` prints the same as JSON Schema for editors."""


def write_reference() -> str:
    """Return the reference of the format: a section for each record, then the codes."""
    root = RecordForm("a file of the base", list_keys())
    parts = ["# The format of a base", "", _INTRO, ""]
    seen: list[RecordForm] = []
    waiting = [root]
    while waiting:
        record = waiting.pop(0)
        if record not in seen:
            seen.append(record)
            parts += [*_write_record(record), ""]
            waiting += [inner for key in record.keys for inner in _find_records(key.form)]
    parts += ["## Codes of problems", "", "| code | means |", "| --- | --- |"]
    parts += [f"| {code} | {meaning} |" for code, meaning in CODES.items()]
    return "\n".join(parts)


def _write_record(record: RecordForm) -> Iterator[str]:
    yield f"## {record.what[:1].upper()}{record.what[1:]}"
    yield ""
    yield "| key | holds | for |"
    yield "| --- | --- | --- |"
    for key in record.keys:
        mark = " (needed)" if key.is_required else ""
        yield f"| `{key.name}`{mark} | {_say_form(key.form)} | {key.about} |"
    if record.either:
        listed = " and ".join(f"`{name}`" for name in record.either)
        yield ""
        yield f"Of {listed} it has just one."
    for name, value, needed in record.needs:
        yield ""
        yield f"With `{name}: {value}` it needs `{needed}`."


def _say_form(form: Form) -> str:
    if isinstance(form, TextForm):
        return ", ".join(f"`{option}`" for option in form.options) or form.says
    if isinstance(form, ListForm):
        count = f"{form.length} of " if form.length else ""
        return f"list: {count}{_say_form(form.item)}"
    if isinstance(form, MapForm):
        return f"mapping, keys free: {_say_form(form.value)}"
    if isinstance(form, EitherForm):
        return "; or ".join(_say_form(part) for part in form.forms)
    return form.what


def _find_records(form: Form) -> Iterator[RecordForm]:
    if isinstance(form, RecordForm):
        yield form
    elif isinstance(form, ListForm):
        yield from _find_records(form.item)
    elif isinstance(form, MapForm):
        yield from _find_records(form.value)
    elif isinstance(form, EitherForm):
        for part in form.forms:
            yield from _find_records(part)
