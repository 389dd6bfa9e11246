"""Write the tables of `docs/exports.md` from the columns that the program uses.

    python tools/write_data_dictionary.py

Everything between the two marks is replaced; a test fails when it was forgotten.
"""

from pathlib import Path

from geo.columns import ARTICLE_COLUMNS, Column
from geo.exports.layers import LAYERS

DOCUMENT = Path(__file__).parents[1] / "docs" / "exports.md"
BEGIN, END = "<!-- begin: data dictionary -->\n", "<!-- end: data dictionary -->\n"


def table(columns: tuple[Column, ...]) -> str:
    """A Markdown table of columns."""
    rows = "".join(
        f"| `{column.name}` | {column.type} | {column.meaning} |\n" for column in columns
    )
    return f"| column | type | meaning |\n|---|---|---|\n{rows}"


def dictionary() -> str:
    """One section a layer; a layer with the columns of an earlier one refers to it."""
    sections = []
    seen: dict[tuple[Column, ...], str] = {}
    for layer in LAYERS:
        geometry = layer.geometry or "no geometry"
        head = f"### `{layer.name}` ({geometry})\n\n{layer.meaning}\n\n"
        if layer.columns in seen:
            sections.append(f"{head}Columns as in `{seen[layer.columns]}`.\n")
        else:
            seen[layer.columns] = layer.name
            sections.append(head + table(layer.columns))
    sections.append(
        "### `Analysis.articles` (in Python)\n\nThe articles with their texts.\n\n"
        + table(ARTICLE_COLUMNS)
    )
    return "\n".join(sections)


def written(document: str) -> str:
    """The document with its tables made anew."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{dictionary()}\n{END}{after}"


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text("utf-8")), "utf-8")
