"""Backups: whole, proven, and put back whole or not at all, on either database and from one to the other."""

import os
import signal
from functools import partial

import pytest
from peewee import DatabaseError

from models import Deadline, Escalation, Event, Session, database, guard
from models.backup import Damaged, Sealed, check, is_in_use, keep, restore
from models.backup.sealed import MAGIC, sealing
from models.database import db, writing
from models.errors import Refusal
from tests.cast import TEN_O_CLOCK
from tests.databases import let_go
from tests.models.test_concurrency import MORNINGS, two_boards, write_all_morning  # noqa: F401  a fixture
from tests.models.test_the_main_story import raised
from tests.processes import at_work, working
from tests.views.records import changes, everything

OTHER = {"sqlite": "postgresql", "postgresql": "sqlite"}
WRITERS = 4


@pytest.fixture
def kept(council, clock, tmp_path):
    """Northmere at work: a card with late deadlines, and the backup that was made of it."""
    raised(council)
    clock.shift(3_000_000)
    Deadline.ring_everything_due()
    file = tmp_path / "northmere.backup"
    keep(file)
    return file


def canonical():
    """Every row of every table, in the words of the backup, so that two databases can be compared."""
    from models import tables

    return {tables.name_of(model): list(tables.lines(model)) for model in tables.tables()}


def without_sessions(rows):
    return {table: lines for table, lines in rows.items() if table != "session"}


def test_what_is_put_back_is_what_was_there_row_by_row(council, kept):
    before = canonical()
    raised(council, child="Juniper Wold")
    assert canonical() != before
    rows = restore(Sealed(kept))
    assert canonical() == before
    assert rows["escalation"] == 1 and rows["deadline"] == 3
    assert guard.missing() == []


def test_a_council_moves_from_one_kind_of_database_to_the_other(council, kept, engine, copies):
    before = canonical()
    source = copies(OTHER[engine])
    let_go()
    url = source.make()
    database.bind(url)
    database.connect()
    try:
        assert not is_in_use()
        restore(Sealed(kept))
        assert canonical() == before
        moved = raised(council, child="Juniper Wold")  # ids go on where they stood
        assert moved.number == 2 and moved.id > 1
    finally:
        let_go()
        source.drop(url)


def test_a_backup_made_while_people_write_holds_whole_changes_only(two_boards, tmp_path):  # noqa: F811
    files = [tmp_path / f"{n}.backup" for n in range(3)]
    with working(write_all_morning, two_boards.url, range(WRITERS), TEN_O_CLOCK) as running:
        for file in files:
            keep(file)
        assert [each.result() for each in running]
    assert Escalation.select().count() == WRITERS * MORNINGS
    for file in files:
        rows = check(Sealed(file))
        assert rows["escalation"] == rows["stage_entry"]
        assert rows["submission"] == rows["escalation"] + rows["contact"] + rows["addendum"] + rows["acknowledgement"]


def test_the_record_is_guarded_again_and_everybody_signs_in_again(council, kept):
    Session.start(council.person("Hal Okafor"))
    keep(kept.with_name("with a session.backup"))
    restore(Sealed(kept.with_name("with a session.backup")))
    assert Session.get().ended_at is not None
    with pytest.raises(DatabaseError, match="the record is not rewritten"), writing():
        Event.update(kind="never").execute()


def test_the_file_is_its_owners_alone_and_its_name_names_no_child_and_no_file_before_it(council, kept):
    assert kept.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refusal, match="already"):
        keep(kept)
    with pytest.raises(Refusal, match="names a child"):
        keep(kept.with_name("for ALDER BROOK.backup"))
    assert [file.name for file in kept.parent.iterdir() if "backup" in file.name] == [kept.name]


def damaged(kept):
    """The file with something wrong with it, by what is wrong: cut short anywhere, or one bit of it flipped."""
    whole = kept.read_bytes()
    for length in (0, 10, len(MAGIC) + 20, 200, len(whole) // 2, len(whole) - 1):
        yield f"cut to {length}", whole[:length]
    for place in (*range(90), *range(90, len(whole), len(whole) // 60), len(whole) - 1):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        yield f"a bit of byte {place}", bytes(flipped)
    yield "one byte more", whole + b"\n"


def test_a_damaged_file_is_refused_before_anything_is_touched(northmere, clock, tmp_path):
    raised(northmere)
    file = tmp_path / "kept.backup"
    keep(file)
    before = everything(but=())
    wrong = list(damaged(file))
    assert len(wrong) > 150
    for what, content in wrong:
        file.write_bytes(content)
        with pytest.raises(Damaged):
            restore(Sealed(file))
            pytest.fail(what)
    assert changes(before, everything(but=())) == []


def resealed(kept, old, new):
    """The same backup with a word of its manifest changed and a whole seal."""
    import zipfile

    file = kept.with_name("resealed.backup")
    with zipfile.ZipFile(kept) as inside, sealing(file) as outside:
        for name in inside.namelist():
            content = inside.read(name)
            outside.writestr(name, content.replace(old, new) if name == "manifest.json" else content)
    return file


@pytest.mark.parametrize("word", [b'"Footprint"', b"0009_duties_and_filings"])
def test_a_backup_of_another_product_or_version_is_refused(council, kept, word):
    before = everything(but=())
    with pytest.raises(Refusal, match="another version"):
        restore(Sealed(resealed(kept, word, word[:-3] + b"x" * 2 + word[-1:])))
    assert changes(before, everything(but=())) == []


def test_what_does_not_come_back_as_it_was_kept_is_not_kept_at_all(council, kept):
    before = everything(but=())
    rows = Sealed(kept).manifest["tables"]["event"]["sha256"].encode()
    with pytest.raises(Damaged, match="event"):
        restore(Sealed(resealed(kept, rows, b"0" * 64)))
    assert changes(before, everything(but=())) == []
    assert guard.missing() == []


def die_restoring(file, statement, _place):
    """Restore, but be killed before that statement."""
    left = iter(range(statement))
    execute = db.obj.execute_sql

    def counted(*arguments):
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)

    db.obj.execute_sql = counted
    restore(Sealed(file))


def test_a_restore_that_is_killed_leaves_the_old_or_the_new(council, kept, clock):
    new = without_sessions(canonical())
    raised(council, child="Juniper Wold")
    old = without_sessions(canonical())
    ends = []
    for statement in (3, 40, 100, 150, 200, 250, 300, 100_000):
        with at_work(partial(die_restoring, kept, statement), council.url, TEN_O_CLOCK) as process:
            process.join(60)
            ends.append(process.exitcode)
        assert without_sessions(canonical()) == (old if process.exitcode else new), statement
        assert guard.missing() == []
        assert raised(council, child="Juniper Wold").number
        old = without_sessions(canonical())
    assert ends[0] == -signal.SIGKILL and ends[-1] == 0


def die_keeping(file, _place):
    """Make a backup, but be killed while it is sealed."""
    from models.backup import sealed

    sealed._digest = lambda _file: os.kill(os.getpid(), signal.SIGKILL)
    keep(file)


def test_a_backup_that_is_killed_leaves_no_file_of_that_name(council, tmp_path):
    file = tmp_path / "half.backup"
    with at_work(partial(die_keeping, file), council.url, TEN_O_CLOCK) as process:
        process.join(60)
    assert process.exitcode == -signal.SIGKILL
    assert not file.exists()
    keep(file)
    assert check(Sealed(file))["person"] > 0
