"""What a person fills in: for each form a set of good answers, by the endpoint that takes it, in a module for its domain.

An endpoint that takes a POST and stands in none of them fails `test_forms.py`.
"""

from collections.abc import Callable

from tests.registry import joined
from tests.trust.answers.shared import Answers
from tests.trust.world import World

ANSWERS: dict[str, Callable[[World], Answers]] = joined(__name__, "ANSWERS")
