"""Questions about the bot and about its last answer, and small talk."""

from collections.abc import Callable, Mapping, Sequence

from bot.base.access import Catalogue
from bot.base.model import Abstention, Answer, Conversation, Locator, Reply, Source, Step, Turn


def answer_meta(intent: str, conversation: Conversation, catalogue: Catalogue) -> Reply | None:
    """Return the reply to a meta or chat *intent*; None for any other."""
    if intent in _ABOUT_LAST:
        last = _find_last(conversation)
        return _ABOUT_LAST[intent](last, catalogue) if last else _say_nothing_yet()
    answer = _ABOUT_BOT.get(intent)
    return answer(catalogue) if answer else None


def _find_last(conversation: Conversation) -> Turn | None:
    """Return the last turn that was not itself about the bot or about an answer."""
    earlier = reversed(conversation.turns)
    return next((turn for turn in earlier if turn.reply.kind not in ("meta", "chat")), None)


def _say_nothing_yet() -> Reply:
    return Abstention(text="There is no answer yet that this could be about.", kind="meta")


# --- about the bot ------------------------------------------------------------------


def _greet(catalogue: Catalogue) -> Reply:
    greeting = catalogue.load_about()["greeting"]
    return Answer(text=greeting or "Hello. Ask a question.", kind="chat", confidence=1.0)


def _thank(_catalogue: Catalogue) -> Reply:
    return Answer(text="You are welcome.", kind="chat", confidence=1.0)


def _part(_catalogue: Catalogue) -> Reply:
    return Answer(text="Goodbye.", kind="chat", confidence=1.0)


def _help(catalogue: Catalogue) -> Reply:
    return Answer(
        text="Ask a question in plain words, or a what-if with a number in it.",
        kind="meta",
        points=(
            "Follow up with “and …?”, “why?” or “source?”.",
            "“What do you know?” lists the topics, “sources” the sources.",
        ),
        see=tuple(catalogue.load_examples()),
        confidence=1.0,
    )


def _list_topics(catalogue: Catalogue) -> Reply:
    about = catalogue.load_about()
    grouped: dict[str, list[str]] = {topic.id: [] for topic in catalogue.list_topics()}
    for id_, title in catalogue.list_entries():
        entry = catalogue.load_entry(id_)
        grouped.setdefault(entry.topic if entry else "", []).append(title)
    titles = {topic.id: topic.title for topic in catalogue.list_topics()}
    return Answer(
        text=f"{about['title'] or about['name']}: {_count(grouped)}.",
        kind="meta",
        points=tuple(
            f"{titles.get(topic, 'Other')}: {', '.join(held)}"
            for topic, held in grouped.items()
            if held
        ),
        see=tuple(catalogue.load_examples()),
        confidence=1.0,
    )


def _count(grouped: Mapping[str, Sequence[str]]) -> str:
    entries = sum(map(len, grouped.values()))
    topics = sum(bool(held) for held in grouped.values())
    held = "1 entry" if entries == 1 else f"{entries} entries"
    return f"{held} in 1 topic" if topics == 1 else f"{held} in {topics} topics"


def _list_sources(catalogue: Catalogue) -> Reply:
    sources = catalogue.list_sources()
    return Answer(
        text=f"{len(sources)} sources." if len(sources) != 1 else "One source.",
        kind="meta",
        points=tuple(describe_source(source) for source in sources),
        confidence=1.0,
    )


# --- about the last answer ------------------------------------------------------------


def _show_sources(last: Turn, catalogue: Catalogue) -> Reply:
    citations = last.reply.citations
    if not citations:
        return Answer(text="That answer rests on no source.", kind="meta", confidence=1.0)
    lines = tuple(_describe_citation(item, catalogue) for item in citations)
    return Answer(
        text=lines[0],
        kind="meta",
        points=lines[1:],
        citations=citations,
        entries=last.reply.entries,
        confidence=1.0,
    )


def _describe_citation(citation: Locator, catalogue: Catalogue) -> str:
    source = catalogue.load_source(citation.source)
    named = describe_source(source) if source else citation.source
    return f"{named}; at: {citation.at}" if citation.at else named


def describe_source(source: Source) -> str:
    """Return title, publisher, date and address of *source* in one line."""
    return ", ".join(filter(None, (source.title, source.publisher, source.date, source.url)))


def _explain(last: Turn, _catalogue: Catalogue) -> Reply:
    reply = last.reply
    lines = [_describe_step(step) for step in reply.steps]
    lines += [f"Assumed: {line}" for line in reply.assumptions]
    return Answer(
        text=f"Read as: {last.understood}.",
        kind="meta",
        points=tuple(lines) or last.trace,
        rows=() if any(step.result for step in reply.steps) else reply.rows,
        citations=reply.citations,
        entries=reply.entries,
        confidence=1.0,
    )


def _show_formula(last: Turn, _catalogue: Catalogue) -> Reply:
    reply = last.reply
    if not reply.steps:
        return Answer(text="No formula was needed for that.", kind="meta", confidence=1.0)
    return Answer(
        text=f"Worked out in {len(reply.steps)} steps:" if len(reply.steps) > 1 else "One step:",
        kind="meta",
        points=tuple(f"{step.name} = {step.formula}" for step in reply.steps),
        citations=reply.citations,
        entries=reply.entries,
        confidence=1.0,
    )


def _list_assumptions(last: Turn, catalogue: Catalogue) -> Reply:
    """Return every input that was assumed, with its source and the two ways to change it."""
    reply = last.reply
    if not reply.inputs:
        return _explain(last, catalogue)
    header = ("input", "value", "source", "to change it", "where it stands")
    rows = tuple(
        (
            its.label,
            its.value,
            (its.source or "assumed") if its.is_default else "the question",
            f"--set {its.name}={its.value}",
            its.place,
        )
        for its in reply.inputs
    )
    assumed = sum(its.is_default for its in reply.inputs)
    return Answer(
        text=f"{assumed} of {len(rows)} inputs were assumed; the others are the question's.",
        kind="meta",
        rows=(header, *rows),
        points=tuple(f"Assumed: {line}" for line in reply.assumptions),
        citations=reply.citations,
        entries=reply.entries,
        confidence=1.0,
    )


def _describe_step(step: Step) -> str:
    inputs = ", ".join(
        f"{item.name} = {item.value}" + (f" ({item.source})" if item.source else "")
        for item in step.inputs
    )
    where = f"; {inputs}" if inputs else ""
    result = f" = {step.result}" if step.result else ""
    return f"{step.name} = {step.formula}{result}{where}"


_ABOUT_BOT: Mapping[str, Callable[[Catalogue], Reply]] = {
    "greet": _greet,
    "thanks": _thank,
    "bye": _part,
    "help": _help,
    "topics": _list_topics,
    "sources": _list_sources,
}

_ABOUT_LAST: Mapping[str, Callable[[Turn, Catalogue], Reply]] = {
    "source": _show_sources,
    "why": _explain,
    "formula": _show_formula,
    "assumptions": _list_assumptions,
}
