"""Running spaCy's transition parsers over many documents at once.

spaCy's own loop lets go of the interpreter's lock and its checks of what may come next take it
back some hundred times a word, which costs more than the network does. The same loop through the
methods that spaCy trains by keeps the lock, and gives the same analysis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc


def can_decode(component: Any) -> bool:
    """Whether a component is a greedy transition parser or entity recogniser of spaCy 3."""
    parts = ("moves", "model", "transition_states", "set_annotations", "cfg")
    if not all(hasattr(component, part) for part in parts) or component.cfg["beam_width"] != 1:
        return False
    attributes = component.model.attrs
    return bool(attributes.get("has_upper")) and not attributes.get("unseen_classes")


def decode(component: Any, docs: list[Doc]) -> list[Doc]:
    """Annotate documents that hold a token each as `component.pipe` would; the same documents."""
    states = component.moves.init_batch(docs)
    network = component.model.predict(docs)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        # What `network.predict` does, without its search for classes that were never trained.
        looked_at = network.get_token_ids(unfinished)
        scores = network.vec2scores.predict(network.state2vec.predict(looked_at))
        unfinished = component.transition_states(unfinished, scores)
    component.set_annotations(docs, states)
    network.clear_memory()
    return docs
