"""Pages about promises."""

from participatie.commitments.views import acting, ledger, single
from participatie.commitments.views.blueprint import bp

__all__ = ["acting", "bp", "ledger", "single"]
