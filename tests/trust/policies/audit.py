"""Who gets in at the endpoints of the audit trail."""

from tests.trust.policies.rule import PAGE, Policy

POLICIES: dict[str, Policy] = {
    "audit_admin.trail": PAGE,
}
