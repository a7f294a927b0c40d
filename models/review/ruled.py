"""Which rules were weighed for the day of a review, as its deadline keeps them."""

from rules.reviews import Counted


def ruled_by(row):
    """Each rule with its working, the earliest first: it rules. The deadline itself where no others were weighed."""
    weighed = row.ledger.get("rules")
    if not weighed:
        return [Counted(row.label, row.start_fact, row.working)]
    pairs = zip(weighed, row.working.parts, strict=True)
    found = [Counted(rule["label"], rule["fact"], part, rule["basis"]) for rule, part in pairs]
    return sorted(found, key=lambda rule: rule.day)
