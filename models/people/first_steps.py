"""What a new council has to do first, in order, and what of it is done."""

from collections import namedtuple

Step = namedtuple("Step", "key is_done")


def first_steps():
    """[Step(key, is_done)]: teams, the QA Head of Service, people, the procedure, closure days, children."""
    from models.child import Child
    from models.closure_day import ClosureDay
    from models.person import Person
    from models.post import Holding, Post
    from models.procedure_version import ProcedureVersion
    from models.team import Team

    acting = Holding.on().join(Post).switch(Holding).join(Person).where(Person.password_hash.is_null(False))
    others = acting.where(Post.acts_as.not_in(("SA", "QHoS")))
    return [
        Step("teams", Team.select().count() > 1),
        Step("quality head", acting.where(Post.acts_as == "QHoS").exists()),
        Step("people", others.exists()),
        Step("procedure", bool(ProcedureVersion.raised_under())),
        Step("closure days", ClosureDay.select().where(ClosureDay.withdrawn_at.is_null()).exists()),
        Step("children", Child.select().exists()),
    ]
