"""Formulas: their text read into a tree of a few known operations, and nothing else.

Numbers keep the exact value they are written with. Nothing is evaluated here.
"""

import re
from fractions import Fraction
from functools import lru_cache

from bot.base.errors import name_nearest
from bot.base.frozen import dataclass
from bot.calc.errors import FormulaError, shorten

FUNCTIONS = {
    "sum": (1, 1),
    "share": (2, 2),
    "hhi": (1, 1),
    "count": (1, 1),
    "min": (1, 20),
    "max": (1, 20),
    "mean": (1, 20),
    "abs": (1, 1),
    "if": (3, 3),
    "exp": (1, 1),
    "ln": (1, 1),
    "scale": (3, 3),
    "without": (2, 2),
    "position": (1, 1),
    "running": (1, 1),
    "reach": (2, 2),
    "root": (4, 4),
    "roots": (4, 4),
    "solve": (3, 3),
}
"""Function names, with the fewest and the most arguments."""
BINDERS = frozenset(("root", "roots", "solve"))
"""Functions whose second argument names the unknown of the first."""
COMPARISONS = frozenset((">", ">=", "<", "<=", "==", "!="))
_KEYWORDS = frozenset(("and", "or", "not", "if", "else"))
_LONGEST = 2_000
_DEEPEST = 50
_MOST_DIGITS = 40
_LARGEST_POWER = 20
_PIECE = (
    r"\s*(?:(?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,2}\b)?)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<sign>\*\*|>=|<=|==|!=|[-+*/()\[\],<>=]))"
)
_UNIT = (
    r"\s*(%|(?!(?:and|or|not|if|else)\b)[^\W\d]+|[$€£])(\^\d)?(?:[/*](?:[^\W\d]+|[$€£])(?:\^\d)?)*"
)


