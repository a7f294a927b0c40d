"""What every file of the house keeps to, so that no reviewer has to remember it."""

import ast
import re
import shutil
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
NOT_OURS = {".git", ".venv", "node_modules", "data", "__pycache__"}


def tracked():
    """The files of the house, by their paths in it: as git has them, or all of them where there is no git."""
    if shutil.which("git") and (HOUSE / ".git").exists():
        ask = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
        return subprocess.run(ask, cwd=HOUSE, check=True, capture_output=True, text=True).stdout.split("\n")
    found = [path.relative_to(HOUSE) for path in HOUSE.rglob("*") if path.is_file()]
    return [str(path) for path in found if not NOT_OURS & set(path.parts)]


FILES = tracked()
THIS = str(Path(__file__).relative_to(HOUSE))
FLOORS = ("commands", "demo", "models", "rules", "tasks", "views")
LONGEST = {"py": 220, "html": 110}  # lines; the usual file is a quarter of that
LONG_FOR_A_REASON = {"demo/cards.py"}  # the imaginary council's stories, one after another
LONGEST_FUNCTION = 50

IN_TEMPLATES = {
    "marks text as safe": r"\|\s*safe\b",
    "has an inline handler": r"<[^>]*\son[a-z]+\s*=",
    "has an inline style": r"<[^>]*\sstyle\s*=|<style\b",
    "has an inline script": r"<script(?![^>]*\ssrc=)",
    "needs eval": r"\shx-on|hx-vals=.js:|hx-trigger=.[^\"']*\[",
    "turns links into requests": r"\shx-(boost|push-url|replace-url)\b",
    "leads to another site": r"(href|src|action)=[\"'](https?:)?//",
}
ANYWHERE = {
    "names a folder of one machine": r"(?<![\w.:/@{}-])/(work|root|home)/\w",
    "names a package registry": r"registry\.npmjs\.org|files\.pythonhosted\.org|\bpypi\.org",
    "is unfinished": r"\b(TODO|FIXME|XXX)\b",
    "points at a list that is not here": r"\b[Tt]rust ([A-Z]\d|\d)",
}


def files(*endings, under=()):
    """The house's files with one of these endings, in these folders where any are named."""
    found = [f for f in FILES if f.rsplit(".", 1)[-1] in endings and f != THIS and (HOUSE / f).is_file()]
    return [f for f in found if not under or f.split("/")[0] in under]


def read(file):
    return (HOUSE / file).read_text(encoding="utf-8")


def places(patterns, among):
    """Where one of these patterns stands, as `file:line why`."""
    return [
        f"{file}:{text[: match.start()].count(chr(10)) + 1} {why}"
        for file in among
        for text in [read(file)]
        for why, pattern in patterns.items()
        for match in re.finditer(pattern, text)
    ]


def test_there_is_a_house_to_look_at():
    assert len(files("py", under=FLOORS)) > 100
    assert len(files("html", under=["templates"])) > 50


def test_templates_hold_nothing_that_the_content_policy_refuses():
    assert places(IN_TEMPLATES, files("html", under=["templates"])) == []


def test_no_file_names_a_machine_a_registry_or_unfinished_work():
    endings = ("py", "html", "js", "css", "md", "toml", "json", "sh", "ini", "txt")
    commands = [f for f in FILES if f.startswith(("bin/", ".ci/")) or f == "Procfile"]
    assert places(ANYWHERE, files(*endings) + commands) == []


def test_files_are_small():
    among = files("py", under=[*FLOORS, "app.py", "settings.py"]) + files("html", under=["templates"])
    lengths = {file: read(file).count("\n") for file in among}
    long = {file: n for file, n in lengths.items() if n > LONGEST[file.rsplit(".", 1)[1]]}
    assert set(long) <= LONG_FOR_A_REASON, long


def test_functions_are_short():
    long = [
        f"{file}:{node.lineno} {node.name}"
        for file in files("py", under=FLOORS)
        for node in ast.walk(ast.parse(read(file)))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_every_writing_transaction_goes_through_writing():
    """A transaction that reads first and then writes fails on SQLite under load: only a savepoint may be bare."""
    bare = []
    for file in files("py", under=[*FLOORS, "app.py"]):
        if file == "models/database.py":
            continue
        tree = ast.parse(read(file))
        inside = {id(inner) for block in ast.walk(tree) if opens_writing(block) for inner in ast.walk(block)}
        bare += [f"{file}:{node.lineno}" for node in ast.walk(tree) if is_atomic(node) and id(node) not in inside]
    assert bare == []


def opens_writing(node):
    """True for a `with` block that opens our one write transaction."""
    return isinstance(node, ast.With) and any("writing(" in ast.unparse(item) for item in node.items)


def is_atomic(node):
    """True for a call of `db.atomic(...)`."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "atomic"


def test_the_rule_about_transactions_sees_a_bare_one():
    tree = ast.parse("with db.atomic():\n    pass\nwith writing():\n    with db.atomic():\n        pass")
    assert sum(is_atomic(node) for node in ast.walk(tree)) == 2
    assert sum(opens_writing(node) for node in ast.walk(tree)) == 1


def test_every_route_says_who_may_come_in(app):
    silent = [endpoint for endpoint, view in app.view_functions.items() if not getattr(view, "access", None)]
    assert silent == []


def test_models_are_told_who_acts():
    """The actor is an argument: nothing below the views asks for the person who happens to be signed in."""
    among = files("py", under=["models", "rules", "tasks"])
    assert places({"asks who is signed in": r"\bcurrent_user\b"}, among) == []


@pytest.mark.parametrize("why", IN_TEMPLATES)
def test_the_rules_for_templates_see_what_they_forbid(why):
    examples = {
        "marks text as safe": "{{ text | safe }}",
        "has an inline handler": '<a href="/" onclick="go()">',
        "has an inline style": '<p class="a" style="color: red">',
        "has an inline script": "<script>go()</script>",
        "needs eval": '<p hx-trigger="every 5s [visible()]">',
        "turns links into requests": '<body hx-boost="true">',
        "leads to another site": '<img src="//elsewhere.example/a.png">',
    }
    assert re.search(IN_TEMPLATES[why], examples[why])
