"""House rules kept: reports, rulings with a reason that the author sees, appeal."""
