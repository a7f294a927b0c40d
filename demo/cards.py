"""A morning's board: concerns at every stage, told by the verbs that people use, each as at its own time."""

from datetime import timedelta

from models import Escalation
from models.base import as_of

CONCERNS = {
    "participation": (
        "The meeting was moved to a school morning and the young person could not come.",
        "Decisions about family time were made without hearing what this young person wants.",
        "A new date after school, and the young person asked who should be there.",
    ),
    "safeguarding-planning": (
        "The safety plan names a carer who left in the summer.",
        "Nobody at home knows whom to ring at night.",
        "A safety plan with today’s carers in it, shared with them.",
    ),
    "delay-in-assessment": (
        "The reunification assessment was due six weeks ago and has not been started.",
        "The child asks at every visit whether they are going home and nobody can say.",
        "A date for the assessment and the name of the person who does it.",
    ),
    "immediate-safety": (
        "The safety plan has not been updated since the move twelve days ago.",
        "The child said twice this week that the plan is not known in the new home.",
        "An updated safety plan, in place and shared with the carers today.",
    ),
    "statutory-compliance": (
        "No health assessment is on file and the last one is fourteen months old.",
        "Glasses that no longer fit are a reason why school is hard.",
        "A booked health assessment before the next review.",
    ),
    "delay-in-planning": (
        "There is still no permanence plan after the second review.",
        "The child does not know where they will live after Easter.",
        "A permanence planning meeting within the month.",
    ),
    "placement-suitability": (
        "The bedroom is shared with a younger child, against the matching decision.",
        "The young person sleeps badly and stays out to avoid the room.",
        "A decision at senior level about the room, and a plan with dates.",
    ),
    "oversight": (
        "Supervision has not been recorded since the spring and two tasks were lost.",
        "Promised life story work has not begun.",
        "Supervision recorded monthly, and the two tasks done.",
    ),
    "placement-stability": (
        "Notice was given on the placement and no meeting has been called.",
        "A fourth move in a year would end the school place too.",
        "A stability meeting this week and a decision about support.",
    ),
}


class Story:
    """One concern and what became of it; each step is taken as at its own instant."""

    def __init__(self, council, child, heading, stage, at, urgency=None, by="Dilys Ashgrove", **opening):
        self.council, self.by = council, council.person(by)
        wrong, impact, wanted = CONCERNS[heading]
        concern = {"headings": [heading], "what_is_wrong": wrong, "impact": impact, "asked_for": wanted}
        concern["standards"] = list(council.version.procedure.heading(heading).standards[:1])
        opening |= {"urgency": urgency, "asked_for": wanted}
        with as_of(at):
            self.escalation = Escalation.raise_for(
                [council.children[name] for name in child], self.by, council.version, stage, concern, opening
            )

    @property
    def recipient(self):
        return self.escalation.entry.answering[0]

    def told(self, at, means="email", reached=True, words=""):
        with as_of(at):
            self.escalation.entry.contact(self.by, means, at, reached, words, self.recipient.name, self.recipient)
        return self

    def phoned_and_emailed(self, at):
        return self.told(at, "phone").told(at + timedelta(minutes=2))

    def silence(self, at, to, urgency):
        """Nobody answered: up one stage, and the next person told the same day."""
        self.progressed(at, to, "no answer", "Nobody replied in time.", urgency=urgency)
        return self.phoned_and_emailed(at + timedelta(minutes=10))

    def acknowledged(self, at, by):
        with as_of(at):
            self.recipient.acknowledge(by=self.council.person(by))
        return self

    def answered(self, at, by, words):
        with as_of(at):
            self.recipient.respond(self.council.person(by), words)
        return self

    def progressed(self, at, to, verdict, why, **opening):
        with as_of(at):
            self.escalation.progress(self.by, to, verdict, why, **opening)
        return self

    def consented(self, at, by, words):
        with as_of(at):
            self.escalation.entry.consent(self.council.person(by), words)
        return self

    def ended(self, at, end, words):
        with as_of(at):
            self.escalation.close(self.by, end, words)
        return self


def make_cards(council):
    """The board of a working morning: waiting, answered, overdue, passed over, awaiting consent, ended."""
    for tell in (early, first_stage, higher_stages, ended):
        tell(council, council.at)


