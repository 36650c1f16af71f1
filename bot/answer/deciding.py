"""From which confidence to answer or to ask back, by what mistakes cost.

With a confidence that is the probability *p* of being right, answering costs
``(1 - p) * wrong_answer``, abstaining costs ``p`` and asking back costs ``asking_back``; the
cheapest is done. A common rule of decision theory: Chow, "On optimum recognition error and
reject tradeoff", IEEE Transactions on Information Theory 16 (1970).
"""

from bot.base.frozen import dataclass
from bot.base.model import Costs


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Confidences, 0 to 1, from which to answer and from which at least to ask back."""

    answer_from: float
    ask_from: float


def set_thresholds(costs: Costs) -> Thresholds:
    """Return the thresholds at which the costs of two ways are equal."""
    wrong, asking = costs.wrong_answer, costs.asking_back
    answer_from = max(wrong / (1 + wrong), 1 - asking / wrong)
    return Thresholds(answer_from, min(asking, answer_from))
