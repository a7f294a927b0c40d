"""The tree of teams, with their posts and who holds them today; teams added, renamed and moved."""

from flask import Blueprint, abort, render_template, request
from wtforms import SelectField, StringField

from models import Team
from models.people.teams import LONGEST_NAME
from models.people.tree import grown
from views.access import may
from views.choices import choices
from views.form import Form, Say, Text
from views.me import me
from views.people import may_manage
from views.sending import send

blueprint = Blueprint("teams", __name__)
TOP = ("", "None: it is the whole council")


class TeamForm(Form):
    title = "Add a team"
    submit = "Add the team"

    name = StringField("Name", [Say("Enter the team’s name"), Text(LONGEST_NAME, lines=False)])
    parent = SelectField("Stands under")

    def offer(self, top, besides=()):
        """Fill the list of teams that it may stand under: all but these."""
        named = [(str(team.id), team.name) for team in ordered() if team.id not in besides]
        self.parent.choices = choices([TOP, *named] if top else [("", "Choose a team"), *named])
        return self

    @property
    def above(self):
        """The team chosen, or None."""
        return Team.get_by_id(int(self.parent.data)) if self.parent.data else None


@blueprint.get("/teams")
@may("see people")
def index():
    return render_template("teams/index.html", tree=grown(), may_manage=may_manage())


@blueprint.route("/teams/new", methods=["GET", "POST"])
@may("manage people")
def create():
    form = TeamForm().offer(top=not Team.select().exists())
    if request.method == "GET":
        form.parent.data = request.args.get("under", "")

    def add(form):
        team = Team.add_under(me(), form.name.data, form.above)
        return f"/teams#team-{team.id}", f"{team.name} is added."

    return send(form, add, "teams/form.html")


@blueprint.route("/teams/<int:team_id>", methods=["GET", "POST"])
@may("manage people")
def change(team_id):
    team = find_team(team_id)
    below = {row[0] for row in Team.under([team.id]).tuples()}
    form = TeamForm().offer(top=team.parent is None, besides=below)
    form.title, form.submit = f"Change {team.name}", "Keep the changes"
    if request.method == "GET":
        form.name.data, form.parent.data = team.name, str(team.parent_id or "")
        form.version.data = str(team.version())

    def put_right(form):
        team.check_unchanged(form.opened_on)
        team.put_right(me(), form.name.data, form.above)
        return f"/teams#team-{team.id}", "The changes are kept."

    return send(form, put_right, "teams/form.html", team=team)


def find_team(team_id):
    """The team of that id; 404 where there is none, or not for this person."""
    return me().teams_to_see.where(Team.id == team_id).first() or abort(404)


def ordered():
    """All teams this person may see, by name."""
    return me().teams_to_see.order_by(Team.name)