def early(council, at):
    """Early resolution: one in good time, one talked about, one whose five days are over."""
    story = Story(council, ["Kestrel Moss"], "participation", "early", at(2, "11:05"))
    story.told(at(2, "11:20"), "phone", words="Agreed to look for a new date.").told(at(2, "11:40"))
    Story(council, ["Tansy Oakapple"], "safeguarding-planning", "early", at(1, "09:30")).told(
        at(1, "09:45"), "in person"
    )
    late = Story(council, ["Rook Larkspur"], "oversight", "early", at(7, "14:00"), by="Marcus Fenwick")
    late.told(at(7, "14:10"), "phone").told(at(7, "14:30"))


def first_stage(council, at):
    """Stage 1: RED and late, AMBER not acknowledged, GREEN answered and waiting for the reviewing officer."""
    serious = {"bypass_reason": "serious"}
    red = Story(council, ["Alder Brook"], "immediate-safety", "stage-1", at(2, "09:20"), "red", **serious)
    red.phoned_and_emailed(at(2, "09:25")).acknowledged(at(2, "09:41"), "Hal Okafor")
    amber = Story(council, ["Sorrel Reed"], "delay-in-assessment", "stage-1", at(3, "15:10"), "amber", **serious)
    amber.told(at(3, "15:20"))
    green = Story(council, ["Juniper Wold"], "statutory-compliance", "early", at(6, "10:00"))
    green.progressed(at(3, "10:00"), "stage-1", "no answer", "No date was given.", urgency="green")
    green.phoned_and_emailed(at(3, "10:10"))
    green.answered(at(1, "16:20"), "Hal Okafor", "The health assessment is booked for the ninth.")
    twins = Story(
        council,
        ["Clover Eastwind", "Bramble Eastwind"],
        "delay-in-planning",
        "stage-1",
        at(1, "12:00"),
        "green",
        **serious,
    )
    twins.phoned_and_emailed(at(1, "12:10"))


def higher_stages(council, at):
    """Stages 2 to 4: moved on after silence, after an answer that was not enough, passed over, awaiting consent."""
    serious = {"bypass_reason": "serious"}
    silent = Story(council, ["Damson Fell"], "delay-in-planning", "early", at(12, "10:00"))
    silent.silence(at(8, "10:00"), "stage-1", "amber").silence(at(2, "10:00"), "stage-2", "amber")
    silent.acknowledged(at(1, "08:50"), "Maud Castellan")
    senior = {"bypass_reason": "senior-decision"}
    room = Story(council, ["Linnet Nettlecombe"], "placement-suitability", "stage-2", at(1, "13:00"), "green", **senior)
    room.phoned_and_emailed(at(1, "13:05"))
    third = Story(council, ["Merlin Hazel"], "oversight", "stage-1", at(24, "10:00"), "green", **serious)
    third.phoned_and_emailed(at(24, "10:10")).silence(at(17, "10:00"), "stage-2", "amber")
    third.answered(at(15, "15:00"), "Maud Castellan", "This will be looked at in the new year.")
    third.progressed(at(2, "11:00"), "stage-3", "not accepted", "The answer names no date.", urgency="amber")
    third.phoned_and_emailed(at(2, "11:10")).acknowledged(at(1, "09:05"), "Corin Vass")
    fourth = Story(
        council,
        ["Ivy Stonechat"],
        "placement-stability",
        "stage-1",
        at(29, "09:00"),
        "amber",
        "Marcus Fenwick",
        **serious,
    )
    fourth.phoned_and_emailed(at(29, "09:10"))
    fourth.silence(at(24, "09:00"), "stage-2", "amber").silence(at(19, "09:00"), "stage-3", "red")
    fourth.progressed(at(2, "09:00"), "stage-4", "no answer", "Nobody replied in time.", urgency="red")
    fourth.consented(at(1, "10:00"), "Wren Halloran", "Agreed: it needs the Director.")


def ended(council, at):
    """Cards that have left the open columns."""
    settled = Story(council, ["Teasel Marsh"], "statutory-compliance", "early", at(15, "10:00"), by="Marcus Fenwick")
    settled.told(at(15, "10:05"), "phone").told(at(15, "10:06"))
    settled.ended(at(12, "15:00"), "resolved", "The missing form was found and filed the same week.")
    mistaken = Story(council, ["Kestrel Moss"], "oversight", "early", at(20, "10:00"))
    mistaken.ended(at(19, "09:00"), "withdrawn", "Supervision had been recorded under another heading.")
