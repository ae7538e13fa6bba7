"""Who may bring in files."""

from participatie.initiatives.permissions import can_import

__all__ = ["can_import"]
