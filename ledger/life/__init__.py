"""组织生活: meetings, votes, elections, talks and what the rules ask of them. Pure; the rules in docs/life.md."""
