"""Posts: one post's page, adding one to a team, and putting one right."""

from flask import Blueprint, abort, render_template, request
from wtforms import SelectField, StringField

from models import Holding, Post, Team
from models.people.setting_up import LONGEST_TITLE
from rules.permissions import ROLES
from rules.role_words import ROLE_WORDS
from views.access import may
from views.choices import choices
from views.form import Form, Say, Text
from views.me import me
from views.people import may_manage
from views.sending import send
from views.teams import find_team, ordered

blueprint = Blueprint("posts", __name__)


class PostForm(Form):
    title = "Add a post"
    submit = "Add the post"

    named = StringField(
        "Title",
        [Say("Enter the post’s title"), Text(LONGEST_TITLE, lines=False)],
        description="In the council’s own words, for example Practice Manager",
    )
    role = SelectField(
        "Acts as",
        [Say("Choose the role that this post acts as")],
        choices=choices([("", "Choose a role"), *((role, ROLE_WORDS[role]) for role in ROLES)]),
        description="Decides what its holder may see and do",
    )


class ChangeForm(PostForm):
    title = "Change the post"
    submit = "Keep the changes"

    team = SelectField("Team")


@blueprint.get("/posts/<int:post_id>")
@may("see people")
def show(post_id):
    post = find_post(post_id)
    past = Holding.past().where(Holding.post == post)
    role = ROLE_WORDS[post.acts_as]
    return render_template("posts/show.html", post=post, past=past, role=role, may_manage=may_manage())


@blueprint.route("/teams/<int:team_id>/posts", methods=["GET", "POST"])
@may("manage people")
def create(team_id):
    team = find_team(team_id)

    def add(form):
        post = Post.set_up(me(), form.named.data, form.role.data, team)
        return f"/posts/{post.id}", f"{post.in_full} is added."

    return send(PostForm(), add, "posts/form.html", team=team)


@blueprint.route("/posts/<int:post_id>/details", methods=["GET", "POST"])
@may("manage people")
def change(post_id):
    post = find_post(post_id)
    form = ChangeForm()
    form.team.choices = choices((str(team.id), team.name) for team in ordered())
    if given := post.holdings.exists():
        del form.role, form.team
    if request.method == "GET":
        form.named.data = post.title
        if not given:
            form.role.data, form.team.data = post.acts_as, str(post.team_id)

    def put_right(form):
        role, team = (post.acts_as, post.team) if given else (form.role.data, Team.get_by_id(int(form.team.data)))
        post.put_right(me(), form.named.data, role, team)

    return change_post(post, form, put_right, "The changes are kept.", given=given)


def find_post(post_id):
    """The post of that id; 404 where there is none, or not for this person."""
    return me().posts_to_see.where(Post.id == post_id).first() or abort(404)


def change_post(post, form, do, said, **shown):
    """Send a form about this post: `do(form)` on the post as it was when the form was opened."""
    if request.method == "GET":
        form.version.data = str(post.version())

    def once(form):
        post.check_unchanged(form.opened_on)
        done = do(form)
        return f"/posts/{post.id}", said(done) if callable(said) else said

    return send(form, once, "posts/form.html", post=post, **shown)
