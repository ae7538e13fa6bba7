"""Street plans: residents and a designer redraw a street together.

Here belong the plan and its rounds, what people wish and remark, versions and their elements, cross-sections, and the voices of
households. A wish or remark is a subject of its own, part of the plan's (docs/decisions/0008); what is common to all subjects
(conversation, support, following, reporting) lives below.
"""
