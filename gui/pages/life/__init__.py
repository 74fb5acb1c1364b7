"""The page 组织生活: what the units of the branch met for, month by month."""
