"""What happened to children and waits for an answer, whatever their number in one question."""


def unanswered(children, kinds):
    """{child's id: what happened of these kinds and was neither answered nor taken back}, the first recorded first."""
    from models.child.answer import FactAnswer
    from models.period_of_care import ChildChange

    answered = FactAnswer.select(FactAnswer.change)
    rows = ChildChange.select().where(ChildChange.child.in_(children), ChildChange.kind.in_(sorted(kinds) or ("",)))
    found = {}
    for row in rows.where(ChildChange.stands(), ChildChange.id.not_in(answered)).order_by(ChildChange.id):
        found.setdefault(row.child_id, []).append(row)
    return found


def paired(asked, rows):
    """[(what happened, the rules of its questions)]: these open questions with the rows of one child, in their order."""
    found = {}
    for each in asked:
        for row in rows:
            if (row.kind, row.happened_on) == (each.fact.kind, each.fact.on):
                rules = found.setdefault(row.id, (row, []))[1]
                rules += [each.rule] if each.rule not in rules else []  # two of a kind may happen on one day
    return list(found.values())
