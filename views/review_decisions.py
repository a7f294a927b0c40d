"""The decisions of a review: recorded, how they stand, carried on to the next."""

from flask import Blueprint, abort
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from models import Decision, Person, Post
from models.review.words import HOW
from views.access import may
from views.choices import choices
from views.fields import DateParts
from views.form import Given, Say, Text, visible
from views.me import me
from views.reviewing import ReviewForm, act, find_review, only_while, today

blueprint = Blueprint("review_decisions", __name__)
RECORD, STEP, READ = "record a review", "do a step", "read reviews"
SETTLED = "This decision is settled, or was carried forward already. The review’s page says how it stands."
FINAL = "This decision was carried forward, or is not agreed. The review’s page says how it stands."
OUTSIDE = ("outside", "Somebody outside the council")


class DecisionForm(ReviewForm):
    title = "Record a decision"
    submit = "Record the decision"

    words = TextAreaField("What was decided", [Say("Enter what was decided"), Text()])
    owner = RadioField("Who carries it out?", [InputRequired("Choose who carries it out")])
    owner_name = StringField("Name", [Text(120, lines=False)])
    by_when = DateParts("By when", [Given("Enter by when it is carried out")])
    point = SelectField("The matter it belongs to (optional)")

    def validate_owner_name(self, field):
        """Somebody outside is known by name alone."""
        if self.owner.data == "outside" and not visible(field.data):
            raise ValidationError("Enter the name of who carries it out")


class StandingForm(ReviewForm):
    title = "Update a decision"
    submit = "Record it"

    how = RadioField("How does it stand?", [InputRequired("Choose how it stands")])
    on = DateParts("On which day?", [Given("Enter the day")])
    words = TextAreaField("Why, or anything to add", [Text()])


class CarryingOnForm(ReviewForm):
    title = "Carry a decision forward"
    explain = "It becomes a decision of this review, with the same owner and another date."
    submit = "Carry it forward"

    words = TextAreaField("What is decided now", [Say("Enter what is decided now"), Text()])
    by_when = DateParts("By when", [Given("Enter by when it is carried out")])


@blueprint.route("/reviews/<int:review_id>/decisions", methods=["GET", "POST"])
@may(RECORD)
def create(review_id):
    review = find_review(review_id, RECORD)
    only_while(review.held_on, "The review has not been held yet.")
    form = DecisionForm()
    form.owner.choices = choices([*owners(review), OUTSIDE])
    form.point.choices = choices([("", "None"), *((point.key, point.label) for point in review.agenda)])

    def decide(form):
        review.decide(me(), form.words.data, form.by_when.data, point_key=form.point.data, **_owner(form))

    return act(review, form, decide, f"The decision of {review} is recorded.", "reviews/deciding.html")


@blueprint.route("/reviews/<int:review_id>/decisions/<int:decision_id>/standing", methods=["GET", "POST"])
@may(STEP)
def stand(review_id, decision_id):
    find_review(review_id, READ)
    review = find_review(review_id, STEP)
    decision = find_decision(review, decision_id)
    only_while(review.held_on, "The review has not been held yet.")
    only_while(decision.can_stand, FINAL)
    form = StandingForm(on=today())
    form.how.choices = choices((how, how.capitalize()) for how in HOW)
    form.explain = f"Decision {decision.number}, for {decision.owner}: {decision.words}"
    do = lambda form: decision.stand(me(), form.how.data, form.on.data, form.words.data)
    return act(review, form, do, f"Decision {decision.number} of {review} is recorded as {form.how.data}.")


@blueprint.route("/reviews/<int:review_id>/decisions/<int:decision_id>/carrying-on", methods=["GET", "POST"])
@may(RECORD)
def carry_on(review_id, decision_id):
    review = find_review(review_id, RECORD)
    only_while(review.held_on, "The review has not been held yet.")
    earlier = [decision for decision in review.returning if decision.id == decision_id]
    decision = earlier[0] if earlier else Decision.get_or_none(Decision.id == decision_id) or abort(404)
    if decision.review.child_id != review.child_id:
        abort(404)
    only_while(decision.is_open, SETTLED)
    form = CarryingOnForm(words=decision.words)
    do = lambda form: decision.carry_on(me(), review, form.by_when.data, form.words.data)
    return act(review, form, do, f"The decision is carried forward to {review}.")


def find_decision(review, decision_id):
    """The decision of this review; 404 for any other."""
    return review.decisions.where(Decision.id == decision_id).first() or abort(404)


def owners(review):
    """Who may own a decision: the people round the child, then whoever holds a post of the child's team."""
    child = review.child
    round_the_child = ((child.social_worker, "social worker"), (child.iro, "reviewing officer"))
    people = [(f"person {p.id}", f"{p.name}, the child’s {what}") for p, what in round_the_child if p]
    posts = Post.select().where(Post.team == child.team).order_by(Post.id) if child.team else ()
    return [*people, *((f"post {post.id}", _held(post)) for post in posts)]


def _held(post):
    """The post, for a decision that stays with it whoever comes next."""
    holder = post.holder()
    return f"Whoever is {post.title}, {post.team.name} (now {holder.name if holder else 'nobody'})"


def _owner(form):
    """The owner as the record takes it."""
    kind, _, key = form.owner.data.partition(" ")
    if kind == "outside":
        return {"owner_name": form.owner_name.data}
    if kind == "post":
        return {"owner_post": Post.get_by_id(int(key))}
    return {"owner_person": Person.get_by_id(int(key))}
