"""A short selection of `bin/faults`: web processes killed at work, and the check that must see what goes wrong."""

import os
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parent.parent.parent


def run(*arguments):
    """What the command prints, and its exit status."""
    done = subprocess.run(
        [sys.executable, "-m", "faults", *arguments],
        cwd=HOUSE, env=os.environ | {"FAULTS_KILLS": "8"}, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    return done.stdout + done.stderr, done.returncode


def test_web_processes_killed_while_they_write_lose_and_double_nothing():
    said, status = run("F1", "--database", "sqlite")
    assert status == 0, said
    assert "8 kills: 4 inside a write transaction" in " ".join(said.split())


def test_without_the_transaction_the_check_sees_what_is_lost():
    said, status = run("F1-", "--database", "postgresql")
    assert status == 0, said
    assert "failed as it must" in said


def test_the_whole_web_killed_between_commit_and_answer_does_nothing_twice():
    said, status = run("F2", "--database", "postgresql")
    assert status == 0, said
    assert "1 pass, 0 FAIL, 0 not run" in said
