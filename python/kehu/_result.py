"""The rows of a query."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

from kehu import _core
from kehu._tables import cell_text, format_table

if TYPE_CHECKING:
    import pandas

Row = TypeVar("Row", bound="_core.Record")

_shown = 10  # rows at each end of a long result, where it is shown


class Result(Generic[Row]):
    """The rows of a query: a snapshot that outlives session and database.

    Iterates over typed records, and speaks the Arrow PyCapsule interface, any number of times:
    ``polars.DataFrame(result)``, ``pyarrow.table(result)``, ``duckdb.from_arrow(result)``. An
    empty result keeps its column types.
    """

    __slots__ = ("_core",)

    def __init__(self, core: _core.QueryResult) -> None:
        self._core = core

    @property
    def query(self) -> str:
        """The name of the query that was asked."""
        return self._core.name

    @property
    def row_type(self) -> type[Row]:
        """The class of the rows."""
        made: type[Row] = self._core.row_type
        return made

    def __len__(self) -> int:
        return len(self._core)

    def __iter__(self) -> Iterator[Row]:
        for index in range(len(self._core)):
            yield self._core[index]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self._core[each] for each in range(*index.indices(len(self)))]
        row: Row = self._core[index]
        return row

    def rows(self) -> list[Row]:
        """All rows as records."""
        return list(self)

    def one(self) -> Row:
        """The only row. Raises LookupError where there is none, or more than one."""
        if len(self) != 1:
            raise LookupError(f"{self.query} has {len(self)} rows, not one")
        return self[0]

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._core.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._core.__arrow_c_schema__()

    def to_pandas(self, *, money: Literal["decimal", "float"] = "decimal") -> pandas.DataFrame:
        """A pandas DataFrame, made without pyarrow.

        Amounts are columns of ``Decimal`` beside a column ``currency``; ``money="float"`` gives
        floats, which are not exact. Absent values are NA, NaT or None.
        """
        from kehu._pandas import make_frame

        return make_frame(self._core.columns(), money)

    def _table(self) -> tuple[list[str], list[list[str]], int]:
        """Column names, the texts of the first and last rows, and how many lie between."""
        names = list(self.row_type._fields)
        hidden = max(0, len(self) - 2 * _shown)
        shown = self[:] if not hidden else [*self[:_shown], *self[-_shown:]]
        rows = [[cell_text(getattr(row, name)) for name in names] for row in shown]
        return names, rows, hidden

    def __repr__(self) -> str:
        names, rows, hidden = self._table()
        head = f"{self.query}: {len(self)} row{'' if len(self) == 1 else 's'}"
        if not rows:
            return f"{head} ({', '.join(names)})"
        if hidden:
            rows.insert(_shown, ["..." for _ in names])
        return f"{head}\n{format_table(names, rows)}"

    def _repr_html_(self) -> str:
        names, rows, hidden = self._table()
        head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in names)
        cells = ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows]
        lines = [f"<tr>{row}</tr>" for row in cells]
        if hidden:
            lines.insert(_shown, f'<tr><td colspan="{len(names)}">{hidden} more rows</td></tr>')
        caption = f"{html.escape(self.query)}: {len(self)} rows"
        return (
            f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{''.join(lines)}</tbody></table>"
        )


def dump_rows(result: Result[Any]) -> list[dict[str, Any]]:
    """The rows as plain dicts, as CSV and JSON writers want them."""
    return [row._asdict() for row in result]
