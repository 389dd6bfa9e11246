"""Inputs as people have them → `Article`: text, metadata and publication date."""

from geo.articles.drafts import AnalyzedLine
from geo.articles.furniture import Furniture, find_furniture
from geo.articles.inputs import holds_all
from geo.articles.options import ReadOptions, parse_columns
from geo.articles.publication_dates import PublicationDate, publication_date
from geo.articles.reader import read_articles, read_inputs

__all__ = [
    "AnalyzedLine",
    "Furniture",
    "PublicationDate",
    "ReadOptions",
    "find_furniture",
    "holds_all",
    "parse_columns",
    "publication_date",
    "read_articles",
    "read_inputs",
]
