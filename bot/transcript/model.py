"""What a transcript holds. Lines are numbered from 1."""

from bot.base.frozen import dataclass
from bot.base.model import Turn, Unit


@dataclass(frozen=True, slots=True)
class Check:
    """One ``! ...`` line: a demand on the meaning of a reply, apart from its wording.

    Attributes:
        subject: ``outcome``, ``cites``, ``entry``, ``value`` or ``not``.
        value: What the subject should be; for ``not``, text that must not be said.
    """

    subject: str
    value: str


@dataclass(frozen=True, slots=True)
class Expected:
    """One expected line, as written without its indent; *check* when it is a check."""

    text: str
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was typed and what is expected of the reply.

    Attributes:
        line: Where the typed line stands.
        first: Where the expected lines begin.
        expected: They, blank ones included, in order.
    """

    typed: str
    line: int
    first: int
    expected: tuple[Expected, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation: it begins knowing nothing of those before."""

    title: str
    line: int
    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """A file of conversations.

    Attributes:
        kb: Folder of the base to ask, relative to the file; empty for the usual one.
        sources: Only these sources may answer; empty for all.
        today: The date on which it is asked, ``2024-05-17``; empty for the clock's.
    """

    path: str
    talks: tuple[Talk, ...]
    kb: str = ""
    sources: tuple[str, ...] = ()
    today: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one exchange.

    Attributes:
        shown: The lines a person sees.
        failed: Checks that do not hold.
        is_same: The shown lines are the expected ones.
        units: Of the base, for numbers whose units differ.
    """

    exchange: Exchange
    turn: Turn
    shown: tuple[str, ...]
    failed: tuple[Check, ...]
    is_same: bool
    units: tuple[Unit, ...] = ()

    @property
    def has_passed(self) -> bool:
        """Whether nothing differs."""
        return self.is_same and not self.failed
