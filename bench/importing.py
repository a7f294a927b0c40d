"""How long five thousand children take: looking at the file, importing it, and looking at it again; then their reviews.

python -m bench.importing            in a temporary folder
BENCH_URLS=postgresql://…/empty …    on a server
"""

from time import perf_counter

from bench.measuring import at, councils
from models import Import, Person, ProcedureVersion, Review
from models.importing.foreseeing import foresee
from tests.cast import REVIEWS
from tests.imports.files import many_children
from tests.imports.histories import many_reviews

MANY = 5_000


def measure(url):
    """Print the seconds of each step."""
    with at(url):
        fern, wren = (Person.get(Person.name == name) for name in ("Fern Tolliver", "Wren Halloran"))
        data = many_children(MANY)
        batch = timed("keep the file", lambda: Import.preview(fern, "children", [("many.csv", data)]))
        plan = timed("look at it", lambda: batch.foresee(wren))
        timed("import it", lambda: batch.commit(wren, version=plan.version))
        again = timed("look at it again, all of them here", lambda: foresee("children", [data], wren))
        assert (plan.counts["added"], again.counts["left"]) == (MANY, MANY), again.counts
        changed = data.replace(b"Harbour team", b"Mill team")
        batch = Import.preview(fern, "children", [("moved.csv", changed)])
        timed("import another team for each of them", lambda: batch.commit(wren))
        measure_history(fern, wren)


def measure_history(fern, wren):
    """The same for two reviews of each of them and the record system's date of the next."""
    ProcedureVersion.load_text(REVIEWS.read_text())
    data = many_reviews([f"MANY-{n}" for n in range(1, MANY + 1)])
    batch = Import.preview(fern, "reviews", [("history.csv", data)])
    plan = timed("look at three reviews of each of them", lambda: batch.foresee(wren))
    timed("import them", lambda: batch.commit(wren, version=plan.version))
    assert plan.counts["added"] == 3 * MANY, plan.counts
    timed("plan what comes next, as the worker does", Review.plan_missing)


def timed(what, do):
    start = perf_counter()
    done = do()
    print(f"{what:<44}{perf_counter() - start:>9.2f} s")
    return done


if __name__ == "__main__":
    with councils(lambda council: None) as urls:
        for url in urls:
            measure(url)
