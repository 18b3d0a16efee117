"""CSV as spreadsheets save it, read with the place of every value."""

from __future__ import annotations

import csv
from io import StringIO

from bvrules.reading import Node, unreadable


def read_csv(text: str) -> Node:
    r"""
    Return the rows of a table as a list of maps, by the names in its first row.

    An empty cell is a value that is not there, and an empty row no row. Lines are those of the
    file; columns count the cells. Raises UnreadableError for what is no table.

    >>> read_csv("rule,ref\nact-1999/s1,\n").plain()
    [{'rule': 'act-1999/s1'}]
    """
    table = csv.reader(StringIO(text, newline=""), strict=True)
    names: list[str] = []
    rows: list[Node] = []
    line = 1
    try:
        for cells in table:
            if not names:
                names = _names(cells, line)
            elif any(each.strip() for each in cells):
                rows.append(_row(names, cells, line))
            line = table.line_num + 1
    except csv.Error as error:
        what = f"this is no table of cells with commas between them: {error}"
        raise unreadable(what, line, 1) from None
    if not any(names):
        what, help = "this is empty", "the first row names the columns"
        raise unreadable(what, 1, 1, help)
    return Node(rows, 1, 1)


def _names(cells: list[str], line: int) -> list[str]:
    names = [each.strip() for each in cells]
    if len(names) == 1 and ";" in names[0]:
        what, help = "there are semicolons between these cells", "save it as CSV with commas"
        raise unreadable(what, line, 1, help)
    for place, name in enumerate(names, 1):
        if name and name in names[: place - 1]:
            what = f"`{name}` stands here twice"
            raise unreadable(what, line, place, "each column has a name of its own")
    return names


def _row(names: list[str], cells: list[str], line: int) -> Node:
    if len(cells) > len(names):
        what = f"this row has {len(cells)} cells, and the first row names {len(names)}"
        help = 'a text with a comma in it stands in "…"'
        raise unreadable(what, line, len(names) + 1, help)
    found = {
        name: Node(cell, line, place)
        for place, (name, cell) in enumerate(zip(names, cells, strict=False), 1)
        if cell.strip()
    }
    places = {name: (1, place) for place, name in enumerate(names, 1)}
    return Node(found, line, 1, {name: places[name] for name in found})