@dataclass(frozen=True, slots=True)
class Node:
    """One operation of a formula.

    Attributes:
        operation: ``number``, ``name``, ``pick``, ``neg``, ``not``, a sign, or a function's name.
        name: Of a name; the unit of a number.
        depth: Levels below it, itself included.
    """

    operation: str
    arguments: tuple["Node", ...] = ()
    name: str = ""
    value: Fraction = Fraction(0)
    position: int = 0
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that has been read: its text and its tree."""

    text: str
    root: Node

    @property
    def names(self) -> tuple[str, ...]:
        """The names it uses, in order, each once."""
        return tuple(dict.fromkeys(_list_names(self.root)))


def _list_names(node: Node) -> list[str]:
    if node.operation == "name":
        return [node.name]
    bound = node.arguments[1].name if node.operation in BINDERS else None
    names = (name for argument in node.arguments for name in _list_names(argument))
    return [name for name in names if name != bound]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int
    unit: str = ""


@lru_cache(maxsize=1024)
def parse_formula(text: str) -> Formula:
    """Return the formula that *text* writes.

    Raises:
        FormulaError: It is not one; says where, and what was expected.
    """
    if len(text) > _LONGEST:
        raise FormulaError(f"A formula has at most {_LONGEST:,} characters, not {len(text):,}.")
    parser = _Parser(_split_tokens(text))
    root = parser.parse_choice()
    parser.expect_end()
    return Formula(text, root)


def _split_tokens(text: str) -> tuple[_Token, ...]:
    tokens: list[_Token] = []
    at = 0
    while text[at:].strip():
        match = re.compile(_PIECE).match(text, at)
        if match is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            raise FormulaError(f"{text[at]!r} at {at + 1} has no meaning in a formula.", at)
        at = match.end()
        kind = str(match.lastgroup)
        start = match.start(kind)
        if kind == "number":
            if len(match[kind]) > _MOST_DIGITS:
                raise FormulaError(f"The number at {start + 1} has too many digits.", start)
            unit = re.compile(_UNIT).match(text, at)
            at = unit.end() if unit else at
            tokens.append(_Token(kind, match[kind], start, unit[0].strip() if unit else ""))
        else:
            is_keyword = match[kind] in _KEYWORDS
            tokens.append(_Token("sign" if is_keyword else kind, match[kind], start))
    tokens.append(_Token("end", "the end", len(text)))
    return tuple(tokens)


class _Parser:
    """Reads tokens once, from left to right."""

    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self, *texts: str) -> _Token | None:
        token = self._next
        if token.kind == "sign" and token.text in texts:
            self._at += 1
            return token
        return None

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise self._complain(repr(text))

    def _complain(self, expected: str) -> FormulaError:
        token = self._next
        found = token.text if token.kind == "end" else repr(shorten(token.text))
        return FormulaError(
            f"Expected {expected} at {token.position + 1}, found {found}.", token.position
        )

    def expect_end(self) -> None:
        """Complain unless everything was read."""
        if self._next.kind != "end":
            raise self._complain("an operator or the end")

    def _make(self, operation: str, arguments: tuple[Node, ...], position: int) -> Node:
        depth = 1 + max(argument.depth for argument in arguments)
        if depth > _DEEPEST:
            raise FormulaError(f"The formula is nested more than {_DEEPEST} levels deep.", position)
        return Node(operation, arguments, position=position, depth=depth)

    def parse_choice(self) -> Node:
        """Return ``a if c else b`` or anything that binds tighter."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FormulaError(
                f"The formula is nested more than {_DEEPEST} levels deep.", self._next.position
            )
        node = self._parse_or()
        if token := self._take("if"):
            condition = self._parse_or()
            self._expect("else")
            node = self._make("if", (condition, node, self.parse_choice()), token.position)
        self._depth -= 1
        return node

    def _parse_or(self) -> Node:
        node = self._parse_and()
        while token := self._take("or"):
            node = self._make("or", (node, self._parse_and()), token.position)
        return node

    def _parse_and(self) -> Node:
        node = self._parse_not()
        while token := self._take("and"):
            node = self._make("and", (node, self._parse_not()), token.position)
        return node

    def _parse_not(self) -> Node:
        if token := self._take("not"):
            return self._make("not", (self._nest(self._parse_not),), token.position)
        return self._parse_comparison()

    def _nest(self, parse: object) -> Node:
        """Return what *parse* reads, one level deeper."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FormulaError(
                f"The formula is nested more than {_DEEPEST} levels deep.", self._next.position
            )
        node: Node = parse()  # type: ignore[operator]
        self._depth -= 1
        return node

    def _parse_comparison(self) -> Node:
        left = self._parse_sum()
        node = None
        while token := self._take(*COMPARISONS, "="):
            right = self._parse_sum()
            sign = "==" if token.text == "=" else token.text
            one = self._make(sign, (left, right), token.position)
            node = one if node is None else self._make("and", (node, one), token.position)
            left = right
        return node or left

    def _parse_sum(self) -> Node:
        node = self._parse_product()
        while token := self._take("+", "-"):
            node = self._make(token.text, (node, self._parse_product()), token.position)
        return node

    def _parse_product(self) -> Node:
        node = self._parse_signed()
        while token := self._take("*", "/"):
            node = self._make(token.text, (node, self._parse_signed()), token.position)
        return node

    def _parse_signed(self) -> Node:
        if token := self._take("-"):
            return self._make("neg", (self._nest(self._parse_signed),), token.position)
        if self._take("+"):
            return self._nest(self._parse_signed)
        return self._parse_power()

    def _parse_power(self) -> Node:
        base = self._parse_atom()
        token = self._take("**")
        if token is None:
            return base
        exponent = self._nest(self._parse_signed)
        _check_exponent(exponent)
        return self._make("**", (base, exponent), token.position)

    def _parse_atom(self) -> Node:
        token = self._next
        if token.kind == "number":
            self._at += 1
            value = Fraction(token.text)
            return Node("number", name=token.unit, value=value, position=token.position)
        if self._take("("):
            node = self.parse_choice()
            self._expect(")")
            return node
        is_call = self._tokens[min(self._at + 1, len(self._tokens) - 1)].text == "("
        if is_call and (token.kind == "name" or token.text == "if"):
            return self._parse_call()
        if token.kind != "name":
            raise self._complain("a name, a number or '('")
        self._at += 1
        node = Node("name", name=token.text, position=token.position)
        if self._take("["):
            rows = self.parse_choice()
            self._expect("]")
            return self._make("pick", (node, rows), token.position)
        return node

    def _parse_call(self) -> Node:
        token = self._next
        if token.text not in FUNCTIONS:
            hint = name_nearest(token.text, FUNCTIONS) or f" There are {', '.join(FUNCTIONS)}."
            raise FormulaError(
                f"There is no function {shorten(token.text)!r} (at {token.position + 1}).{hint}",
                token.position,
            )
        self._at += 1
        self._expect("(")
        arguments = [self.parse_choice()]
        while self._take(","):
            arguments.append(self.parse_choice())
        self._expect(")")
        least, most = FUNCTIONS[token.text]
        if not least <= len(arguments) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            raise FormulaError(
                f"{token.text} at {token.position + 1} takes {wanted} arguments, "
                f"not {len(arguments)}.",
                token.position,
            )
        if token.text in BINDERS and arguments[1].operation != "name":
            raise FormulaError(
                f"{token.text} at {token.position + 1} needs a name for its unknown, second.",
                token.position,
            )
        return self._make(token.text, tuple(arguments), token.position)


def _check_exponent(node: Node) -> None:
    too_large = node.operation == "number" and node.value > _LARGEST_POWER
    if node.operation == "**" or too_large:
        raise FormulaError(
            f"The power at {node.position + 1} is too large; at most {_LARGEST_POWER}.",
            node.position,
        )
    for argument in node.arguments:
        _check_exponent(argument)
