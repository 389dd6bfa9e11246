"""The forms of a verb that a label needs: "bombed", "to sail", "may be banned"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.grammar import children, lemma
from geo.records import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

IRREGULAR = {
    "ban": "banned", "beat": "beat", "become": "became", "begin": "began", "blow": "blew",
    "break": "broke", "bring": "brought", "build": "built", "burn": "burned", "burst": "burst",
    "catch": "caught", "choose": "chose", "come": "came", "cut": "cut", "draw": "drew",
    "drive": "drove", "fall": "fell", "fight": "fought", "find": "found", "flee": "fled",
    "fly": "flew", "forbid": "forbade", "freeze": "froze", "give": "gave", "go": "went",
    "grow": "grew", "have": "had", "hit": "hit", "hold": "held", "keep": "kept", "lead": "led",
    "leave": "left", "let": "let", "lose": "lost", "make": "made", "meet": "met",
    "overthrow": "overthrew", "pay": "paid", "put": "put", "quit": "quit", "rise": "rose",
    "run": "ran", "say": "said", "see": "saw", "seek": "sought", "sell": "sold", "send": "sent",
    "set": "set", "shake": "shook", "shoot": "shot", "shut": "shut", "sink": "sank",
    "speak": "spoke", "spread": "spread", "stab": "stabbed", "stand": "stood", "steal": "stole",
    "strike": "struck", "sweep": "swept", "swear": "swore", "take": "took", "tear": "tore",
    "tell": "told", "throw": "threw", "win": "won", "withdraw": "withdrew", "write": "wrote",
}  # fmt: skip


def active(verb: Token, status: Status) -> str:
    """What somebody did, does or may do: "bombed", "to sail", "will not sign"."""
    base = lemma(verb)
    if status == "planned":
        return f"to {base}"
    if status == "possible":
        return f"may {base}"
    if status == "denied":
        helpers = {word.lower_ for word in children(verb, "aux")}
        return f"will not {base}" if helpers & {"will", "would", "wo"} else f"did not {base}"
    if verb.tag_ == "VBN" and status != "ongoing":  # "had driven": "drove"
        return IRREGULAR.get(base, str(verb.lower_))
    if verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") or (status == "ongoing" and verb.tag_ == "VBG"):
        return str(verb.lower_)
    return base if status == "ongoing" else past(base)


def passive(verb: Token, status: Status) -> str:
    """What was done: "bombed", "to be opened", "not persecuted"."""
    done = verb.lower_ if verb.tag_ in ("VBN", "VBD") else past(lemma(verb))
    return {
        "planned": f"to be {done}", "possible": f"may be {done}", "denied": f"not {done}",
        "ongoing": done, "happened": done,
    }[status]  # fmt: skip


def past(verb: str) -> str:
    """Simple past of a regular verb, and of a few that news is full of.

    >>> past("bomb"), past("seize"), past("carry"), past("shoot")
    ('bombed', 'seized', 'carried', 'shot')
    """
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"
