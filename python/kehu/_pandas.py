"""Columns of a query as a pandas DataFrame, by numpy alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kehu._errors import Invalid

if TYPE_CHECKING:
    import pandas


def make_frame(columns: list[dict[str, Any]], money: str) -> pandas.DataFrame:
    """Columns as ``_core.QueryResult.columns`` gives them."""
    import pandas as pd

    if money not in ("decimal", "float"):
        raise Invalid(f"money={money!r}: write 'decimal' or 'float'", code="json.enumerator")
    return pd.DataFrame({column["name"]: _series(column, money) for column in columns})


def _series(column: dict[str, Any], money: str) -> Any:
    import pandas as pd

    kind, values = column["kind"], column["values"]
    if kind in _packed:
        return _packed[kind](column)
    if kind == "money" and money == "float":
        floats = [None if each is None else float(each) for each in values]
        return pd.Series(floats, dtype="float64")
    return pd.Series(values, dtype="string" if kind == "text" else "object")


def _absent(column: dict[str, Any]) -> Any:
    """Which rows are absent, or None where none is."""
    import numpy as np

    present = column.get("present")
    return None if present is None else np.frombuffer(present, dtype="uint8") == 0


def _integers(column: dict[str, Any]) -> Any:
    import numpy as np
    import pandas as pd

    values = np.frombuffer(column["values"], dtype="int64").copy()
    absent = _absent(column)
    return pd.Series(values if absent is None else pd.arrays.IntegerArray(values, absent))


def _booleans(column: dict[str, Any]) -> Any:
    import numpy as np
    import pandas as pd

    values = np.frombuffer(column["values"], dtype="uint8") != 0
    absent = _absent(column)
    return pd.Series(values if absent is None else pd.arrays.BooleanArray(values, absent))


def _instants(column: dict[str, Any]) -> Any:
    import numpy as np
    import pandas as pd

    values = np.frombuffer(column["values"], dtype="int64").copy().view("datetime64[us]")
    absent = _absent(column)
    if absent is not None:
        values[absent] = np.datetime64("NaT")
    return pd.Series(values).dt.tz_localize("UTC")


def _dates(column: dict[str, Any]) -> Any:
    import numpy as np
    import pandas as pd

    days = np.frombuffer(column["values"], dtype="int32").astype("int64")
    values = days.view("datetime64[D]").astype("datetime64[s]")
    absent = _absent(column)
    if absent is not None:
        values[absent] = np.datetime64("NaT")
    return pd.Series(values)


def _words(column: dict[str, Any]) -> Any:
    import numpy as np
    import pandas as pd

    codes = np.frombuffer(column["values"], dtype="int32")
    return pd.Series(pd.Categorical.from_codes(codes, categories=column["words"]))


_packed = {
    "integer": _integers,
    "boolean": _booleans,
    "instant": _instants,
    "date": _dates,
    "enum": _words,
}
