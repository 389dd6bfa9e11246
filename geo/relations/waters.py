"""Which kinds of place are water."""

WATERS = frozenset({
    "ocean", "sea", "gulf", "bay", "strait", "channel", "sound", "fjord", "inlet", "lagoon",
    "lake", "estuary", "canal", "river",
})  # fmt: skip
