"""Names that nobody bears: a plant or a bird before a piece of land, each pair once."""

FIRST = (
    "Avens", "Betony", "Bryony", "Campion", "Chervil", "Cicely", "Comfrey", "Curlew", "Dunlin", "Elder",
    "Fennel", "Fescue", "Gannet", "Garnet", "Gentian", "Godwit", "Harrier", "Heron", "Hyssop", "Jay",
    "Knapweed", "Lapwing", "Lovage", "Mallow", "Martlet", "Medlar", "Melilot", "Myrtle", "Osier", "Ouzel",
    "Petrel", "Pipit", "Plover", "Quince", "Redwing", "Rowan", "Saffron", "Samphire", "Serin", "Siskin",
    "Sorbus", "Speedwell", "Swift", "Tamarisk", "Tarragon", "Tormentil", "Valerian", "Vetch", "Willet", "Yarrow",
)  # fmt: skip
LAST = (
    "Applegarth", "Beckside", "Birkrigg", "Blackfold", "Brackenrigg", "Brightwater", "Burntwood", "Cloudsley",
    "Coldspring", "Copperdale", "Dewhollow", "Drystone", "Eastfold", "Fairhedge", "Farthingmoor", "Fernhollow",
    "Foxcombe", "Frostfield", "Gorsebank", "Greenlane", "Greywether", "Halfacre", "Hartsease", "Hawkshollow",
    "Haybarn", "Heathercote", "Highmarsh", "Hollowell", "Honeyfield", "Inkpen", "Kettlebeck", "Larchwood",
    "Lastmile", "Littlemere", "Longshadow", "Lowfell", "Marshlight", "Meadowsend", "Millrace", "Mistleigh",
    "Moorgate", "Mossthorn", "Netherfold", "Northbeck", "Oakhanger", "Oldbarrow", "Otterbourne", "Overwater",
    "Pebblecombe", "Pinfold", "Quarrybank", "Quickthorn", "Rainscar", "Reedwater", "Ridgeway", "Rimefold",
    "Roundwood", "Rushmere", "Saltfold", "Sandpiper", "Sedgewick", "Sevenoaken", "Shadowfell", "Silverbeck",
    "Skylark", "Slateford", "Snowhill", "Southfold", "Stillwater", "Stonebarrow", "Summerfold", "Sweetbriar",
    "Tarnside", "Thistledown", "Thornbank", "Threewells", "Tidewrack", "Trysting", "Underhill", "Upperfold",
    "Vinecote", "Wallflower", "Waterfold", "Westering", "Wetherfold", "Whinfell", "Whitethorn", "Wideopen",
    "Wildgoose", "Windyedge", "Winterfold", "Withybed", "Woodsmoke", "Yewbarrow", "Yonderlea", "Zigzag",
)  # fmt: skip


def name(number):
    """The name of that number, from 0; the same number has the same name, and no other number has it."""
    turn, first = divmod(number, len(FIRST))
    again, last = divmod(turn, len(LAST))
    middle = (FIRST[(first + again) % len(FIRST)],) if again else ()
    return " ".join((FIRST[first], *middle, LAST[(last + first) % len(LAST)]))
