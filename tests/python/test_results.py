"""Rows for data tools: Arrow capsules read by whoever reads them, and pandas without pyarrow."""

from __future__ import annotations

import ctypes
import datetime
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import kehu
import pytest
from conftest import make_customer, make_invoice

EMPTY_TYPES = {
    "customer": "string",
    "number": "string",
    "invoice_date": "date32[day]",
    "amount": "decimal128(38, 4)",
    "days_due": "int64",
    "coverage": "dictionary<values=string, indices=int32, ordered=0>",
}


@pytest.fixture
def receivables(desk: kehu.Session) -> kehu.Result[Any]:
    make_customer(desk, "A", "Acme")
    make_customer(desk, "B", "<b>Böse & Söhne</b>")
    make_invoice(desk, "A", "0000611365", "12345678901.23 CNY", "2024-02-29")
    make_invoice(desk, "A", "0000000002", "0.01 CNY", "2024-03-01")
    make_invoice(desk, "B", "=1+1", "5.00 CNY", "2024-03-02")
    return desk.query("credit.receivables", {"all": False})


def test_pyarrow_reads_amounts_exactly(receivables: kehu.Result[Any]) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table(receivables)
    amounts = dict(zip(table["number"].to_pylist(), table["amount"].to_pylist(), strict=True))
    assert str(table.schema.field("amount").type) == "decimal128(38, 4)"
    assert amounts["0000611365"] == Decimal("12345678901.23")
    assert set(table["currency"].to_pylist()) == {"CNY"}
    days = dict(zip(table["number"].to_pylist(), table["invoice_date"].to_pylist(), strict=True))
    assert days["0000611365"] == datetime.date(2024, 2, 29)
    table.validate(full=True)


def test_polars_reads(receivables: kehu.Result[Any]) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(receivables)
    assert frame.height == 3
    assert frame["amount"].sum() == Decimal("12345678906.2400")


def test_duckdb_reads(receivables: kehu.Result[Any]) -> None:
    duckdb = pytest.importorskip("duckdb")
    total = duckdb.sql("SELECT sum(amount), count(*) FROM receivables").fetchall()
    assert total == [(Decimal("12345678906.2400"), 3)]


def test_a_stream_can_be_taken_twice_and_after_close(receivables: kehu.Result[Any]) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    assert pyarrow.table(receivables).equals(pyarrow.table(receivables))
    with kehu.open(store="memory") as db:
        session = db.session(actor="li.wei", role="administrator")
        make_customer(session, "A", "Acme")
        result = session.customer.get()
        stream = result.__arrow_c_stream__()
    del result, session
    reader = pyarrow.RecordBatchReader._import_from_c_capsule(stream)
    assert reader.read_all().num_rows == 1


def test_an_unread_capsule_frees_itself(receivables: kehu.Result[Any]) -> None:
    for _ in range(100):
        receivables.__arrow_c_stream__()
        receivables.__arrow_c_schema__()


def test_an_empty_result_keeps_its_types(desk: kehu.Session) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    empty = desk.query("credit.receivables", {"all": False})
    schema = pyarrow.table(empty).schema
    assert {name: str(schema.field(name).type) for name in EMPTY_TYPES} == EMPTY_TYPES
    assert pyarrow.schema(empty).equals(schema)
    assert len(empty) == 0
    assert "0 rows" in repr(empty)


def test_the_capsules_have_their_names(receivables: kehu.Result[Any]) -> None:
    name: Callable[..., bytes] = ctypes.pythonapi.PyCapsule_GetName
    ctypes.pythonapi.PyCapsule_GetName.restype = ctypes.c_char_p
    ctypes.pythonapi.PyCapsule_GetName.argtypes = [ctypes.py_object]
    assert name(receivables.__arrow_c_stream__()) == b"arrow_array_stream"
    assert name(receivables.__arrow_c_schema__()) == b"arrow_schema"


def test_rows_are_records(receivables: kehu.Result[Any]) -> None:
    rows = receivables.rows()
    assert len(rows) == len(receivables) == 3
    assert receivables[-1] == rows[2]
    assert receivables[:2] == rows[:2]
    assert kehu.Money("12345678901.23 CNY") in [row.amount for row in rows]
    with pytest.raises(IndexError):
        _ = receivables[3]
    with pytest.raises(LookupError):
        receivables.one()


def test_rows_hold_records_and_lists(desk: kehu.Session) -> None:
    for code in ("A", "B"):
        make_customer(desk, code, "Hangzhou Binjiang Precision Machinery Co., Ltd.")
    pair = desk.customer.duplicates().one()
    assert pair.evidence[0].field == "name"
    assert pair.evidence[0].level == "agree"
    assert pair._asdict()["evidence"][0]["field"] == "name"
    assert pickle.loads(pickle.dumps(pair)) == pair


def test_pandas_needs_no_pyarrow(receivables: kehu.Result[Any]) -> None:
    pytest.importorskip("pandas")
    frame = receivables.to_pandas()
    by_number = frame.set_index("number")
    assert by_number.loc["0000611365", "amount"] == Decimal("12345678901.23")
    assert by_number.loc["0000000002", "currency"] == "CNY"
    assert str(frame["invoice_date"].dtype).startswith("datetime64[")
    assert frame["days_due"].dtype == "int64"
    assert next(iter(frame["coverage"].cat.categories)) == "within_limit"
    assert frame["settled_on"].isna().all()
    floats = receivables.to_pandas(money="float")
    assert floats["amount"].dtype == "float64"


def test_pandas_of_nothing_is_typed(desk: kehu.Session) -> None:
    pytest.importorskip("pandas")
    frame = desk.query("credit.authorizations").to_pandas()
    assert len(frame) == 0
    assert frame["authorized_at"].dt.tz is not None
    assert frame["version"].dtype == "int64"


def test_notebooks_escape_names(desk: kehu.Session) -> None:
    make_customer(desk, "B", "<script>alert(1)</script>")
    shown = desk.customer.get()._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_long_results_are_shown_short(desk: kehu.Session) -> None:
    for i in range(30):
        make_customer(desk, f"C{i}", f"客户 {i}")
    shown = repr(desk.customer.get())
    assert "30 rows" in shown
    assert "..." in shown
    assert len(shown.splitlines()) < 30


def test_tables_of_other_tools_can_be_imported(desk: kehu.Session) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"Name": ["One", "Two", ""], "Code": ["1", "2", "3"]})
    asked = {
        "columns": {"Name": "name", "Code": "code"},
        "constants": {"kind": "company", "channel": "import"},
    }
    report = desk.import_table("customer.create", table, dry_run=True, **asked)
    assert (report.rows, report.refused, report.kept) == (3, 1, False)
    assert report.verdicts[0].position == 3
    assert isinstance(report.verdicts[0].error, kehu.Error)
    assert not report
    report = desk.import_table("customer.create", table, mode="good_rows", **asked)
    assert (report.taken, report.kept) == (2, True)
    assert {row.code for row in desk.customer.get()} == {"1", "2"}
    with pytest.raises(kehu.Invalid, match="__arrow_c_stream__"):
        desk.import_table("customer.create", [1, 2], **asked)


def test_a_result_can_be_imported_again(desk: kehu.Session, customer: str) -> None:
    source = desk.customer.get()
    with kehu.open(store="memory") as other:
        session = other.session(actor="li.wei", role="administrator")
        report = session.import_table(
            "customer.create",
            source,
            columns={"id": "id", "name": "name", "code": "code", "kind": "kind"},
            constants={"channel": "import"},
        )
        assert report.kept
        assert session.customer.get()[0].id == source[0].id
