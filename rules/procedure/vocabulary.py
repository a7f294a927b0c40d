"""The words that a procedure file may choose from. Each stands for something that the record knows how to do."""

# The facts that a clock may start from, and those that stop it. The verbs of the record write them down.
STARTS = (
    "first raised",
    "identified",
    "origin",
    "opened",
    "raised",
    "sent",
    "received",
    "previous stage ended",
    "meeting held",
    "first formal stage",
)  # or "clock:KEY", the end of another clock of the same stage
STOPS = (
    "acknowledged",
    "answered",
    "planned",
    "agreed",
    "told",  # every contact that the stage expects has been made
    "sent",
    "handed over",
    "meeting arranged",
    "meeting held",
    "referred",
    "stage ended",
    "ended",
)
AT_THE_END = ("breach", "prompt", "agreed")  # "agreed" is for decisions of a review only
FORMS = ("answer", "meeting arranged", "meeting held", "referral", "notice")  # a notice waits for nobody
TIERS = ("informal", "pre-formal", "formal", "outside")
PARTS = ("answers", "copied", "told")
ACTS_AS = ("IRO", "SW", "TM", "SM", "HoS", "AD", "DCS", "MD", "QTM", "QSM", "QHoS", "BS", "outside")
STATUSES = ("in care", "CP plan", "child in need")
ABOUT = ("child", "children", "service", "person")
WORK = ("escalations", "conferences", "reviews", "quality")
BYPASS = ("freely", "reason", "consult", "never")
REFERRALS = ("advice", "beside", "ends", "last stage")
CONSENTS = ("agreement", "discussion")
FACTS = ("talked", "phoned", "emailed", "in person", "talked to social worker", "own manager told", "legal advice")
COLOURS = ("grey", "green", "turquoise", "blue", "light-blue", "purple", "pink", "red", "orange", "yellow")
DIVISIONS = ("england-and-wales", "scotland", "northern-ireland")

# The words that stand on the screen where the council has none of its own.
WORDS = {
    "raiser": "IRO",
    "escalation": "escalation",
    "prefix": "E",
    "board": "Escalations",
    "stage": "Stage",
    "clinic": "Clinic",
}
