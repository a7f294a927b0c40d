"""There is always somebody who can look after people."""

from models.errors import Refusal


def check_one_is_left(day, besides):
    """Raises Refusal where nobody who can sign in acts as an administrator on that London date."""
    from models.person import Person
    from models.post import Holding, Post

    held = Holding.on(day).select(Holding.id).join(Post).switch(Holding).join(Person)
    able = held.where(Post.acts_as == "SA", Person.password_hash.is_null(False), Person.disabled_at.is_null())
    if not able.exists():
        raise Refusal(
            f"{besides.name} is the last administrator who can sign in. "
            "Let somebody else hold an administrator’s post and choose a password first. Nothing was saved."
        )
