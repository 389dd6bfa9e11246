"""The only room that loads spaCy; it hands on `Parsed`, which is never stored."""

from geo.language.parsed import Paragraph, Parsed, Sentence
from geo.language.parser import DEFAULT_MODEL, Parser
from geo.language.tense import tense_reader

__all__ = ["DEFAULT_MODEL", "Paragraph", "Parsed", "Parser", "Sentence", "tense_reader"]
