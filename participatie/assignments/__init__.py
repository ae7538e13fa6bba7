"""Assignments (opdrachten): the result and social effect that a client asks of a team, accepted by both as equals.

Holds what was agreed in all its versions, how the team does it, what depends on what, and what effect was measured.
What the team decides on the way belongs to `mandates`.
"""
