"""The statutory rhythm: which review is due next and why, what is owed before and after it, what it is to consider."""

from rules.reviews.adjourning import Adjourning, adjourning
from rules.reviews.applying import answered
from rules.reviews.cautions import check
from rules.reviews.choosing import Choice
from rules.reviews.comparing import Compared, Counted, Reached, apart, compared
from rules.reviews.doubtful import done_doubts, held_doubts, listed_doubts, meeting_doubts, same_again
from rules.reviews.drawing import draw
from rules.reviews.impossible import Impossible, impossible, visit_problems
from rules.reviews.lasting import lasted
from rules.reviews.loading import load
from rules.reviews.next_review import Next, NoneDue, next_review
from rules.reviews.owing import Owed, PaperOwed, after, before, counted_from, papers, reached, visited
from rules.reviews.participating import code_problem, codes_for, not_for_this_age
from rules.reviews.projecting import Coming, projected
from rules.reviews.prompts import Prompt, prompts
from rules.reviews.questions import Unanswered, questions
from rules.reviews.shapes import ReviewsProcedure
from rules.reviews.spells import Spell, period, spells, standing
from rules.reviews.standing_still import Unmoved
from rules.reviews.timeline import Fact, Held, Timeline
from rules.reviews.weighing import Weighed

__all__ = [
    "Adjourning",
    "Choice",
    "Coming",
    "Compared",
    "Counted",
    "Fact",
    "Held",
    "Impossible",
    "Next",
    "NoneDue",
    "Owed",
    "PaperOwed",
    "Prompt",
    "Reached",
    "ReviewsProcedure",
    "Spell",
    "Timeline",
    "Unanswered",
    "Unmoved",
    "Weighed",
    "adjourning",
    "after",
    "answered",
    "apart",
    "before",
    "check",
    "code_problem",
    "codes_for",
    "compared",
    "counted_from",
    "done_doubts",
    "draw",
    "held_doubts",
    "impossible",
    "lasted",
    "listed_doubts",
    "load",
    "meeting_doubts",
    "next_review",
    "not_for_this_age",
    "papers",
    "period",
    "projected",
    "prompts",
    "questions",
    "reached",
    "same_again",
    "spells",
    "standing",
    "visit_problems",
    "visited",
]
