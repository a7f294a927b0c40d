"""What a role may do, as one table. Read by the record's scope query and by every `can_…`.

Scope letters: O own caseload or own raised card · T own team · S own service and the teams under it ·
P cards on which the person is or was written to · W what the person recorded · A all · D only de-identified figures ·
- never.
`acknowledge` and `respond` need the post now; reading does not. A reason is asked where the procedure asks one.
"""

ROLES = ("IRO", "SW", "TM", "SM", "HoS", "AD", "DCS", "MD", "QTM", "QSM", "QHoS", "BS", "SA", "CD")

TABLE = """
                     IRO SW  TM  SM  HoS AD  DCS MD  QTM QSM QHoS BS SA  CD
see cards             O   O   TP  SP  SP  P   P   P   A   A   A   -   -   -
see names             O   O   TP  SP  SP  P   P   P   A   A   A   A   -   -
find a child          O   -   -   -   -   -   -   -   A   A   A   -   -   -
add or change a child O   -   -   -   -   -   -   -   A   A   A   A   -   -
take back a fact      O   -   -   -   -   -   -   -   A   A   A   W   -   -
raise                 O   -   -   -   -   -   -   -   A   A   A   -   -   -
record a contact      O   O   P   P   P   P   P   P   A   A   A   -   -   -
acknowledge           -   -   P   P   P   P   P   P   -   -   -   -   -   -
respond               -   -   P   P   P   P   P   P   -   -   -   -   -   -
type in an answer     O   -   -   -   -   -   -   -   A   A   A   -   -   -
rate                  O   -   -   -   -   -   -   -   A   A   A   -   -   -
judge                 O   -   -   -   -   -   -   -   A   A   A   -   -   -
take over             -   -   -   -   -   -   -   -   A   A   A   -   -   -
progress              O   -   -   -   -   -   -   -   A   A   A   -   -   -
bypass                O   -   -   -   -   -   -   -   A   A   A   -   -   -
record a meeting      O   -   P   P   P   P   P   P   A   A   A   -   -   -
refer                 O   -   -   -   -   -   -   -   A   A   A   -   -   -
legal advice          O   -   -   -   -   -   -   -   -   -   -   -   -   -
know of advice        O   -   -   -   -   -   -   -   -   -   A   -   -   -
consent               -   -   -   -   -   -   -   -   A   -   A   -   -   -
close                 O   -   -   -   -   -   -   -   A   A   A   -   -   -
correct the child     O   -   -   -   -   -   -   -   A   A   A   -   -   -
hand over a caseload  -   -   -   -   -   -   -   -   A   A   A   -   -   -
set up the council    -   -   -   -   -   -   -   -   -   -   A   -   A   -
withdraw              O   -   -   -   -   -   -   -   A   A   A   -   -   -
reopen                O   -   -   -   -   -   -   -   A   A   A   -   -   -
add to                O   O   P   P   P   P   P   P   A   A   A   -   -   -
file a case note      O   -   -   -   -   -   -   -   A   A   A   -   -   -
see emails            -   -   -   -   -   -   -   -   A   A   A   -  D   -
preview an import     -   -   -   -   -   -   -   -   A   A   A   A   -   -
commit an import      -   -   -   -   -   -   -   -   A   A   A   -   -   -
see reviews           O   O   T   S   S   -   -   -   A   A   A   A   -   -
read reviews          O   O   T   S   S   -   -   -   A   A   A   -   -   -
record a review       O   -   -   -   -   -   -   -   A   A   A   -   -   -
arrange a review      O   -   -   -   -   -   -   -   A   A   A   A   -   -
do a step             O   O   T   -   -   -   -   -   A   A   A   A   -   -
answer decisions      -   -   T   S   S   -   -   -   -   -   -   -   -   -
see people            -   -   -   -   -   -   -   -   -   -   A   -   A   -
manage people         -   -   -   -   -   -   -   -   -   -   -   -   A   -
confirm roles         -   -   -   -   -   -   -   -   -   -   A   -   -   -
"""


def _read(table):
    head, *rows = (line for line in table.splitlines() if line.strip())
    roles = head.split()
    cells = (line.rsplit(maxsplit=len(roles)) for line in rows)
    return {action.strip(): dict(zip(roles, values, strict=True)) for action, *values in cells}


MATRIX = _read(TABLE)


def letters(action, role):
    """The scope letters of one cell, an empty text for never. Raises KeyError for an unknown action or role."""
    cell = MATRIX[action][role]
    return "" if cell == "-" else cell


def reveals_children(role):
    """True for a role whose holder sees any child or any card."""
    return any(letters(action, role) for action in ("see cards", "see names"))
