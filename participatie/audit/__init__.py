"""The audit trail: who used which right when, in a chain of entries of which none can be changed or taken out unseen.

What happened itself is told by the history of the subjects; here stand numbers only, and a seal over each entry.
"""
