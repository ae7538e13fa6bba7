"""Pages of sign-in and of the own account."""

from participatie.accounts.views import account, language, own_data, passkeys, provider, sign_in
from participatie.accounts.views.blueprint import bp

__all__ = ["account", "bp", "language", "own_data", "passkeys", "provider", "sign_in"]
