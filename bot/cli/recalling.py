"""Commands about the last answer and about the base; nothing is asked anew."""

from bot.base.model import Locator, Reply
from bot.cli.plotting import ON_TERMINAL, plot
from bot.cli.session import NOTHING_YET, Reaction, Session
from bot.render import align, cite_fully, step_lines, to_json, to_text


def show_steps(session: Session, _rest: str) -> Reaction:
    """Say how the last answer was worked out, step by step."""
    reply = session.last
    if reply is None:
        return Reaction(session, NOTHING_YET)
    lines = [line.text.removeprefix("  ") for line in step_lines(reply.steps)]
    return Reaction(
        session, "\n".join(lines) or "The last answer was read, not worked out: :sources"
    )


def list_sources(session: Session, _rest: str) -> Reaction:
    """Number the sources of the last answer; without one, list those of the base."""
    catalogue, reply = session.bot.catalogue, session.last
    if reply and reply.citations:
        lines = [cite_fully(item, reply, catalogue) for item in reply.citations]
        if len(lines) > 1:
            lines = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
    else:
        lines = [
            f"[{item.id}] " + ", ".join(filter(None, (item.title, item.publisher, item.date)))
            for item in catalogue.list_sources()
        ]
    return Reaction(session, "\n".join(lines))


def show_source(session: Session, rest: str) -> Reaction:
    """Tell all about one source of the last answer, by its number or its id."""
    catalogue, reply = session.bot.catalogue, session.last
    cited = reply.citations if reply else ()
    rest = rest or "1"
    if rest.isdecimal():
        if not 0 < int(rest) <= len(cited):
            many = f"The last answer has {len(cited)} of them." if reply else NOTHING_YET
            return Reaction(session, f"There is no source {rest}. {many}")
        place = cited[int(rest) - 1]
    else:
        place = next((item for item in cited if item.source == rest), Locator(rest, ""))
    source = catalogue.load_source(place.source)
    known = [item.id for item in catalogue.list_sources()]
    if source is None or place.source not in known:
        from bot.base.errors import name_nearest

        return Reaction(session, f"There is no source {rest!r}.{name_nearest(rest, known)}")
    told = {
        "Source": source.id,
        "Title": source.title,
        "Publisher": source.publisher,
        "Date": source.date,
        "Address": source.url,
        "Read at": place.at,
    }
    return Reaction(session, "\n".join(f"{name}: {text}" for name, text in told.items() if text))


def show_last(session: Session, rest: str) -> Reaction:
    """Show the last answer again, as text or as JSON."""
    if not session.turns:
        return Reaction(session, NOTHING_YET)
    turn = session.turns[-1].turn
    is_json = rest == "--json"
    show = to_json if is_json else to_text
    return Reaction(session, show(turn, session.bot.catalogue), is_whole=is_json)


def show_table(session: Session, _rest: str) -> Reaction:
    """Show the rows of the last answer, else its amounts, in columns."""
    reply = session.last
    if reply is None:
        return Reaction(session, NOTHING_YET)
    lines = align(reply.rows or _list_values(reply))
    return Reaction(session, "\n".join(lines) or "The last answer has no table.", is_whole=True)


def _list_values(reply: Reply) -> tuple[tuple[str, ...], ...]:
    values = tuple((value.name, value.text) for value in reply.values)
    return (("Name", "Amount"), *values) if values else ()


def draw_last(session: Session, rest: str) -> Reaction:
    """Draw the amounts of the last answer, here or to a file."""
    reply = session.last
    if reply is None:
        return Reaction(session, NOTHING_YET)
    said = plot(reply, session.bot.catalogue, rest or ON_TERMINAL, is_plain=session.is_plain)
    return Reaction(session, said, is_whole=True)


def list_topics(session: Session, _rest: str) -> Reaction:
    """List what there is to ask about."""
    topics = session.bot.catalogue.list_topics()
    return Reaction(session, "\n".join(topic.title for topic in topics) or "There are no topics.")


def list_examples(session: Session, _rest: str) -> Reaction:
    """List questions to try."""
    examples = session.bot.catalogue.load_examples()
    return Reaction(session, "\n".join(examples) or "There are no examples.")
