"""Files as councils send them, with people and children of whom every one is invented."""

import csv
import io
from datetime import date

TODAY = date(2026, 3, 2)
CHILDREN = (
    "reference",
    "name",
    "date of birth",
    "in care from",
    "in care to",
    "legal status",
    "social worker",
    "team",
    "IRO",
)
DILYS = "dilys.ashgrove@northmere.example"


def written(heading, *rows, encoding="utf-8", newline="\r\n", **how):
    """A CSV file as bytes."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=newline, **how).writerows([heading, *rows])
    return text.getvalue().encode(encoding)


def a_child(reference="TW-1001", name="Wilf Tarn", born="2015-05-16", **more):
    """A row of a file of children, its cells in the order of CHILDREN."""
    cells = {"reference": reference, "name": name, "date of birth": born} | {
        k.replace("_", " "): v for k, v in more.items()
    }
    return [cells.get(column, "") for column in CHILDREN]


def children(*rows, **how):
    """A file of children."""
    return written(CHILDREN, *rows, **how)


def many_children(number, wrong=None):
    """A file of that many children, one of whom may have no date of birth."""
    rows = [
        a_child(
            f"MANY-{n}", f"Fern {_letters(n)}", "" if n == wrong else f"2012-{n % 12 + 1:02}-{n % 28 + 1:02}",
            in_care_from="2024-01-15", legal_status="C2", team="Harbour team", IRO=DILYS,
            social_worker="roz.amadi@northmere.example",
        )
        for n in range(1, number + 1)
    ]  # fmt: skip
    return children(*rows)


def _letters(n):
    return "".join(chr(97 + int(digit)) for digit in str(n)).title()


PERSON = ("pers_person_id", "pers_forename", "pers_surname", "pers_sex", "pers_dob")
EPISODES = (
    "clae_cla_episode_id", "clae_person_id", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date",
    "clae_cla_episode_ceased_reason", "clae_cla_id",
)  # fmt: skip
INVOLVEMENTS = (
    "invo_involvements_id", "invo_professional_id", "invo_professional_role_id", "invo_professional_team",
    "invo_person_id", "invo_involvement_start_date", "invo_involvement_end_date",
)  # fmt: skip
PROFESSIONALS = ("prof_professional_id", "prof_staff_id", "prof_professional_name", "prof_professional_job_title")


def delivery(**changed):
    """A small delivery of the Standard Safeguarding Dataset: {table: bytes}. Tables may be given anew, or as None."""
    tables = {
        "person": written(
            PERSON,
            ["7001", "Wilf", "Tarn", "M", "2015-05-16T00:00:00"],
            ["7002", "Moth", "Tarn", "F", "2017-09-30T00:00:00"],
            ["7003", "Grown", "Beck", "F", "1988-01-20T00:00:00"],
        ),
        "cla_episodes": written(
            EPISODES,
            ["e1", "7001", "2022-03-01T00:00:00", "2022-09-01T00:00:00", "X1", "c1"],
            ["e2", "7001", "2022-09-01T00:00:00", "2023-01-10T00:00:00", "E4A", "c1"],
            ["e3", "7001", "2024-06-03T00:00:00", "NULL", "", "c2"],
            ["e4", "7002", "2025-02-03T00:00:00", "1900-01-01T00:00:00", "", "c3"],
        ),
        "involvements": written(
            INVOLVEMENTS,
            ["i1", "p1", "CW", "Harbour team", "7001", "2024-06-03T00:00:00", ""],
            ["i2", "p2", "IRO", "", "7001", "2024-06-05T00:00:00", "NULL"],
            ["i3", "p3", "Allocated Case Worker", "Orchard team", "7002", "2025-02-03T00:00:00", ""],
            ["i4", "p2", "Independent Reviewing Officer", "", "7002", "2025-02-04T00:00:00", ""],
            ["i5", "p9", "School nurse", "", "7002", "2025-02-04T00:00:00", ""],
        ),
        "professionals": written(
            PROFESSIONALS,
            ["p1", "s1", "Amadi, Roz", "Social Worker"],
            ["p2", "s2", "Dilys Ashgrove", "IRO"],
            ["p3", "s3", "Jory Penn", "Social Worker"],
        ),
    } | changed  # fmt: skip
    return {table: data for table, data in tables.items() if data is not None}


PEOPLE = ("name", "email", "post title", "role", "team", "parent team", "from")


def a_person(
    name="Nell Farrow",
    email="nell@northmere.example",
    title="Team Manager",
    role="TM",
    team="Quay team",
    parent="",
    since="",
):
    """A row of a file of people."""
    return [name, email, title, role, team, parent, since]


def people_file(*rows):
    """A file of people."""
    return written(PEOPLE, *rows)
