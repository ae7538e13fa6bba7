"""Who gets in where: one line for each endpoint, in a module for its domain. An endpoint without a line fails `test_rights.py`.

What a line adds to the access that the route declares: the thing that its address names (with who may know that it is
there), and who may look (`GET`) and act (`POST`) by the state of that thing. Everybody else with the declared access is
told that it is not theirs (403), that it is not there (404), or to sign in.
"""

from tests.registry import joined
from tests.trust.policies.rule import Policy

POLICIES: dict[str, Policy] = joined(__name__, "POLICIES")
