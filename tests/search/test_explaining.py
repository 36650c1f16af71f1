"""The lines that say how a question was searched for."""

from bot.base.model import Candidate, Question, Term, Token
from bot.search import explain_candidates

PEARS, PLUMS = (
    Candidate("pears", "fact", "Pears", 0.8, 0.9, views=(("phrase", 0.7), ("char", 0.5))),
    Candidate("plums", "fact", "Plums", 0.3, 0.1, views=(("phrase", 0.2),)),
)
QUESTION = Question(
    "What of paers, xyzzi?",
    tokens=(
        Token("What", 0, 4, "what", "what", is_light=True),
        Token("of", 5, 7, "of", "of", is_light=True),
        Token("pears", 8, 13, "pears", "pear"),
        Token("xyzzi", 15, 20, "xyzzi", "xyzzi"),
    ),
    terms=(Term("pear", 2, 3, 2.0), Term("xyzzi", 3, 4, 4.0, is_known=False)),
    corrections=(("paers", "pears"),),
)


def test_terms_corrections_views_and_margin_are_said() -> None:
    lines = explain_candidates(QUESTION, (PEARS, PLUMS))

    assert lines[:6] == (
        "terms: pear (2.00)",
        "unknown terms: xyzzi (4.00)",
        "dropped: What, of",
        "corrected: paers to pears",
        "pears: score 0.800 (phrase 0.700, char 0.500), sure 0.90",
        "plums: score 0.300 (phrase 0.200), sure 0.10",
    )
    assert lines[6] == "margin over plums: 0.500"


def test_the_features_of_the_best_are_said_strongest_first_and_weak_ones_left_out() -> None:
    told = (("covered", 0.5, 1.25), ("unknown", 0.7, -2.8), ("length", 1.1, 0.01))
    best = Candidate("pears", "fact", "Pears", 0.8, 0.9, features=told)

    assert explain_candidates(QUESTION, (best,))[-1] == (
        "log-odds of pears: unknown 0.70 (-2.80), covered 0.50 (+1.25)"
    )


def test_nothing_found_is_explained_too() -> None:
    assert explain_candidates(Question(""), ()) == ("terms: none",)
