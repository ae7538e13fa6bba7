"""Accounts by themselves: what higher floors do when a role is given is tried there."""

import pytest

from participatie.kernel import events


@pytest.fixture(autouse=True)
def nobody_reacts(monkeypatch):
    """No reaction of another domain runs in these tests."""
    monkeypatch.setattr(events, "_reactions", {})
