"""Reading the named entities of many documents word by word, all documents at once.

spaCy asks at every word of every document which of 73 moves are allowed. All it looks at for
that is whether an entity is open, and a word's place: so the answers are laid out once, and a
step of all documents is a few operations on arrays. The entities are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FEATURES = 3
"""What the network looks at: this word, the open entity's first word, the word before."""
_FREE, _SINGLE, _BLANK = 2, 1, 0
"""What may begin at a word: any entity, one of a single word, none."""


def can_read_entities(component: Any) -> bool:
    """Whether a component is spaCy's entity recogniser as it comes with the English models."""
    from spacy.pipeline import EntityRecognizer

    model: Any = getattr(component, "model", None)
    return (
        type(component) is EntityRecognizer
        and component.cfg["beam_width"] == 1
        and not component.postprocesses
        and model.attrs.get("has_upper", False)
        and not model.attrs.get("unseen_classes")
        and model.layers[1].get_dim("nF") == _FEATURES
        and model.layers[1].get_dim("nP") > 1
        and {name[:2] for name in component.move_names} <= {"B-", "I-", "L-", "U-", "O"}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moves:
    """The moves by number, and which are allowed when."""

    kinds: NDArray[Any]
    """First letter of each move: B, I, L, U or O."""
    labels: NDArray[Any]
    """Number of each move's label."""
    names: tuple[str, ...]
    """Names of the labels."""
    begins: NDArray[Any]
    """1 for a move that opens an entity, else 0."""
    stays: NDArray[Any]
    """1 for a move that leaves an entity open, else 0."""
    opens: NDArray[Any]
    """Row of the penalties while the entity is open that the move opens, else 0."""
    penalties: NDArray[Any]
    """0 for an allowed move, else minus infinity. Rows: nothing is open and a word is `_BLANK`,
    `_SINGLE` or `_FREE`; then two rows for each label that is open: must close, may go on."""


def _moves(component: Any) -> _Moves:
    moves = component.moves
    written = [moves.get_class_name(number).partition("-") for number in range(moves.n_moves)]
    names = tuple(dict.fromkeys(label for _, _, label in written if label))
    kinds = np.array([kind for kind, _, _ in written])
    labels = np.array([names.index(label) if label else -1 for _, _, label in written])
    named = labels >= 0
    allowed = [kinds == "O"]
    allowed.append(allowed[_BLANK] | ((kinds == "U") & named))
    allowed.append(allowed[_SINGLE] | ((kinds == "B") & named))
    for label in range(len(names)):
        allowed.append((kinds == "L") & (labels == label))
        allowed.append(allowed[-1] | ((kinds == "I") & (labels == label)))
    penalties = np.where(np.array(allowed), 0, -np.inf).astype(np.float32)
    begins = (kinds == "B").astype(np.intp)
    return _Moves(
        kinds=kinds,
        labels=labels,
        names=names,
        begins=begins,
        stays=(kinds == "I").astype(np.intp),
        opens=begins * (3 + 2 * labels),
        penalties=penalties,
    )


class EntityReader:
    """One entity recogniser, ready to read."""

    def __init__(self, component: Any) -> None:
        self._component = component
        self._moves = _moves(component)

    def annotate(self, docs: list[Doc]) -> list[Doc]:
        """Set the entities of documents that hold a token each and no entities yet."""
        longest_first = sorted(docs, key=len, reverse=True)
        chosen = self._choose(longest_first)
        start = 0
        for doc in longest_first:
            _set(doc, chosen[start : start + len(doc)], self._moves)
            start += len(doc)
        return docs

    def _choose(self, docs: list[Doc]) -> NDArray[Any]:
        """The number of the move at each token; documents are the longest first."""
        encode, combine, score = self._component.model.layers
        parts = combine.predict(encode.predict(docs))
        parts = parts.reshape(len(parts), _FEATURES, -1)
        pieces = combine.get_dim("nP")
        bias = combine.get_param("b").reshape(-1)
        weights, offsets = score.get_param("W").T, score.get_param("b")
        moves = self._moves
        conditions = _conditions(docs)

        lengths = np.array([len(doc) for doc in docs])
        starts = np.cumsum(lengths) - lengths
        still = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")
        opened = np.zeros(len(docs), dtype=np.intp)
        """Row of the first token of the entity that is open; 0, which is padding, for none."""
        state = np.zeros(len(docs), dtype=np.intp)
        """Row of the penalties for the open label; 0 for none."""
        chosen = np.empty(lengths.sum(), dtype=np.intp)
        for step, count in enumerate(still.tolist()):
            token = starts[:count] + step
            first, label = opened[:count], state[:count]
            inside = (label > 0).astype(np.intp)
            summed = parts[token + 1, 0]
            summed += parts[first, 1]
            summed += parts[token * inside, 2]
            summed += bias
            hidden = summed[:, ::pieces]
            for piece in range(1, pieces):
                hidden = np.maximum(hidden, summed[:, piece::pieces])
            scores = hidden @ weights
            scores += offsets
            scores += moves.penalties[label + conditions[inside, token]]
            move = scores.argmax(axis=1)
            chosen[token] = move
            stays = moves.stays[move]
            state[:count] = label * stays + moves.opens[move]
            opened[:count] = first * stays + (token + 1) * moves.begins[move]
        return chosen


def _conditions(docs: list[Doc]) -> NDArray[Any]:
    """Two rows, a column for each token: what may begin there where nothing is open, and whether
    an entity that is open may go on after it (1) or not (0)."""
    columns: list[int | str] = ["SENT_START", "IS_SPACE"]
    found = []
    for doc in docs:
        table: Any = doc.to_array(columns)
        more = np.ones(len(doc), dtype=bool)
        more[:-1] = table[1:, 0] != 1
        more[-1] = False
        free = np.where(table[:, 1] != 0, _BLANK, np.where(more, _FREE, _SINGLE))
        found.append(np.stack((free, more)))
    return np.concatenate(found, axis=1)


def _set(doc: Doc, chosen: NDArray[Any], moves: _Moves) -> None:
    from spacy.tokens import Span

    kinds = moves.kinds[chosen]
    found: list[Any] = []
    first = 0
    for index in np.flatnonzero(kinds != "O").tolist():
        kind = kinds[index]
        if kind in ("B", "U"):
            first = index
        if kind in ("L", "U"):
            label = moves.names[moves.labels[chosen[index]]]
            found.append(Span(doc, first, index + 1, label=label))
    doc.set_ents(found, default="outside")
