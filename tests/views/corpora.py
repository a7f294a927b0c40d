"""What people paste and programs try."""

NOTHING = ("", "   ", "\n\t ", "\u00a0\u00a0", "\u200b\u200d", "\u2060\ufeff", "\u3000")
ALIVE = (
    "<script>window.mark = 1</script>",
    "<img src=x onerror='window.mark = 1'>",
    "{{7*7}}",
    "${7*7}",
    "{% raw %}",
    '<b hx-get="/sign-out" hx-trigger="load">x</b>',
    "javascript:alert(1)",
    '"><svg onload=alert(1)>',
    "'; DROP TABLE child;--",
    "</textarea><script>alert(1)</script>",
    "<hx-partial hx-target='#status'>x</hx-partial>",
    "&lt;script&gt;",
    "%s %(a)s {0}",
)
UNKEEPABLE = ("nul \0 here", "bell \a here", "escape \x1b[31m", "delete \x7f", "next line \u0085 here")
FOREIGN = (
    "Sŵn y Coed 🌳",
    "O’Brien-ap-Rhys",
    "ﷺ שלום مرحبا",
    "e\u0301\u0302",
    "a\u202etxt.exe",
    "𝒜 and %_\\ in a word",
)
KEYS = ("", "x" * 65, "x" * 5_000, "a\0b", "🌳" * 40, "a key", "../key")
VERSIONS = ("", "-1", "x", "9x", "9" * 30, "9" * 5_000, "٣", "²", "1e9", "\0")
STRANGE_FIELDS = (
    {"role": "QHoS"},
    {"due_at": "2030-01-01"},
    {"card[stage]": "4"},
    {"raised_by": "1"},
    {"is_admin": "true"},
    {"number": "1"},
    {"happened_at": "2020-01-01"},
    {"words-day": "1"},
    {"": "x"},
    {"by": "3"},
    {f"field-{place}": "x" for place in range(40)},
)
NUMBERS = (
    *("0", "-1", "01", "+1", "1.0", "1e9", "0x1", "1;2", "1%20", "٣", "2147483648", "9223372036854775808"),
    *("..%2f1", "%00", "1%00", "%27%20or%201=1", "00000000-0000-0000-0000-00000000000A", "9" * 2_000, "a" * 2_000),
)
DRAFT_KEYS = ("%00", "x%00" * 9, "x" * 10_000, "..", "a%20b", "%ff", "nobodys-draft-at-all")
QUERIES = (
    "show=%00",
    "show=everything",
    "show=mine'--",
    "stage=%00",
    "stage=stage-99",
    "more=%00",
    "more=stage-99",
    "sort=password_hash",
    "per_page=1000000",
    "page=-1",
    "seen=%00",
    "from=2026-12-31&to=2026-01-01",
    "show=mine&show=overdue",
    "&".join(f"a{'[b]' * 9}={place}" for place in range(2_000)),
)
PROCEDURES = ("%00", "", "nobodys", "x" * 10_000, "%ff", "north-somerset-isro%00")
PAGES = ("-1", "0", "x", "", "1e9", "9" * 30, "9" * 5_000, "٣", "%00", "2")
STATES = (
    "1",
    "1.2.3",
    "1.².2026-03-02.fresh",
    "1.٣.x.y",
    "1.-1.x.y",
    f"1.{'9' * 30}.x.y",
    f"1.{'9' * 5000}.x.y",
    "...",
)
