"""What a file or a delivery of several came to: rows that can be matched, and all that is wrong or worth a look."""

from dataclasses import dataclass, field
from datetime import date

from rules.imports.problems import Problem


@dataclass(frozen=True)
class Period:
    """A period of care: London dates, and the legal status in words; `ended` is None while it lasts.

    `status_since` is the London date of the legal status, where the file says so.
    """

    began: date
    ended: date | None = None
    legal_status: str = ""
    status_since: date | None = None


@dataclass(frozen=True)
class ChildRow:
    """A child as a file has them. An empty text or None says nothing, and changes nothing.

    `social_worker` is an email address or a name; `iro` likewise, from `iro_since` where the file says so.
    """

    row: int
    reference: str
    name: str
    born: date
    periods: tuple[Period, ...] = ()
    social_worker: str = ""
    team: str = ""
    iro: str = ""
    iro_since: date | None = None

    @property
    def identifier(self) -> str:
        return self.reference


@dataclass(frozen=True)
class PersonRow:
    """A person, and the post that they hold from a London date; `parent` is the team above their team."""

    row: int
    name: str
    email: str
    title: str
    role: str
    team: str
    parent: str = ""
    since: date | None = None

    @property
    def identifier(self) -> str:
        return self.email


@dataclass(frozen=True)
class ReviewRow:
    """A review as a file has it: of the child of this reference, due and held on London dates, or cancelled.

    Without the day on which it was held it is still to come. `participation` stands as the file has it.
    """

    row: int
    reference: str
    due_on: date | None
    held_on: date | None
    is_cancelled: bool = False
    participation: str = ""

    @property
    def identifier(self) -> str:
        return self.reference


@dataclass
class Reading:
    """All of it. Rows with a problem of their own are not among the rows."""

    rows: list = field(default_factory=list)
    reviews: list[ReviewRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
