"""A rule named in few words, where the whole citation would be longer than what it says."""

from ledger.rulebook import Rule


def short_citation(rule: Rule | None) -> str:
    """《支部工作条例》第十一条, as people call the documents; the whole name belongs into the tool tip."""
    if rule is None:
        return ""
    name = rule.document.removeprefix("中国共产党").removesuffix("（试行）")
    return f"《{name}》{rule.article}" if name else rule.article
