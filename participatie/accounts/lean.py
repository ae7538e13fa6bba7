"""Flask-Security without what we do not use of it (docs/decisions/0012).

It imports Authlib and webauthn whenever they are installed, which is 10 MB in every worker. Our own sign-in imports them
only where a provider is configured or a passkey is used.
"""

import importlib
import sys

UNUSED = ("authlib", "webauthn")


def load_flask_security() -> None:
    """Import it as if those libraries were not there; whoever asks for them later gets them."""
    hidden = [name for name in UNUSED if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None is how Python marks an import that must fail
    try:
        importlib.import_module("flask_security")
    finally:
        for name in hidden:
            del sys.modules[name]
