"""A light board of tasks for a team or an initiative, and what a team has before it this week. No second project tool: four
columns, one sentence per task, who and by when; no labels, no sprints, no hours."""
