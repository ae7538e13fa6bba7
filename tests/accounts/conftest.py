"""Accounts by themselves: what higher floors do when a role is given is tried there."""

import pytest

from participatie.kernel import events
from tests.accounts.providing import use
from tests.factories.providers import running_provider


@pytest.fixture(autouse=True)
def nobody_reacts(monkeypatch):
    """No reaction of another domain runs in these tests."""
    monkeypatch.setattr(events, "_reactions", {})


@pytest.fixture
def provider(app, monkeypatch):
    with running_provider() as one:
        use(app, monkeypatch, one)
        yield one
